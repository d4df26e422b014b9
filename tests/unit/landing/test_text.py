"""Vietnamese text: one spelling to compare, and the fonts used before Unicode."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orchestration.landing.codes import Codes
from orchestration.landing.text import all_normalised, fold, from_tcvn3, is_tcvn3, normalise

VIETNAMESE = st.text(
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ -–“”0123456789/,.%"
)


@given(VIETNAMESE)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_case_does_not_matter_to_comparison(text: str) -> None:
    assert fold(text.upper()) == fold(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@example("a  a")
@example("a\u0302")
@given(st.text("a \n", max_size=5) | st.text("aâ\u0302\u00a0– ", max_size=3) | VIETNAMESE | st.text())
def test_texts_are_told_to_be_normalised_where_each_of_them_is(text: str) -> None:
    beside = ["HTX Tân An", text, "xã Bản Hồ"]
    normalised = normalise(text)

    assert not all_normalised(beside) or text == normalised
    assert all_normalised(["HTX Tân An", normalised]) or not normalised.isprintable()


@given(VIETNAMESE)
def test_folded_vietnamese_is_ascii(text: str) -> None:
    assert fold(text).isascii()


@pytest.mark.parametrize(
    "spelling", ["Hòa Bình", "Hoà Bình", "HÒA  BÌNH", "Hoa Binh", "Hòa\u00a0Bình", " hòa bình\u200b"]
)
def test_tone_placement_case_and_spaces_are_one_spelling(spelling: str) -> None:
    assert fold(spelling) == "hoa binh"


@pytest.mark.parametrize("letter", ["Đ", "đ", "Ð", "ð", "Ɖ"])
def test_every_look_alike_of_d_with_stroke_is_d(letter: str) -> None:
    assert fold(f"{letter}ắk Lắk") == "dak lak"


def test_normalised_text_keeps_its_letters_and_case() -> None:
    assert normalise("  Tổng   số\nHTX ") == "Tổng số HTX"


@pytest.mark.parametrize("dash", "‐‑‒–—―−")
def test_every_dash_is_a_hyphen(dash: str) -> None:
    assert normalise(f"40 {dash} 45") == "40 - 45"


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("Tæng sè HTX", "Tổng số HTX"),
        ("Thùc hiÖn n¨m", "Thực hiện năm"),
        ("§¬n vÞ tÝnh", "Đơn vị tính"),
        ("ChØ tiªu", "Chỉ tiêu"),
        ("KÕ ho¹ch", "Kế hoạch"),
        ("¦íc thùc hiÖn", "Ước thực hiện"),
        ("Hîp t¸c x·", "Hợp tác xã"),
        ("kinh tÕ tËp thÓ", "kinh tế tập thể"),
        ("quü tÝn dông nh©n d©n", "quỹ tín dụng nhân dân"),
        ("Bé KÕ ho¹ch vµ §Çu t\xad", "Bộ Kế hoạch và Đầu tư"),
    ],
)
def test_text_of_tcvn3_fonts_is_recognised_and_decoded(stored: str, meant: str) -> None:
    assert is_tcvn3(stored)
    assert from_tcvn3(stored) == meant


def test_no_wording_in_unicode_is_taken_for_tcvn3(codes: Codes) -> None:
    texts = [*(wording.text for wording in codes.wordings), *(province.name for province in codes.provinces)]

    assert [text for text in texts if is_tcvn3(text)] == []
    assert len(texts) > 1000


@pytest.mark.parametrize("text", ["843¹", "m²", "km²", "HTX¹", "45%²", "(ước)¹"])
def test_a_note_or_a_power_is_no_letter_of_tcvn3(text: str) -> None:
    assert not is_tcvn3(text)


def test_a_power_stays_one_where_the_rest_is_tcvn3() -> None:
    assert from_tcvn3("DiÖn tÝch ®Êt, m²") == "Diện tích đất, m²"
    assert from_tcvn3("KÕT CÊU H¹ TÇNG") == "KếT CấU Hạ TầNG"
