"""Words that differ in their marks only."""

from __future__ import annotations

import pytest

from orchestration.landing.codes import load_codes
from orchestration.landing.text import fold
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.spelling import fold_apart

MEASURED = [w for w in load_codes().wordings if w.dimension in ("indicator", "sector", "policy", "program", "funding")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lao động nam", "Lao động năm"),
        ("HTX gốm", "HTX gồm"),
        ("Trình độ sơ cấp, trung cấp", "Trình độ số cấp, trung cấp"),
        ("HTX nuôi cá", "HTX nuôi cả"),
        ("HTX nuôi lợn", "HTX nuôi lớn"),
        ("Tổng số sân", "Tổng số tài sản"),
        ("Chính sách ưu đãi", "Chính sách đất đai"),
    ],
)
def test_labels_that_differ_in_their_marks_are_different_labels(lexicon: Lexicon, one: str, other: str) -> None:
    assert lexicon.read(one).plain != lexicon.read(other).plain


def test_men_are_not_all_workers_and_intermediate_training_is_not_vocational(lexicon: Lexicon) -> None:
    assert lexicon.codes("indicator", lexicon.read("Lao động nam").words) == []
    assert lexicon.codes("indicator", lexicon.read("Trình độ trung cấp").words) == ["manager_intermediate"]
    assert lexicon.codes("indicator", lexicon.read("Trình độ sơ, trung cấp").words) == ["manager_vocational"]


def test_a_decision_that_no_list_knows_is_no_programme(lexicon: Lexicon) -> None:
    assert lexicon.find("program", lexicon.read("Kinh phí theo Quyết định số 2223/QĐ-TTg").plain) is None
    assert lexicon.all_in("program", lexicon.read("Theo QĐ 01/QĐ-TTg").plain) == {"women"}


def test_a_text_without_marks_is_understood_like_one_with_them(lexicon: Lexicon) -> None:
    def codes(wording: str, dimension: str) -> set[str]:
        label = lexicon.read(wording)
        return {code for words in (label.words, label.plain) for code in lexicon.codes(dimension, words)}

    lost = [w.text for w in MEASURED if w.code not in codes(fold(w.text), w.dimension)]

    # without marks `cơ sở` may be any `co so`, `mỗi` any `mới`, `tự có` any `từ có`
    assert set(lost) <= {"kết cấu hạ tầng, cơ sở chế biến", "chương trình mỗi xã một sản phẩm", "vốn tự có của HTX"}


def test_a_text_without_marks_is_folded_as_before() -> None:
    assert fold_apart("Lao dong nam 2023") == fold("Lao động năm 2023")


@pytest.mark.parametrize("mistyped", ["Tông sô HTX", "Tống số HTX", "Tổng sô HTX"])
def test_a_word_that_nobody_knows_is_the_one_it_is_without_its_tone(mistyped: str) -> None:
    assert (fold_apart(mistyped) == "tong so htx") == (mistyped != "Tống số HTX")
