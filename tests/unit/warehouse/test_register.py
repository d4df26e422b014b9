"""Who is who on two lists: one case per reason to link, to ask, or to leave apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from orchestration.warehouse.register.evidence import Doubt
from orchestration.warehouse.register.identity import identify
from orchestration.warehouse.register.listing import Row
from orchestration.warehouse.register.outcome import Decision, Identities
from orchestration.warehouse.register.part import doubts
from orchestration.warehouse.register.words import code, register_words

WORDS = register_words()


def row(year: int, number: int = 1, **traits: object) -> Row:
    """Tân Lập on the list of a year; what differs is named."""
    usual = Row(
        place=(f"list {year}", "Danh sách", f"B{number + 3}"),
        order=number,
        block="15",
        reporter=("34", "15") if year >= 2025 else ("63", "10"),
        listed_on=date(year, 12, 31),
        entity_type="cooperative",
        name="HTX Nông nghiệp Tân Lập",
        registration_code="5300000001",
        commune="Xã Bản Hồ",
        founded_on=date(2010, 5, 14),
        founded_text=None,
        members=Decimal(20),
        capital=Decimal(1_000_000_000),
    )
    return replace(usual, **traits)


def who(*rows: Row, decisions: tuple[Decision, ...] = ()) -> Identities:
    # A second cooperative stands on every list: lists are never empty beside the one in question.
    others = [
        row(year, 90, name="HTX Vận tải Hòa Bình", registration_code="5300000090", commune="Sa Pả",
            founded_on=date(1999, 1, 2))
        for year in {each.listed_on.year for each in rows}
    ]  # fmt: skip
    return identify([*rows, *others], WORDS, decisions)


def organisations(result: Identities) -> int:
    return len(result.found) - 1


def reasons(result: Identities) -> list[Doubt]:
    return [pair.why for pair in result.doubtful]


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (row(2023), "nothing changed"),
        (row(2023, name="HTX NN TÂN LẬP", registration_code="5300 000 001"), "spelled otherwise"),
        (row(2023, registration_code=None), "code left out"),
        (row(2023, registration_code=None, founded_on=None, founded_text="2010"), "only the year"),
        (row(2023, registration_code=None, founded_on=None), "only name and commune"),
        (row(2023, registration_code=None, name="HTX Nông ngiệp Tân Lập"), "a slip in the name, the same day"),
        (row(2023, name="HTX Hoa Ban Trắng"), "renamed, the same code and day"),
        (row(2023, commune="Xã Tả Van"), "moved, the same code and name"),
        (row(2025, commune="Xã Mường Bo", registration_code=None), "communes merged, the same name and day"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_certain_link_is_made(later: Row, why: str) -> None:
    result = who(row(2022), later)

    assert organisations(result) == 1
    assert result.doubtful == []


@pytest.mark.parametrize(
    ("later", "why"),
    [
        (row(2023, registration_code="5300000007"), Doubt.CODE_MISTYPED),
        (row(2023, registration_code="5309876543"), Doubt.REGISTERED_AGAIN),
        (row(2023, name="HTX Hoa Ban", founded_on=date(2019, 1, 1)), Doubt.CODE_SHARED),
        (row(2023, name="HTX Hoa Ban", registration_code=None), Doubt.RENAMED),
        (row(2023, commune="Xã Tả Van", registration_code=None), Doubt.MOVED),
        (row(2023, founded_on=date(2015, 1, 1), registration_code=None), Doubt.FOUNDED_OTHERWISE),
        (row(2023, name="HTX Nông ngiệp Tân Lập", founded_on=None, registration_code=None), Doubt.RESPELLED),
        (row(2023, name="HTX Nông nghiệp Tâm Lộp", registration_code=None), Doubt.RESPELLED),
        (row(2023, name="HTX Nông ngiệp Tân Lập", commune=None, registration_code=None), Doubt.RESPELLED),
        (row(2023, name="HTX Tân Lập Hòa An", founded_on=date(2023, 1, 1), registration_code=None), Doubt.MERGED),
        (row(2023, commune=None, founded_on=None, registration_code=None), Doubt.SAME_NAME_ONLY),
        (row(2023, commune=None, founded_on=None, registration_code=None, name="HTX NN Tn Lập"), Doubt.SAME_NAME_ONLY),
        (
            row(2023, commune=None, founded_on=None, founded_text="2010", registration_code=None, name="HTX TânLập"),
            Doubt.RESPELLED,
        ),
        (
            row(2023, name="HTX Tân Lập Hòa An", founded_on=None, founded_text="2010", registration_code="5309876543"),
            Doubt.REGISTERED_AGAIN,
        ),
        (row(2023, name="HTX Hoa Ban", commune=None, registration_code=None), Doubt.RENAMED),
        (row(2023, name="HTX Hoa Ban", founded_on=None, registration_code=None), Doubt.RENAMED),
    ],
    ids=lambda value: value.value if isinstance(value, Doubt) else "",
)
def test_a_doubtful_pair_is_asked_about_and_not_merged(later: Row, why: Doubt) -> None:
    result = who(row(2022), later)

    assert organisations(result) == 2
    assert reasons(result) == [why]


@pytest.mark.parametrize(
    "later",
    [
        row(2023, name="HTX Tân Lập 2", registration_code=None, founded_on=date(2012, 1, 1), commune="Xã Tả Van"),
        row(2023, name="HTX Chè Shan", registration_code="5300044444", commune="Sa Pả", founded_on=date(2023, 1, 1)),
        row(2023, entity_type="credit_fund", registration_code=None, commune="Phố Ràng", founded_on=date(1996, 1, 1)),
    ],
)  # fmt: skip
def test_two_plainly_different_ones_stay_apart(later: Row) -> None:
    result = who(row(2022), later)

    assert organisations(result) == 2
    assert result.doubtful == []


def test_a_row_copied_twice_counts_once() -> None:
    result = who(row(2022), row(2023, 1), row(2023, 2), row(2023, 3, registration_code=None))

    assert organisations(result) == 1


def test_two_rows_alike_but_for_their_members_are_asked_about() -> None:
    bare = {"registration_code": None}
    result = who(row(2023, 1, **bare), row(2023, 2, **bare, members=Decimal(55)))

    assert organisations(result) == 2
    assert reasons(result) == [Doubt.LISTED_TWICE]


def test_a_row_that_fits_two_organisations_is_given_to_neither() -> None:
    result = who(
        row(2022, 1, registration_code="5300000001"),
        row(2022, 2, registration_code="5300055555", members=Decimal(55)),
        row(2023, 1, registration_code=None),
    )

    assert organisations(result) == 3
    assert len(result.doubtful) >= 2


def test_one_code_in_two_provinces_is_asked_about() -> None:
    result = who(row(2022), row(2023, block="08", reporter=("63", "02")))

    assert organisations(result) == 2
    assert Doubt.IN_TWO_PROVINCES in reasons(result)


def test_what_left_the_list_of_a_province_is_not_looked_for_on_that_of_one_it_was_merged_with_later() -> None:
    neighbour = {"reporter": ("63", "15"), "registration_code": None}
    lists = (
        row(2022, place=("neighbour 2022", "DS", "B4"), name="HTX Chè Shan", commune="Phố Ràng",
            founded_on=date(2001, 1, 1), **neighbour),
        row(2023, place=("neighbour 2023", "DS", "B4"), **neighbour),
    )  # fmt: skip
    result = who(row(2022, name="HTX Nông ngiệp Tân Lập", registration_code=None), *lists)

    assert organisations(result) == 3
    assert result.doubtful == []


def test_of_a_column_of_one_code_neighbours_are_asked_about_and_none_is_linked() -> None:
    copied = [
        row(2022, number, name=f"HTX Chè {chr(64 + number)}an", commune=f"Xã {number}") for number in range(1, 27)
    ]
    result = who(*copied)

    assert organisations(result) == len(copied)
    assert reasons(result) == [Doubt.CODE_SHARED] * (len(copied) - 1)


def test_a_group_keeps_its_code_when_it_becomes_a_cooperative() -> None:
    result = who(row(2022, entity_type="group", name="Tổ hợp tác Tân Lập"), row(2023))

    assert organisations(result) == 1


def test_people_join_what_was_asked_about_and_the_list_says_so() -> None:
    lists = (row(2022), row(2023, registration_code="5309876543"))
    (asked,) = who(*lists).doubtful

    result = who(*lists, decisions=(Decision(asked.left.reference, asked.right.reference, same=True),))

    assert organisations(result) == 1
    assert [pair.decided for pair in result.doubtful] == [True]
    assert {basis for one in result.found for _, basis in one.units} == {"first", "decision"}


def test_people_part_what_looked_certain() -> None:
    lists = (row(2022), row(2023, registration_code=None))
    (together,) = [one for one in who(*lists).found if len(one.units) == 2]
    (left, _), (right, _) = together.units

    result = who(*lists, decisions=(Decision(left.reference, right.reference, same=False),))

    assert organisations(result) == 2


def test_a_decision_about_rows_that_are_gone_is_reported() -> None:
    lost = Decision("0" * 16, "1" * 16, same=True)

    assert who(row(2022), decisions=(lost,)).unknown == [lost]


def test_an_identity_keeps_its_name_when_a_later_list_arrives() -> None:
    before = {one.cooperative_id for one in who(row(2022)).found}
    after = {one.cooperative_id for one in who(row(2022), row(2023, name="HTX NN Tân Lập")).found}

    assert before == after


@pytest.mark.parametrize(
    ("printed", "text", "core"),
    [
        ("HTX DVNN Tân Lập", "dich vu nong nghiep tan lap", "tan lap"),
        ("Hợp tác xã dịch vụ nông nghiệp TÂN LẬP", "dich vu nong nghiep tan lap", "tan lap"),
        ("Quỹ tín dụng nhân dân Duy Xuyên", "duy xuyen", "duy xuyen"),
        ("HTX Vận tải số II", "van tai so 2", "2"),
    ],
)
def test_a_name_is_compared_without_legal_form_and_abbreviations(printed: str, text: str, core: str) -> None:
    name = WORDS.name(printed)

    assert (name.text, name.core) == (text, core)


@pytest.mark.parametrize(
    ("printed", "commune"),
    [
        ("Xã Bản Hồ", "ban ho"),
        ("Thôn 3, xã Bản Hồ, huyện Sa Pa, tỉnh Lào Cai", "ban ho"),
        ("TT. Phố Ràng", "pho rang"),
        ("Bản Hồ", "ban ho"),
        ("Xay Dựng", "xay dung"),
        (None, ""),
    ],
)
def test_the_commune_is_found_in_an_address(printed: str | None, commune: str) -> None:
    assert WORDS.commune(printed) == commune


def test_of_an_address_only_the_commune_is_kept() -> None:
    assert WORDS.commune_as_printed("Thôn 3 (ĐT 0912345678), xã Bản Hồ, huyện Sa Pa") == "Bản Hồ"
    assert WORDS.commune_as_printed("Bản Hồ") == "Bản Hồ"
    assert WORDS.commune_as_printed(None) is None


@pytest.mark.parametrize(
    ("printed", "text", "is_tax_code"),
    [
        ("0401234567", "0401234567", True),
        ("401234567", "0401234567", True),
        ("4000 123 456-001", "4000123456-001", True),
        ("07A000012", "07A000012", False),
    ],
)
def test_a_code_is_compared_without_separators_and_lost_zeros(printed: str, text: str, is_tax_code: bool) -> None:
    read = code(printed)

    assert read is not None
    assert (read.text, read.is_tax_code) == (text, is_tax_code)


def test_nothing_is_no_code() -> None:
    assert code(None) is None
    assert code("000") is None
    assert code("-") is None


def test_a_faint_likeness_is_asked_about_only_where_there_is_one() -> None:
    """Another name, and nothing but the commune to go by: of two that might be meant, neither is named."""
    missing = {"founded_on": None, "registration_code": None, "members": Decimal(77), "capital": None}
    one = who(row(2022), row(2023, 1, name="HTX Hoa Ban", **missing))
    two = who(row(2022), row(2023, 1, name="HTX Hoa Ban", **missing), row(2023, 2, name="HTX Chè Shan", **missing))

    assert reasons(one) == [Doubt.RENAMED]
    assert reasons(two) == []


@pytest.mark.parametrize(
    ("gone", "come", "why"),
    [
        ({"commune": "xã Tả Van"}, {"name": "HTX Tân Lập", "founded_on": None}, Doubt.MOVED),
        ({"registration_code": "5300000001"},
         {"registration_code": "5300999999", "founded_on": None, "commune": None}, Doubt.REGISTERED_AGAIN),
        ({}, {"name": "HTX Hoa Ban", "founded_on": None, "registration_code": "5300999999"}, Doubt.RENAMED),
        ({}, {"name": "HTX Hoa Ban", "commune": "xã Tả Van"}, Doubt.RENAMED),
    ],
)  # fmt: skip
def test_of_one_that_is_gone_and_one_that_comes_from_nowhere_a_person_is_asked(
    gone: dict[str, object], come: dict[str, object], why: Doubt
) -> None:
    """The name agrees and nothing contradicts it, or two of place, year and size do."""
    uncoded = {"registration_code": None}

    assert reasons(who(row(2022, **{**uncoded, **gone}), row(2023, **{**uncoded, **come}))) == [why]


def test_two_that_share_no_more_than_a_year_are_two() -> None:
    other = {"name": "HTX Chè Shan", "commune": "xã Tả Van", "members": Decimal(99), "capital": None}

    assert (
        reasons(who(row(2022), row(2023, founded_on=None, founded_text="2010", registration_code=None, **other))) == []
    )


@pytest.mark.parametrize(
    ("again", "asked"),
    [
        ({"commune": None, "registration_code": None}, True),
        ({"name": "HTX Dịch vụ Tân Lập", "registration_code": None, "members": Decimal(31)}, True),
        ({"commune": None, "registration_code": None, "founded_on": date(2015, 1, 1)}, False),
        ({"commune": "Xã Tả Van", "registration_code": None}, False),
    ],
)
def test_two_rows_of_one_list_that_look_alike_are_asked_about(again: dict[str, object], asked: bool) -> None:
    result = who(row(2022), row(2022, 2, **again))

    assert organisations(result) == 2
    assert reasons(result) == [Doubt.LISTED_TWICE] * asked


def test_two_rows_of_one_list_are_shown_on_the_latest_list_that_has_both() -> None:
    again = {"name": "HTX Dịch vụ Tân Lập", "registration_code": None, "members": Decimal(31)}
    listed = (row(year, number, **traits) for year in (2021, 2022) for number, traits in ((1, {}), (2, again)))
    (asked,) = doubts(who(*listed, row(2023)).doubtful).to_pylist()

    assert asked["reason"] == Doubt.LISTED_TWICE
    assert {(asked[f"{side}_submission_id"], asked[f"{side}_cell"]) for side in ("left", "right")} == {
        ("list 2022", "B4"),
        ("list 2022", "B5"),
    }


def test_a_number_glued_to_a_word_is_a_number() -> None:
    assert WORDS.name("HTX Du lịch Thanh Mỹ số2") == WORDS.name("HTX Du lịch Thanh Mỹ số 2")
    assert WORDS.name("HTX Tân Lập1").numbers != WORDS.name("HTX Tân Lập 2").numbers


def test_what_is_generic_in_a_name_still_tells_two_of_them_apart() -> None:
    assert register_words().name("HTX Nấm Tân Lập").core != register_words().name("HTX Hoa Tân Lập").core
