"""What does a cell count, given its row, its column and the columns beside it?

Belongs here: row and column of one table together. Not here: two meanings joined (`combining`), what a table says of a
column (`place`), periods and cells that are no figures (`counted`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.landing.codes import Codes
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.layout.people_of_titles import says_it_alone
from orchestration.landing.meaning.combining import Beside, combine_meanings
from orchestration.landing.meaning.place import PEOPLE, Place
from orchestration.landing.meaning.support_measures import is_lent
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.summed_times import says_what_there_is
from orchestration.landing.values.units import Unit, are_all
from orchestration.landing.words.known import programme_named
from orchestration.landing.words.labels import BRACKET_BEHIND
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.recipients import are_others
from orchestration.landing.words.totals import begins_sum

_OF_EACH = (*PEOPLE, "vnd")
_ENDS_IN_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\W*$")
_A_NUMBER = re.compile(r"\b(?:so|sl)\b")  # `Số đơn vị`, `SL`
_BY_RATES = re.compile(rf"\btheo (?:{any_word('furniture', 'rated')})\b")
_RATES = re.compile(rf"\b(?:{any_word('furniture', 'rated')})\b")
_WAYS = ("org_increase", "org_decrease")
_STATES = ("org_active", "org_inactive", "org_rated")  # of which other codes are parts though none says so
_OTHER_KINDS = frozenset({"union", "group", "credit_fund"})


def meaning_of_cell(
    place: Place,
    row: Meaning,
    column: Column,
    lexicon: Lexicon,
    codes: Codes,
    unit: Unit | None = None,
    label: str = "",
) -> Meaning | None:
    """What a cell of a table counts; None where nobody can tell, or what it counts is no figure.

    Args:
        place: the table.
        row: what its row means.
        column: its column.
        lexicon: known wordings.
        codes: code lists.
        unit: the unit that the row prints.
        label: the label that the row prints.
    """
    row = _as_money(place, row, column, lexicon)
    found = _combined(place, row, column, lexicon, codes, unit, label)
    if found and place.of_other_sectors and found.sector is None:
        return None
    if found is None:
        return None
    if column.index in place.of_other_people and not _is_part_of(found, row, codes):
        return None
    if found.funding == "other" and _is_of_other_policies(place, column, lexicon):
        return None
    if _counts_those_that_have(found, column, lexicon, codes):
        return None
    if found.indicator == "support_orgs" and (
        _is_money_by_kind(place, column, lexicon) or _counts_some_kind(place, column, lexicon)
    ):
        return None
    if found.indicator == "support_persons" and _are_of_another_policy(found, column, lexicon):
        return None
    if of_all := place.sums.get(found.sector or ""):
        found = replace(found, sector=of_all)
    is_told = _is_told_by_title(place, column, lexicon, codes, unit, label)
    if place.part and found.indicator == "org_total" and not is_told and not _is_of_all(place, column, lexicon):
        allowed = found.entity in codes.indicators[place.part].entity_types
        return replace(found, indicator=place.part) if allowed else None
    if _are_some_of_the_part(place, found, codes) and not _is_of_all(place, column, lexicon):
        return None
    found = _of_each(place, found, column, lexicon, codes, unit, label)
    is_money = found.indicator == "support_budget" and found.funding is None and not place.by_source(lexicon)
    if is_money and any(is_lent(found, text) for text in (label, column.text if column.label else "")):
        return replace(found, indicator="support_loan")
    if found.entity == "support_program" and not (found.policy or found.program):
        return None  # of which policy a list does not say
    if place.measures and found.indicator in _WAYS and not _says_of_whom(column, label, lexicon):
        return _instead_of_organisations(place, found, codes)
    if (place.measures or place.part) and _is_of_some(place, found, column, unit, lexicon, codes):
        return None
    if is_told and found.indicator in (None, "org_total"):
        return _instead_of_organisations(place, found, codes)
    if column.index in place.sums_of_people and found.indicator == "org_total" and not lexicon.read(label).entities:
        return None
    if found.indicator == "org_total" and unit is None and _is_of_another_unit(place, column, lexicon, codes):
        return None
    return found


def _are_of_another_policy(found: Meaning, column: Column, lexicon: Lexicon) -> bool:
    """Whether the people of a column are those of one policy, and the row is of another: `Số lao động trẻ`."""
    named = lexicon.policies.named(column.label.words) if column.label else None
    return found.policy is not None and named not in (None, "total", found.policy)


def _as_money(place: Place, row: Meaning, column: Column, lexicon: Lexicon) -> Meaning:
    """A row of support as the money that it is below a mere year: `Năm 2023` below `ĐVT: Triệu đồng`."""
    is_open = row.entity == "support_program" and row.indicator is None and column.label is None
    is_money = is_open and _only_says_when(column) and _is_all_money(place, lexicon)
    return replace(row, indicator="support_budget") if is_money else row


def _combined(
    place: Place, row: Meaning, column: Column, lexicon: Lexicon, codes: Codes, unit: Unit | None, label: str
) -> Meaning | None:
    """What row and column say together, beside the other columns of the table."""
    fund = column.label if column.label and column.label.entity == "credit_fund" else None
    is_bare = column.label is None or programme_named(column.label, lexicon) is not None
    may_be_money = is_bare and row.entity == "support_program"
    beside = Beside(
        by_sector=fund is not None and place.counts_of_sectors(fund, lexicon),
        by_source=may_be_money and (place.by_source(lexicon) or _is_in_money(place, lexicon)),
        unit=unit,
        same_words=lexicon.codes("indicator", lexicon.read(label).words) if label and row.indicator else (),
    )
    found = combine_meanings(row, column, lexicon, codes, beside)
    if found is None and unit is None and row.indicator == "support_budget" and not row.funding:
        found = _beside_money(row, column, lexicon, codes)
    if found and found.indicator == "support_orgs" and _is_money_of_a_verb(place, column, lexicon):
        return None
    if found and _adds_up_others(place, column, lexicon):
        return None
    if found and found.funding == "other" and row.funding is None and _is_other_than_unknown(place, column, lexicon):
        return None
    if found is None or found.indicator is not None:
        return found
    is_part = found.sector is not None and _is_part_of_total(place, column, row, lexicon, codes)
    is_count = is_part or _is_whole_of_counts(place, column, lexicon, codes)
    return replace(found, indicator="org_total") if is_count else found


def _of_each(
    place: Place, found: Meaning, column: Column, lexicon: Lexicon, codes: Codes, unit: Unit | None, label: str
) -> Meaning:
    """A total as the average that corner or title say it is; without an indicator where there is none."""
    is_total = found.indicator is not None and codes.indicators[found.indicator].unit == "vnd"
    if is_total and unit is None and not column.unit_text and _is_of_each(place, lexicon):
        found = replace(found, indicator=next(iter(codes.of_each([found.counts])), found.indicator))
    if found.indicator is None or not _is_told_of_each(place, found.indicator, codes):
        return found
    is_sum = begins_sum(label) or (column.label is not None and begins_sum(column.label.text))
    averages = [] if is_sum else codes.of_each([found.indicator])
    if not averages and is_sum and place.averages is not None:
        return found
    return replace(found, indicator=averages[0] if averages else None)


def _says_of_whom(column: Column, label: str, lexicon: Lexicon) -> bool:
    """Whether an increase is that of organisations: `HTX tăng trong kỳ`, where the title tells of members."""
    told = column.label if column.label and column.label.words else lexicon.read(label)
    return bool(told.entities)


def _instead_of_organisations(place: Place, found: Meaning, codes: Codes) -> Meaning | None:
    """What a bare `Tổng số` counts in a table about `Lao động trong các HTX`; of several things nobody can tell."""
    indicator = place.measures[0] if len(place.measures) == 1 else None
    if indicator and found.indicator in _WAYS:
        indicator = indicator.removesuffix("_total") + found.indicator.removeprefix("org")
        indicator = indicator if indicator in codes.indicators else None
    if not indicator or found.entity not in codes.indicators[indicator].entity_types:
        return None
    return replace(found, indicator=indicator)


def _is_told_by_title(
    place: Place, column: Column, lexicon: Lexicon, codes: Codes, unit: Unit | None, label: str
) -> bool:
    """Whether the title tells what a cell counts, which neither row nor column does: `Tổng số` of `Lao động`."""
    if not place.measures or not _leaves_open_what(place, column, lexicon, codes):
        return False
    unit = unit or lexicon.unit(column.unit_text)
    return (unit is None or unit.code != "org") and not lexicon.titled.are_numbered(label)


def _is_of_another_unit(place: Place, column: Column, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether columns say no more than whom they are of, `HTX | Hộ`, below a unit that counts no organisations."""
    if column.label is None or column.unit_text or not _leaves_open_what(place, column, lexicon, codes):
        return False
    units = lexicon.units(place.table.unit_note)
    return bool(units) and all(unit.code != "org" for unit in units)


