"""What does a cell count? The meaning of its row joined with that of its column.

Belongs here: where the two complete or contradict each other. Not here: rows (`rows`) and columns (`columns`) by
themselves, numbers (`numbers`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.codes import Codes, Indicator
from orchestration.landing.layout.column_times import settled_time
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.meaning.support_measures import (
    LENT,
    given_by_noun,
    is_capital_of_fund,
    is_money_measure,
    is_of_policy,
    joins_cooperatives,
    lent_or_given,
    may_lend,
    measure_of_unit,
    measured_in_column,
    only_names_policy,
)
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import Frame, Time
from orchestration.landing.values.summed_times import sum_of_years
from orchestration.landing.values.units import Unit, accepts
from orchestration.landing.words.known import (
    money_of_source,
    only_says_money,
    only_says_people,
    programme_named,
    source_of_money,
)
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.titled import AVERAGE

_MONEY = re.compile(rf"\b(?:{any_word('scope', 'money', 'funds')})\b")

ASKED = re.compile(rf"\b(?:{any_word('title', 'asked')})\b")  # for what is to be given
_SUM = any_word("total", "sum", "of_all")
_SUMS = re.compile(rf"^(?:(?:{_SUM}) )+(?=(?:{_SUM})\b)")
# never of all support together: land, and what is lent
_GIVEN_BY_SOME = ("support_area", *LENT)
_SINCE_SOMETIME = re.compile(r"\bluy ke\b")  # `Lũy kế giải ngân` of a work begun years ago


class Beside(NamedTuple):
    """What the table around a cell says to it.

    Attributes:
        by_sector: other columns of the table are sectors: a credit fund among them is the credit sector.
        by_source: other columns of the table are sources of money, or all are in money: a total among them is too.
        unit: the unit of the row, which tells what a column of mere numbers counts of a policy.
        same_words: the indicators that the words of the row may mean: the members of a union are cooperatives.
    """

    by_sector: bool = False
    by_source: bool = False
    unit: Unit | None = None
    same_words: Sequence[str] = ()


_NOTHING_BESIDE = Beside()


def combine_meanings(
    row: Meaning, column: Column, lexicon: Lexicon, codes: Codes, beside: Beside = _NOTHING_BESIDE
) -> Meaning | None:
    """What row and column count together; None when they contradict each other.

    Args:
        row: what the row means.
        column: the column.
        lexicon: known wordings.
        codes: code lists.
        beside: what the table around the cell says.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> def of(row, header):
    ...     column = Column(4, header, Time(), Time(), lexicon.read(header))
    ...     return combine_meanings(row, column, lexicon, load_codes())
    >>> of(Meaning(indicator="org_active"), "Tổ hợp tác").entity
    'group'
    >>> of(Meaning(entity="cooperative", indicator="org_total", sector="transport"), "Xếp loại tốt").indicator
    'org_good'
    >>> of(Meaning(entity="cooperative", indicator="member_total"), "Liên hiệp HTX") is None
    True
    """
    label = column.label
    if label is None:
        return _below_a_time(row, column, lexicon, codes, beside)
    if label.each and label.words in (AVERAGE, ()):  # `BQ/HTX`, left of it a total or `Hợp tác xã`
        averages = codes.of_each([row.indicator or ""])
        return _counting(row, averages[0]) if averages and row.entity in (None, label.entity) else None
    if label.each and row.entity == "support_program":
        return None  # what a cooperative got on average, beside what all of them got
    if column.owner and row.entity is None:
        row = _of(row, column.owner)
    if row.indicator and _only_says_unit(label, codes.indicators[row.indicator], lexicon):
        return _measured(row)
    other = _column_meaning(label, row, lexicon, codes, by_sector=beside.by_sector)
    if other is None:
        return None
    if other.program and not row.indicator and not other.indicator and beside.by_source:
        other = replace(other, indicator="support_budget")  # `CTMTQG nông thôn mới` beside `NSTW`
    other = _told_by_neighbours(other, column, row)
    if of_members := _of_the_row(other, row, codes):
        other, row = replace(other, indicator=of_members), replace(row, indicator=None)
    row, other = _nearest(row, other, lexicon, codes)
    if _contradict(row, other, codes):
        return None
    of_all = row.policy == "total" or (other.program == "fund" and row.policy == "credit")
    if other.program and of_all and other.policy is None:
        row = replace(row, policy=None)  # all that the one programme gave
    combined = _measured(other.over(row))
    if combined.indicator is None and other.entity and not (label.words and other.sector is None):
        combined = replace(combined, indicator="org_total")  # `HTX`, `HTX nông nghiệp` over places or years
    return _of_those_counted(_as_given(_of_its_sector(combined, codes), codes), codes, beside)


def _of_its_sector(meaning: Meaning, codes: Codes) -> Meaning:
    """What is counted of a sector, whose organisations may be fewer than those that row and column name."""
    if not (meaning.sector and meaning.entity):
        return meaning
    return _of(meaning, codes.of_sector(meaning.entity, meaning.sector) or meaning.entity)


def _as_given(meaning: Meaning, codes: Codes) -> Meaning:
    """Support as policies give it: what one of them gives is of that one, what is lent is of one that lends."""
    if meaning.policy == "total" and meaning.indicator in _GIVEN_BY_SOME:
        givers = [policy for policy, given in codes.policy_measures.items() if meaning.indicator in given]
        return replace(meaning, policy=givers[0] if len(givers) == 1 else None)
    if meaning.indicator in LENT and not (meaning.program or may_lend(meaning.policy, codes)):
        return replace(meaning, indicator=None)  # `Vốn vay` beside the budgets of a policy
    return meaning


def _below_a_time(row: Meaning, column: Column, lexicon: Lexicon, codes: Codes, beside: Beside) -> Meaning:
    """What a row counts below a header that names nothing but a time, or that something is money."""
    if row.entity != "support_program" or row.indicator is not None:
        return _measured(row)
    if beside.by_source and _is_total(column, lexicon):
        return _counting(row, "support_budget")
    header = fold(column.text)
    if _MONEY.search(header) and not _SINCE_SOMETIME.search(header):
        return _counting(row, "support_budget")  # `Kinh phí được phê duyệt`, `Đã giải ngân`
    if beside.unit is None and ASKED.search(header):
        return _counting(row, "support_budget")  # `Tổng nhu cầu`
    if beside.unit and not column.unit_text:
        row = _counting(row, measure_of_unit(beside.unit, row, codes))
    return _measured(row)


def _told_by_neighbours(other: Meaning, column: Column, row: Meaning) -> Meaning:
    """What a column means beside what the fund or the other budgets leave to it."""
    if row.program == "fund" and other.policy == "credit":
        other = replace(other, policy=None)  # `Số HTX vay` of the fund: credit is all it gives
    return replace(other, funding=column.budget) if other.funding == "local" and column.budget else other


def _nearest(row: Meaning, other: Meaning, lexicon: Lexicon, codes: Codes) -> tuple[Meaning, Meaning]:
    """Row and column with the sector, or the kind of organisations, of whichever of them says it more closely."""
    if other.sector and lexicon.sector_parents.get(row.sector or "") == other.sector:
        other = replace(other, sector=row.sector)  # `Thủy sản` below `HTX nông nghiệp`
    elif row.sector and lexicon.sector_parents.get(other.sector or "") == row.sector:
        row = replace(row, sector=None)
    if row.sector and other.entity and codes.of_sector(other.entity, row.sector) == row.entity:
        other = replace(other, entity=row.entity)  # `Vận tải` below `Số HTX (gồm QTDND)`
    return row, other


def _contradict(row: Meaning, other: Meaning, codes: Codes) -> bool:
    """Whether row and column name different things."""
    if other.indicator and not _may_be_told_by_both(row.indicator, other.indicator, codes):
        return True
    if other.funding and row.indicator and not is_money_measure(row.indicator):
        return True  # `Số học viên` has no budget of its own
    if other.policy and row.policy not in (None, "total", other.policy) and other.policy != "total":
        return True  # `Vốn vay` beside the money of `Đào tạo`
    both = (
        (row.sector, other.sector),
        (row.funding, other.funding),
        (row.entity, other.entity),
        (row.program, other.program),
    )
    return any(mine and theirs and mine != theirs for mine, theirs in both)


def _of_those_counted(combined: Meaning, codes: Codes, beside: Beside) -> Meaning | None:
    """What is counted of organisations that have such an indicator, or another that the same words mean."""
    if combined.indicator is None or combined.entity in codes.indicators[combined.indicator].entity_types:
        return combined
    if combined.entity is None and codes.indicators[combined.indicator].entity_types == ("all",):
        return _of(combined, "all")  # `Sản phẩm OCOP 3 sao` over districts
    fitting = [
        code
        for code in beside.same_words
        if combined.entity in (known := codes.indicators[code]).entity_types
        and (beside.unit is None or accepts(known.unit, beside.unit))
    ]
    return replace(combined, indicator=fitting[0]) if len(fitting) == 1 else None


def _only_says_unit(label: Label, indicator: Indicator, lexicon: Lexicon) -> bool:
    """`Số người` over `Tổng số thành viên`, `Lao động` says in what these are counted; `Số học viên` counts others.

    So does `Số tiền` over `Vốn điều lệ`.
    """
    if only_says_money(label):
        return not indicator.is_support and indicator.unit == "vnd"
    unit = lexicon.unit(label.words[0]) if only_says_people(label) else None
    return unit is not None and not indicator.is_support and accepts(indicator.unit, unit)


def _may_be_told_by_both(row: str | None, column: str, codes: Codes) -> bool:
    """Whether a row leaves what its cells count to the column: `Sơ cấp` over `Cán bộ quản lý` is a part of those."""
    return row is None or row == "org_total" or codes.are_within(column, row)


def _of_the_row(column: Meaning, row: Meaning, codes: Codes) -> str | None:
    """`Tăng trong kỳ` in a row of members is of members."""
    way = (column.indicator or "").removeprefix("org")
    if way not in ("_increase", "_decrease") or not row.indicator or row.indicator == "org_total":
        return None
    code = row.indicator.removesuffix("_total") + way
    return code if code in codes.indicators else None


def _is_total(column: Column, lexicon: Lexicon) -> bool:
    """`Tổng số`, `Năm 2021 Tổng cộng`, `Tổng giai đoạn` over `Tổng số`, `Tổng 2 năm`; not `Số lượng`."""
    said = column.stated.rest or column.text
    told = (said, _SUMS.sub("", said))
    return sum_of_years(column.text) != 0 or any(lexicon.role("place", text) == "whole" for text in told)


def _measured(meaning: Meaning) -> Meaning:
    """Of a support programme, a source of money speaks of money."""
    is_money = meaning.entity == "support_program" and meaning.funding and not meaning.indicator
    return _counting(meaning, "support_budget") if is_money else meaning


@lru_cache(maxsize=4096)
def _counting(meaning: Meaning, indicator: str | None) -> Meaning:
    """What a row means where its column says what is counted: of a table, the same for each cell of a row."""
    return replace(meaning, indicator=indicator)


@lru_cache(maxsize=1024)
def _of(meaning: Meaning, entity: str) -> Meaning:
    return replace(meaning, entity=entity)


def _column_meaning(label: Label, row: Meaning, lexicon: Lexicon, codes: Codes, *, by_sector: bool) -> Meaning | None:
    """What a column header means by itself, as in tables with sectors or indicators as columns."""
    support = row.entity == "support_program"
    if label.refused or (support and is_capital_of_fund(label)):
        return None
    is_sector = label.entity == "credit_fund" and by_sector and row.entity not in (None, "credit_fund")
    if label.entity and not label.words and not support:
        # `QTDND` among sectors counts organisations of its own, as `HTX nông nghiệp` does
        return Meaning(entity=row.entity, sector="credit") if is_sector else Meaning(entity=label.entity)
    if support and (of_policy := measured_in_column(label, lexicon, codes)):
        return of_policy
    if support and (policy := only_names_policy(label, lexicon)):
        return Meaning(policy=policy)  # `Đào tạo` over `Số HTX được hỗ trợ`: the row says what is counted of it
    for words in filter(None, (label.words, label.plain)):
        if found := _only(label, words, row, lexicon, codes):
            sector = "credit" if is_sector else None
            return Meaning(entity=None if support or is_sector else label.entity, indicator=found, sector=sector)
        if not support and (sectors := lexicon.codes("sector", words)):
            return Meaning(entity=label.entity, sector=sectors[0])
        if support and (funding := lexicon.codes("funding", words)):
            return Meaning(funding=funding[0])
    if support and not label.words and (label.entity == "cooperative" or joins_cooperatives(label, lexicon)):
        return Meaning(indicator="support_orgs")  # `Số hợp tác xã`, `Số HTX, THT`
    if support and (source := source_of_money(label.words, lexicon)):
        return Meaning(funding=source)
    if support and (money := money_of_source(label, lexicon)) and len(money[1]) == 1:
        return Meaning(indicator=money[1][0], funding=money[0])
    if support and lexicon.codes("sector", label.words) == ["other"]:
        return Meaning(funding="other")  # `Khác` beside the budgets
    if support and (program := programme_named(label, lexicon)):
        unit = lexicon.unit(label.unit_text)
        return Meaning(indicator=measure_of_unit(unit, row, codes) if unit else None, program=program)
    people = (row.indicator or "").removesuffix("_total")
    for part in () if label.entities else lexicon.codes("part", label.words):
        if (of_row := f"{people}_{part}") in codes.indicators:
            return Meaning(indicator=of_row)  # `Nữ` beside the members of a row
    in_part = None if support else lexicon.find("sector", label.words)
    if in_part and in_part[0] != "other" and (found := _only(label, in_part[1], row, lexicon, codes)):
        return Meaning(entity=label.entity, indicator=found, sector=in_part[0])
    return None


def _only(label: Label, words: tuple[str, ...], row: Meaning, lexicon: Lexicon, codes: Codes) -> str | None:
    """The one indicator that words mean for the organisations of the row."""
    support = row.entity == "support_program"
    entity = label.entity or row.entity
    unit = lexicon.unit(label.unit_text)
    known = lexicon.indicators(words, unit) if words else []
    found = [
        code
        for code in (codes.of_each(known) if label.each else known)
        if codes.indicators[code].is_support == support
        and (not support or is_of_policy(code, words, row.policy, lexicon, codes))
        and (not entity or support or entity in codes.indicators[code].entity_types)
    ]
    if len(found) > 1 and unit:  # `Vốn vay (triệu đồng)`; in `Số HTX vay vốn` the same words count organisations
        found = [code for code in found if accepts(codes.indicators[code].unit, unit)]
    found = lent_or_given(found, row)
    if support and not found:
        return given_by_noun(label, words, None, row.policy, lexicon, codes)
    return found[0] if len(found) == 1 else None


def combine_times(row: Time | None, column: Column, frame: Frame) -> Time:
    """The period and scenario of a cell; without period when row and column contradict each other.

    >>> plan = Column(3, "Kế hoạch", Time("2023", "plan"), Time(scenario="plan"))
    >>> time = combine_times(Time("2021"), plan, Frame("2023"))
    >>> time.period, time.scenario
    ('2021', 'plan')
    """
    if row is None:
        return column.time
    if row.period is None:  # it only says whether it is planned or done
        row = replace(row, period=column.time.period)
    if column.stated.period not in (None, row.period):
        return Time(unclear=True)
    scenarios = {row.scenario, column.stated.scenario} - {None}
    if row.unclear or len(scenarios) > 1:
        return Time(unclear=True)
    return settled_time(Time(row.period, scenarios.pop() if scenarios else None), frame)
