"""A label taken apart: whom it names, its unit, what introduces it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.seeds import load_words
from orchestration.landing.words.lexicon import Lexicon, load_lexicon
from orchestration.landing.writing.phrases import Phrases


@pytest.mark.parametrize("introduction", load_words("furniture")["of_which"])
def test_what_introduces_a_part_is_no_word_of_it(lexicon: Lexicon, introduction: str) -> None:
    assert lexicon.read(f"- {introduction}: HTX nông nghiệp").words == ("nong", "nghiep")


@pytest.mark.parametrize("total", ["Tổng số", "Cộng số", "Số"])
def test_those_that_were_rated_are_not_all(lexicon: Lexicon, total: str) -> None:
    assert lexicon.codes("indicator", lexicon.read(f"{total} được xếp loại").words) == ["org_rated"]


@pytest.mark.parametrize(
    ("label", "codes"),
    [("HTX nông nghiệp được xếp loại", ["org_rated"]), ("HTX nông nghiệp được xếp loại tốt", ["org_good"]),
     ("HTX nông nghiệp", [])],
)  # fmt: skip
def test_those_of_a_sector_that_were_rated_are_not_all_of_it(lexicon: Lexicon, label: str, codes: list[str]) -> None:
    assert [c for c in lexicon.all_in("indicator", lexicon.read(label).words) if c != "org_total"] == codes


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Tổng số HTX", "cooperative"),
        ("Số liên hiệp hợp tác xã", "union"),
        ("Tổ hợp tác đang hoạt động", "group"),
        ("Quỹ tín dụng nhân dân", "credit_fund"),
        ("Tổng số HTX, LHHTX", "cooperative_union"),
        ("HTX và liên hiệp HTX", "cooperative_union"),
        ("HTX (bao gồm cả QTDND)", "cooperative_credit_fund"),
        ("HTX, THT, LHHTX", "all"),
        ("Khu vực kinh tế tập thể, hợp tác xã", "all"),
    ],
)
def test_a_label_names_one_entity_type_or_a_printed_composite(lexicon: Lexicon, text: str, entity: str) -> None:
    assert lexicon.read(text).entity == entity


def test_a_word_that_excludes_nothing_named_stays_a_word(lexicon: Lexicon) -> None:
    assert lexicon.read("Số HTX ngoài tỉnh").words != ()


@pytest.mark.parametrize(
    "text",
    [
        "Số HTX (không bao gồm QTDND)",
        "Số HTX không bao gồm quỹ tín dụng nhân dân",
        "HTX, trừ quỹ tín dụng",
        "HTX (chưa bao gồm QTDND)",
    ],
)
def test_what_a_label_excludes_is_no_part_of_it(lexicon: Lexicon, text: str) -> None:
    assert lexicon.read(text).entities == ("cooperative",)


@pytest.mark.parametrize("text", ["HTX và tổ hợp tác", "Tổ hợp tác, quỹ tín dụng nhân dân", "LHHTX và THT"])
def test_a_combination_without_a_code_is_no_single_entity(lexicon: Lexicon, text: str) -> None:
    assert lexicon.read(text).entity is None


def test_a_unit_in_brackets_is_no_part_of_the_words(lexicon: Lexicon) -> None:
    label = lexicon.read("Tổng số thành viên (nghìn người)")

    assert (label.unit_text, label.words) == ("nghin nguoi", ("thanh", "vien"))


@pytest.mark.parametrize(
    "text", ["Tổng số hợp tác xã thành viên (HTX)", "Thành viên (người) 2023", "Tỷ lệ khá, tốt (%) năm 2023"]
)
def test_a_unit_may_stand_in_any_bracket(lexicon: Lexicon, text: str) -> None:
    assert lexicon.read(text).unit_text in ("htx", "nguoi", "%")


@pytest.mark.parametrize("text", ["Doanh thu, tỷ", "Doanh thu - triệu VND", "Doanh thu, 1.000 đồng", "Doanh thu, đồng"])
def test_a_unit_of_money_may_stand_behind_a_sign(lexicon: Lexicon, text: str) -> None:
    label = lexicon.read(text)

    assert label.words == ("doanh", "thu")
    assert lexicon.unit(label.unit_text) is not None


@pytest.mark.parametrize("text", ["HTX xếp loại A, B, C, D", "Hợp đồng", "Phụ nữ, cộng đồng"])
def test_a_letter_behind_a_sign_is_no_unit(lexicon: Lexicon, text: str) -> None:
    assert lexicon.read(text).unit_text == ""


def test_an_organisation_in_brackets_is_no_unit(lexicon: Lexicon) -> None:
    assert lexicon.read("Tín dụng (quỹ tín dụng nhân dân)").unit_text == ""


def test_a_word_that_only_begins_like_an_introduction_stays_whole(lexicon: Lexicon) -> None:
    assert lexicon.read("Trong đồng bào dân tộc").plain == ("dong", "bao", "dan", "toc")


@given(st.text(max_size=60))
def test_any_text_is_a_label(text: str) -> None:
    label = load_lexicon().read(text)

    assert label.key == tuple(sorted(label.words))


@pytest.mark.parametrize(
    ("aside", "entity"),
    [
        ("(không bao gồm QTDND)", "cooperative"),
        (", trừ quỹ tín dụng nhân dân", "cooperative"),
        ("(kể cả QTDND)", "cooperative_credit_fund"),
        ("- gồm cả liên hiệp HTX", "cooperative_union"),
    ],
)
@pytest.mark.parametrize("label", ["Số HTX đang hoạt động", "Số HTX thành lập mới", "Tổng số HTX"])
def test_an_aside_at_the_end_of_a_label_says_who_is_in_the_number(
    lexicon: Lexicon, label: str, aside: str, entity: str
) -> None:
    read = lexicon.read(f"{label} {aside}")

    assert (read.words, read.entities) == (lexicon.read(label).words, (entity,))


@pytest.mark.parametrize("text", ["Tổng số (gồm cả QTDND)", "Số thành viên (kể cả THT)", "Lao động (bao gồm LHHTX)"])
def test_those_who_are_in_a_number_too_are_not_all_it_is_of(lexicon: Lexicon, text: str) -> None:
    assert lexicon.read(text).entities == ("", "")


def test_an_aside_may_list_all_whom_a_number_is_of(lexicon: Lexicon) -> None:
    assert lexicon.read("Tổng số (gồm HTX, LHHTX, THT)").entity == "all"


@pytest.mark.parametrize("aside", ["(không gồm HTX nông nghiệp)", "(trừ QTDND chưa hoạt động)", "(QTDND)"])
def test_an_aside_that_says_more_than_whom_is_no_part_of_a_name(lexicon: Lexicon, aside: str) -> None:
    label = "Số HTX đang hoạt động"
    read = lexicon.read(f"{label} {aside}")

    assert (read.words, read.entities) != (lexicon.read(label).words, ("cooperative",))


@pytest.mark.parametrize(
    "label", ["Số HTX tham gia liên hiệp HTX", "HTX là thành viên các LHHTX", "HTX thành viên của liên hiệp hợp tác xã"]
)
def test_cooperatives_that_belong_to_unions_are_their_members(lexicon: Lexicon, label: str) -> None:
    read = lexicon.read(label)

    assert (lexicon.codes("indicator", read.words), read.entity) == (["member_org_total"], "union")


def test_half_a_year_is_no_state_at_its_beginning(lexicon: Lexicon) -> None:
    assert [lexicon.read(text).opening for text in ("Số HTX nửa đầu năm", "Số HTX đầu năm")] == [False, True]


@pytest.mark.parametrize("label", ["(" * 2000, "- " * 2000, "HTX " + "(" * 2000, "(" * 2000 + " HTX"])
def test_no_word_of_a_label_is_looked_at_more_often_the_longer_it_is(
    lexicon: Lexicon, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    at = Phrases.at
    monkeypatch.setattr(Phrases, "at", lambda self, words, start: (asked.append(start), at(self, words, start))[1])
    lexicon.read(label)

    assert len(asked) < 50 * 2000
