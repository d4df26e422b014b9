"""Which columns have another meaning, or none that is certain, because of the columns beside them?

Belongs here: columns compared with their neighbours. Not here: the meaning of a header by itself (`columns`), columns
finer than the code list (`finer_columns`), organisations of columns (`owners`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from orchestration.landing.layout.below_of_which import parts_of_money
from orchestration.landing.layout.columns import Column, read_column
from orchestration.landing.layout.header_cells import is_only_time
from orchestration.landing.layout.innermost import overruling_scenario
from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.period_codes import is_span
from orchestration.landing.values.periods import Frame, Time, read_time
from orchestration.landing.values.summed_times import is_since_january
from orchestration.landing.values.units import Unit, are_all
from orchestration.landing.words.known import (
    TOTAL,
    has_word_of_money,
    lends_of_fund,
    names_something,
    repeats_way,
    source_named,
)
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lenders import names_bank
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.openings import opens_part
from orchestration.landing.words.titled import AVERAGE
from orchestration.landing.words.totals import begins_sum_of_all, is_total
from orchestration.landing.words.ways import is_way, other_way
from orchestration.landing.writing.numbering import without_of_which

_BEHIND_SLASH = re.compile(r"(\D+?)\s*/\s*((?:19|20)\d\d)")
_FEWEST_TIMES = 2  # columns that a third may be the mean of
_MONEY = "Kinh phí hỗ trợ"
_ORGANISATIONS = "Số HTX được hỗ trợ"
_OF_SUPPORT = re.compile(rf"\b(?:{any_word('title', 'support')})\b")
_POLICIES = re.compile(rf"(?:{any_word('scope', 'any_policy')})\s*:?")  # a band that says no more than its columns
_OF_WHICH = tuple(map(fold, load_words("furniture")["of_which"]))


def summed_beside(columns: Sequence[Column], lexicon: Lexicon) -> list[Column]:
    """The columns; `Lũy kế từ đầu năm` right of `Thành lập mới trong quý` sums up what that one counts."""
    found: list[Column] = []
    for column in columns:
        left = found[-1] if found and found[-1].index == column.index - 1 else None
        if column.label is None and left and left.label and is_since_january(column.text):
            codes = lexicon.codes("indicator", left.label.words)
            if codes and lexicon.flows.issuperset(codes):
                column = replace(column, label=left.label, unit_text=column.unit_text or left.unit_text)
        found.append(column)
    return found


def years_behind_slashes(
    columns: Sequence[Column], headers: Mapping[int, Sequence[str]], frame: Frame, lexicon: Lexicon
) -> list[Column]:
    """Columns `TH/2022`, `KH/2023` of the year of the report, or of one that no other is of: what was done in it.

    In a report of 2023, beside a column of 2022, `ƯTH/2022` is a comparison with that one.

    Args:
        columns: the columns of figures.
        headers: the texts over each column that is no label, outermost first.
        frame: what relative words refer to.
        lexicon: known wordings.
    """
    dated = {p[:4] for column in columns if (p := column.time.period) and not is_span(p)}
    found = []
    for index, parts in headers.items():
        behind = ((place, match) for place, part in enumerate(parts) if (match := _BEHIND_SLASH.fullmatch(part)))
        place, match = next(behind, (0, None))
        if (
            match is None
            or (match[2] in dated and int(match[2]) != frame.year)
            or any(column.index == index for column in columns)
        ):
            continue
        told = [*parts[:place], f"{match[1]} {match[2]}", *parts[place + 1 :]]
        column = read_column(index, told, frame, lexicon)
        if isinstance(column, Column) and column.time.scenario:
            found.append(replace(column, text=" ".join(parts)))
    return found


def averages_beside(columns: Sequence[Column], unknown: Sequence[tuple[int, str]], lexicon: Lexicon) -> list[Column]:
    """Columns that only say that they hold averages, `Bình quân/HTX`: of the total that stands left of each.

    Right of `Tổng số`, `Bình quân 1 HTX` is of what the row counts.
    """
    totals = {column.index: column for column in columns if not (column.label and column.label.each)}
    found = []
    for index, text in unknown:
        label, left = lexicon.read(text), totals.get(index - 1)
        if left is None or label.words != AVERAGE or not (label.each or label.entity):
            continue
        of_each = replace(left.label or label, text=text, each=True, unit_text=label.unit_text)
        unit = label.unit_text or left.unit_text
        found.append(replace(left, index=index, text=text, label=of_each, unit_text=unit, sums=0))
    return found


def policies_beside(
    columns: Sequence[Column],
    headers: Mapping[int, Sequence[str]],
    title: Sequence[str],
    note: str,
    frame: Frame,
    lexicon: Lexicon,
    *,
    rows_have_units: bool = False,
) -> list[Column]:
    """Columns that only name a policy, two or more of them, below a title of support: what was given of each.

    Nothing but times may stand over or below the policy: `KH`, `TH` below `Kết cấu hạ tầng`.

    The unit in the corner says what that is, `Đơn vị tính: triệu đồng`, or the title: `Số HTX được hỗ trợ`. A band that
    says that it is money, `Kinh phí hỗ trợ`, needs no help; `Nội dung hỗ trợ` says no more than the columns below it.
    Where rows print their units, those say it of each policy.

    Args:
        columns: the columns of figures.
        headers: the texts over each column that is no label, outermost first.
        title: texts above the table.
        note: the unit in its corner.
        frame: what relative words refer to.
        lexicon: known wordings.
        rows_have_units: whether a column prints the unit of each row.
    """
    if not is_titled_support(title):
        return []
    counted = _counted_of_all(title, lexicon.units(note), lexicon)
    below = parts_of_money(columns, headers, lexicon)
    timed = {column.index for column in columns if column.time.says_something}
    found = []
    for index, printed in headers.items():
        times = [part for part in printed if is_only_time(read_time(part, frame))]
        parts = [part for part in printed if part not in times]
        whole = below.get(index)
        of_each = _MONEY if whole is not None and _are(lexicon.units(whole.unit_text), "vnd") else counted
        is_alone = all(_POLICIES.fullmatch(fold(band)) for band in parts[:-1])
        is_named = (of_each or (rows_have_units and whole is None)) and (is_alone or whole)
        label = lexicon.read(parts[-1]) if parts and is_named and index not in timed else None
        # `Số HTX thành lập mới` counts, whatever the corner says
        if label is None or label.unit_text or fold(label.text).startswith("so "):
            continue
        of_policy = lexicon.read(f"{of_each or _MONEY} {parts[-1]}")
        is_policy = lexicon.policies.named(label.words) and names_something(of_policy, lexicon)
        if is_policy or (of_each and lends_of_fund(label, lexicon)):
            meant, unit = (of_policy, whole.unit_text if whole else "") if of_each else (label, "")
            time = read_time(" ".join(times), frame, overruling_scenario(times)) if times else Time()
            if not (time.is_comparison or time.unclear):
                found.append(Column(index, " ".join(printed), time, time, meant, unit_text=unit))
    return found if len({column.label and column.label.words for column in found}) > 1 else []


def is_titled_support(title: Sequence[str]) -> bool:
    """Whether a line above a table says that it is about support: `KẾT QUẢ HỖ TRỢ HTX`."""
    return any(_OF_SUPPORT.search(fold(text)) for text in title)


def money_beside_units(columns: Sequence[Column], lexicon: Lexicon) -> list[Column]:
    """The columns; where rows print the unit of what they give, `Kế hoạch vốn` and `Giải ngân` are its money.

    So is a `Tổng cộng` right beside the budgets of that money, where what was given stands in a column of its own.
    """
    sources = {c.index for c in columns if c.label and source_named(c.label.text, lexicon) not in (None, TOTAL)}
    beside = {index + side for index in sources for side in (-1, 1)}
    sums = {c.index for c in columns if c.index in beside and lexicon.role("place", c.text) == "whole"}
    others = {c.index for c in columns} - sources - sums
    told = {c.index for c in columns if has_word_of_money(c.text)} | (sums if others else set())
    money = lexicon.read(_MONEY)
    return [replace(c, label=money) if c.label is None and c.index in told else c for c in columns]


def _counted_of_all(title: Sequence[str], units: Sequence[Unit], lexicon: Lexicon) -> str:
    """What a table counts of each policy: money, by the unit in its corner, or organisations, by its title; else ''."""
    if _are(units, "vnd"):
        return _MONEY
    counts = (not units or _are(units, "org")) and any(map(lexicon.titled.count_supported, title))
    return _ORGANISATIONS if counts else ""


def _are(units: Sequence[Unit], code: str) -> bool:
    return are_all(units, code) and not any(unit.each for unit in units)


def parts_beside(columns: Sequence[Column], headers: Mapping[int, Sequence[str]], lexicon: Lexicon) -> list[Column]:
    """Columns that are a part of what the column left of them counts: `Nữ`, `Trong đó: nữ` right of `Lao động`.

    Args:
        columns: the columns of figures.
        headers: the texts over each column that is no label, outermost first.
        lexicon: known wordings.
    """
    found, whole = [], None
    known = {column.index: column for column in columns}
    for index, parts in sorted(headers.items()):
        part, is_below = _part_of_which(parts, lexicon)
        if is_below and not part:
            continue  # an empty column below the band
        own = known.get(index)
        if not part or (own and not is_below and _says_what_it_counts(own, lexicon)):
            whole = own
            continue
        if whole is None or whole.label is None or not whole.label.words:
            continue
        label = lexicon.read(f"{whole.text} {part}")
        # `Trong đó: HTX nông nghiệp` right of `Số thành viên` counts members
        is_of_some = own is not None and not is_below and _says_what_it_counts(whole, lexicon)
        is_one = len(lexicon.codes("indicator", label.words)) == 1
        if (is_one or (is_of_some and _names_some(own, lexicon))) and not (own and own.time.says_something):
            text = part if is_below else " ".join(parts)
            found.append(replace(whole, index=index, text=text, label=label, unit_text=label.unit_text))
    return found


def _says_what_it_counts(column: Column, lexicon: Lexicon) -> bool:
    return column.label is None or bool(lexicon.all_in("indicator", column.label.words))


def _names_some(column: Column | None, lexicon: Lexicon) -> bool:
    """Whether a column names organisations or a sector and does not say what it counts of them."""
    label = column.label if column else None
    return label is not None and bool(label.entities or lexicon.codes("sector", label.words))


def _part_of_which(parts: Sequence[str], lexicon: Lexicon) -> tuple[str, bool]:
    """What a header names of a whole: below a band `Trong đó`, behind these words or alone, `Nữ`; and whether below."""
    if parts and lexicon.role("furniture", parts[0]) == "of_which":
        return " ".join(parts[1:]), True
    if len(parts) == 1 and lexicon.codes("part", lexicon.read(parts[0]).words):
        return parts[0], False
    if len(parts) != 1 or not opens_part(parts[0]):
        return "", False
    shown = normalise(parts[0])
    return shown[-len(without_of_which(fold(shown))) :], False


def parts_of_a_sector(
    columns: Sequence[Column], headers: Mapping[int, Sequence[str]], lexicon: Lexicon
) -> list[Column]:
    """Columns that mean a part of a sector beside its other parts: `Tổng hợp` beside `Trồng trọt`, `Chăn nuôi`.

    Args:
        columns: the columns of figures.
        headers: the texts over each column that is no label, outermost first.
        lexicon: known wordings.
    """
    known, found = {column.index: column for column in columns}, []
    for index in sorted(headers.keys() - known.keys(), key=lambda index: (index - 1 not in known, index)):
        beside = next((known[i] for i in (index - 1, index + 1) if i in known and known[i].label), None)
        if beside is None or beside.label is None:
            continue
        parents = {lexicon.sector_parents.get(code) for code in lexicon.codes("sector", beside.label.words)} - {None}
        for code in lexicon.codes("within", lexicon.read(headers[index][-1]).words) if headers[index] else []:
            if lexicon.sector_parents.get(code) in parents:
                label = replace(lexicon.read(load_words("sector")[code][0]), text=headers[index][-1])
                known[index] = replace(beside, index=index, text=" ".join(headers[index]), label=label)
                found.append(known[index])
    return found


def ways_between_stocks(
    columns: Sequence[Column], headers: Mapping[int, Sequence[str]], lexicon: Lexicon
) -> list[Column]:
    """`Tăng` and `Giảm` between `Đầu năm` and `Cuối năm`, or two years, are all that was added and lost.

    So is `Tổng số`, or `Tổng tăng`, below them, beside what it sums up. Elsewhere they compare.

    Args:
        columns: the columns of figures.
        headers: texts over all columns, outermost first.
        lexicon: known wordings.
    """
    found: list[Column] = []
    stocks = sorted((c for c in columns if c.label is None), key=lambda column: column.index)
    for left, right in pairwise(stocks):
        told = {i: headers[i] for i in range(left.index + 1, right.index) if headers.get(i)}
        if _follow_each_other(left, right) and all(is_way(parts[0]) for parts in told.values()):
            time = max(left.time, right.time, key=lambda time: (not time.opening, time.period or ""))
            labels = {i: _all_of_a_way(parts, lexicon) for i, parts in told.items()}
            ways = [Column(i, " ".join(told[i]), time, Time(), label) for i, label in labels.items() if label]
            found += [] if unpaired(ways, lexicon) else ways
    read = {column.index for column in columns}
    return [way for way in found if way.index not in read]


def _all_of_a_way(parts: Sequence[str], lexicon: Lexicon) -> Label | None:
    """All that was added, or lost, where the texts over a column say no more than that."""
    way, *below = parts
    said = [lexicon.read(text) for text in below]
    if all(is_total(label) or repeats_way(label, way, lexicon) for label in said):
        return replace(lexicon.read(f"{way} trong kỳ"), entities=tuple(e for label in said for e in label.entities))
    return None


def _follow_each_other(left: Column, right: Column) -> bool:
    """Whether two columns hold what there was at the beginning and at the end of a period."""
    if left.time.opening != right.time.opening:
        return True
    return bool(left.time.period and right.time.period) and left.time.period != right.time.period


def unpaired(columns: Sequence[Column], lexicon: Lexicon) -> list[Column]:
    """Columns of all that was added or lost in a period, without the other: alone it may be the difference."""
    counted = {
        column.index: lexicon.codes("indicator", column.label.words) if column.label else [] for column in columns
    }
    told = {code for codes in counted.values() for code in codes}
    return [column for column in columns if not all(other_way(code) in told for code in counted[column.index])]


def parts_named_as_wholes(columns: Sequence[Column], lexicon: Lexicon) -> list[Column]:
    """Columns that say they are a part of what another counts, in words that no code tells from it.

    `Trong đó: Đã đăng ký` beside `Tổng số HTX` is no second total.
    """
    wholes = [column for column in columns if not is_part(column)]
    return [c for c in columns if is_part(c) and any(_counts_the_same(c, whole, lexicon) for whole in wholes)]


def means_of_times(columns: Sequence[Column], lexicon: Lexicon) -> list[Column]:
    """`Trung bình` beside columns of nothing but times: their mean, and no rating of organisations."""
    named = [column for column in columns if column.label]
    if len(named) != 1 or len(columns) <= _FEWEST_TIMES or not (label := named[0].label) or label.entities:
        return []
    return named if lexicon.codes("indicator", label.words) == ["org_average"] else []


def sums_with_banks(columns: Sequence[Column], unknown: Sequence[tuple[int, str]], lexicon: Lexicon) -> list[Column]:
    """Columns that sum up what the support fund and banks lend: `Tổng cộng` beside `Ngân hàng` is no support.

    Args:
        columns: the columns of figures.
        unknown: columns whose header means nothing known.
        lexicon: known wordings.
    """
    of_fund = any("fund" in lexicon.all_in("program", c.label.plain) for c in columns if c.label)
    if not of_fund or not any(names_bank(text) for _, text in unknown):
        return []
    return [column for column in columns if begins_sum_of_all(column.text)]


def _counts_the_same(part: Column, whole: Column, lexicon: Lexicon) -> bool:
    """Whether no code tells a part from its whole; `Trong đó: QTDND` counts others than `Số HTX`."""
    named = [column.label.entities if column.label else () for column in (part, whole)]
    counted = _counted(part, lexicon)
    return bool(counted[0]) and counted == _counted(whole, lexicon) and (named[0] == named[1] or not all(named))


def _counted(column: Column, lexicon: Lexicon) -> tuple[object, ...]:
    """What a column counts, of whom and when."""
    if column.label is None:
        return ((), column.time.period, column.time.scenario)
    codes = lexicon.codes("indicator", column.label.words) if column.label.words else []
    total = ["org_total"] if column.label.entities and not column.label.words else []
    return (tuple(codes or total), column.time.period, column.time.scenario)


def is_part(column: Column) -> bool:
    """Whether the header of a column says that it is a part of what stands left of it."""
    return fold(column.text).startswith(_OF_WHICH)