def _leaves_open_what(place: Place, column: Column, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether a column leaves what its cells count to the title: `2023`, and `HTX` or `Vận tải`, not `Số HTX`."""
    if column.label is None:
        return not _is_number_beside_measures(place, column, lexicon, codes)
    others = (c.label for c in place.table.columns if c.label and c is not column)
    named = column.label
    tells_whom = bool(named.entities if not named.words else lexicon.codes("sector", named.words))
    told_beside = any(lexicon.all_in("indicator", label.words) for label in others)
    return tells_whom and not told_beside and not lexicon.titled.are_numbered(column.text)


def _is_of_some(
    place: Place, found: Meaning, column: Column, unit: Unit | None, lexicon: Lexicon, codes: Codes
) -> bool:
    """Whether a column names but some organisations, of which the title tells something else: `Tốt` of `Lao động`.

    Not where columns beside it say themselves what they count, or the title speaks of ratings too.
    """
    named = column.label
    if named is None or found.indicator in (None, "org_total", place.part, *_WAYS):
        return False
    if codes.indicators[found.counts].unit != "org" or lexicon.titled.are_numbered(column.text):
        return False
    behind = BRACKET_BEHIND.search(column.text)
    units = (unit, lexicon.unit(behind[1] if behind else column.unit_text))
    if any(said and said.code == "org" for said in units):
        return False
    if _RATES.search(_BY_RATES.sub(" ", fold(" ".join(place.table.title)))):
        return False
    others = [c.label for c in place.table.columns if c.label and c is not column and says_it_alone(c.label, lexicon)]
    told = {code for label in others for code in lexicon.codes("indicator", label.words)}
    return all(codes.indicators[code].unit == "org" for code in told) and not any(
        lexicon.titled.are_numbered(label.text) for label in others
    )


def _is_number_beside_measures(place: Place, column: Column, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether `Số lượng` stands beside columns of all that the title tells of organisations: how many there are.

    Of `lao động` a column of regular workers tells as well.
    """
    if not place.measures or not fold(column.text).startswith("so luong"):
        return False
    labels = [c.label for c in place.table.columns if c.label]
    told = {code for label in labels for code in lexicon.codes("indicator", label.words)}
    return all(code and code in told | {codes.indicators[of].parent for of in told} for code in place.measures)


def _counts_those_that_have(found: Meaning, column: Column, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether a column counts the organisations that have what its band names: `Số HTX` below `Lao động`."""
    label = column.label
    if label is None or not (label.entities and label.words and found.indicator):
        return False
    indicator = codes.indicators[found.counts]
    return indicator.unit != "org" and not indicator.is_support and lexicon.titled.are_numbered(column.text)


def _are_some_of_the_part(place: Place, found: Meaning, codes: Codes) -> bool:
    """Whether a cell counts some of the only ones that a title speaks of: those with OCOP among `HTX thành lập mới`."""
    if not place.part or place.part in _STATES or found.indicator in (None, "org_total"):
        return False
    return codes.indicators[found.counts].unit == "org" and not codes.are_within(found.counts, place.part)


def _is_of_all(place: Place, column: Column, lexicon: Lexicon) -> bool:
    """Whether a column is of more than the title speaks of: `Tổng số HTX hiện có`, or beside those it counts."""
    if column.label is not None and says_what_there_is(column.text):
        return True
    labels = (c.label for c in place.table.columns if c.label and c is not column)
    return any(place.part in lexicon.codes("indicator", label.words) for label in labels)


def _beside_money(row: Meaning, column: Column, lexicon: Lexicon, codes: Codes) -> Meaning | None:
    """`Số HTX` beside amounts: only a corner's unit makes the row one of money, which is not in that column."""
    found = combine_meanings(replace(row, indicator=None), column, lexicon, codes)
    is_count = found and found.indicator and codes.indicators[found.indicator].unit in ("org", "person", "turn")
    return found if is_count else None


def _is_other_than_unknown(place: Place, column: Column, lexicon: Lexicon) -> bool:
    """Whether a column is `Khác` beside none that is a source of money: other than `Trực tiếp`, `Gián tiếp`."""
    is_other = column.label is not None and lexicon.codes("sector", column.label.words) == ["other"]
    return is_other and not place.by_source(lexicon)


def _adds_up_others(place: Place, column: Column, lexicon: Lexicon) -> bool:
    """Whether a column sums up cooperatives and others beside it: `Tổng` of `HTX` and `Doanh nghiệp`."""
    if not begins_sum(column.text) or (column.label is not None and column.label.entities):
        return False
    rows = range(place.table.header[0], place.table.header[1] + 1)
    return any(are_others(lexicon.read(text)) for row in rows for text in place.sheet.row_texts(row) if text)


def _is_money_of_a_verb(place: Place, column: Column, lexicon: Lexicon) -> bool:
    """Whether a column says nothing but a verb below a corner in money: `Phê duyệt`; not `Số đơn vị`, `HTX`."""
    label = column.label
    if label is None or label.entities or column.unit_text or not _in_money(place.table.unit_note, lexicon):
        return False
    return _A_NUMBER.search(fold(column.text)) is None


def _is_of_each(place: Place, lexicon: Lexicon) -> bool:
    """Whether its corner prints what is of each organisation: `Doanh thu của HTX (triệu đồng/HTX/năm)`."""
    units = lexicon.units(place.table.unit_note)
    return bool(units) and all(unit.each == "org" for unit in units)


def _is_told_of_each(place: Place, code: str, codes: Codes) -> bool:
    """Whether the title says that it is of each organisation: `Doanh thu` below `Kết quả bình quân 1 HTX`."""
    indicator = codes.indicators[code]
    if (
        indicator.unit not in _OF_EACH
        or indicator.kind == "average"
        or indicator.is_support
        or place.averages == frozenset()
    ):
        return False
    return place.averages is None or not set(codes.of_each(place.averages)).isdisjoint(codes.of_each([code]))


def _is_of_other_policies(place: Place, column: Column, lexicon: Lexicon) -> bool:
    """Whether `Khác` stands beside columns of policies, and is no other source of money."""
    if column.label is None or lexicon.codes("sector", column.label.words) != ["other"]:
        return False
    headers = [*(c.text for c in place.table.columns), *(text for _, text in place.table.unknown)]
    return any(lexicon.policies.named(lexicon.read(header).words) for header in headers)


def _is_money_by_kind(place: Place, column: Column, lexicon: Lexicon) -> bool:
    """Whether `HTX` beside `THT`, below a corner in money, is what those got: it counts none of them."""
    units = lexicon.units(place.table.unit_note)
    in_money = are_all(units, "vnd")
    bare = column.label is not None and not column.label.words and not column.unit_text
    return in_money and bare and not lexicon.titled.are_numbered(column.text)


def _counts_some_kind(place: Place, column: Column, lexicon: Lexicon) -> bool:
    """Whether `Số HTX` stands beside `Số THT`, no column being of both: it counts some of those supported."""
    if column.label is None or column.label.words or column.label.entity != "cooperative":
        return False
    headers = (*(c.text for c in place.table.columns), *(text for _, text in place.table.unknown))
    labels = [lexicon.read(header) for header in headers]
    return any(label.entity in _OTHER_KINDS and not label.words for label in labels)


def _is_in_money(place: Place, lexicon: Lexicon) -> bool:
    """Whether its rows lie on their side and its corner prints a unit of money: a total is then of money."""
    return place.table.rows_are != "indicators" and _in_money(place.table.unit_note, lexicon)


def _is_all_money(place: Place, lexicon: Lexicon) -> bool:
    """Whether years alone are money: below a corner that says so, of rows on their side or beside its sources."""
    if _is_in_money(place, lexicon):
        return True
    return place.by_source(lexicon) and _in_money(place.table.unit_note, lexicon)


def _is_whole_of_counts(place: Place, column: Column, lexicon: Lexicon, codes: Codes) -> bool:
    """`Tổng cộng` beside columns that count organisations, `Siêu nhỏ`, `Nhỏ`, and nothing else: of all of them."""
    labels = [c.label for c in place.table.columns if c.label]
    counted = [lexicon.codes("indicator", label.words) for label in labels]
    only_counts = all(found and codes.indicators[found[0]].unit == "org" for found in counted)
    wholes = [c for c in place.table.columns if c.label is None and _is_whole(c, lexicon)]
    is_all = len(labels) + len(wholes) == len(place.table.columns)
    return column in wholes and len(counted) > 1 and only_counts and is_all


def _is_part_of_total(place: Place, column: Column, row: Meaning, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether a mere sector breaks down the total left of it: `Tổng số HTX` before `Nông nghiệp`.

    Below a band that says so it may stand farther away, behind nothing but other counts of organisations.
    """
    left = [
        found.indicator
        for c in place.table.columns
        if c.index < column.index and (found := combine_meanings(row, c, lexicon, codes)) and found.indicator
    ]
    if "org_total" not in left or any(codes.indicators[code].unit != "org" for code in left):
        return False
    band = column.text.removesuffix(column.label.text).strip() if column.label else ""
    return left[-1] == "org_total" or lexicon.role("furniture", band) == "by_sector"


def _only_says_when(column: Column) -> bool:
    """Whether a header is nothing but a year or a part of one, whatever band stands over it: `Trong đó` over `2023`."""
    said = bool(column.stated.period) and not column.stated.rest and not column.unit_text
    return said and _ENDS_IN_A_YEAR.search(column.text) is not None  # not `Năm 2023` over `Tỉnh`


def _is_whole(column: Column, lexicon: Lexicon) -> bool:
    """Whether a header says that it is of all and no more, but for a time: `Tổng số`, `Tổng số 2023`."""
    return "whole" in (lexicon.role("place", column.text), lexicon.role("place", column.stated.rest))


def _is_part_of(found: Meaning, row: Meaning, codes: Codes) -> bool:
    """Whether a row counts all of those whose part a column counts: `Cán bộ quản lý` of `Sơ cấp`, not `Lao động`."""
    return bool(found.indicator and row.indicator) and codes.are_within(found.counts, row.counts)


def _in_money(corner: str, lexicon: Lexicon) -> bool:
    return are_all(lexicon.units(corner), "vnd")
