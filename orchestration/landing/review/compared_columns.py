"""Which columns may a header compare, and how? `ƯTH/KH (%)`, `Tăng, giảm so với năm trước`, `Tỷ trọng`.

Belongs here: all readings that a header leaves open, the likeliest first. Not here: which of them the rows confirm
(`comparisons`). Pure; the words are data (seed `wordings`, dimension comparison).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.table import Table
from orchestration.landing.review.compared_numbers import DIFFERENCE, GROWTH, RATIO, SHARE
from orchestration.landing.seeds import any_word
from orchestration.landing.values.period_codes import period_year
from orchestration.landing.values.periods import Frame, Time, read_time
from orchestration.landing.words.lexicon import Lexicon

_OF_A_WHOLE = re.compile(rf"\b(?:{any_word('comparison', 'of_a_whole')})\b")
_CHANGE = re.compile(rf"\b(?:{any_word('comparison', 'change', 'increase', 'decrease')})\b|\+\s*[/,;]?\s*\(?\s*-|±")
_GROWTH = re.compile(rf"\b(?:{any_word('comparison', 'growth')})\b")
_COMPARING = re.compile(
    r"[%()±+]|(?<![a-z0-9])-(?![a-z0-9])"
    rf"|\b(?:{any_word('comparison', 'of_a_whole', 'share', 'measure', 'change', 'increase', 'decrease')})\b"
)
_UNIT = re.compile(r"\(\s*%[^()]*\)|%.*$")
_COMPARED = re.compile(rf"\b(?:{any_word('comparison', 'base', 'measure', 'change')})\b")
_MAY_BE_A_SHARE = re.compile(rf"^(?!.*\b(?:{any_word('comparison', 'measure', 'change', 'increase', 'decrease')})\b)")
_BETWEEN = re.compile(r"\bvoi\b|\bvs\b|(?<!\d)[/:]|[/:](?!\d)|(?<=\b(?:19|20)\d\d)\s*[/:]\s*(?=(?:19|20)\d\d\b)")

Comparable = tuple[Column, Column | None, str]  # the figure, what it is compared with unless its own rows say, the kind


def comparable(header: str, index: int, table: Table, *, has_times: bool) -> list[Comparable]:
    """Which figures a column can compare, and how; the likeliest first.

    Args:
        header: its folded header.
        index: its place.
        table: the table.
        has_times: rows are of different years: a figure may be compared with an earlier row.
    """
    columns, frame = table.columns, table.frame
    group = _nearest_group(columns, index)
    left, right = _sides(header, frame)
    if _OF_A_WHOLE.search(header):
        of = _fitting(group, right)
        return [(column, None, SHARE) for column in (reversed(of) if right.says_something else of[-1:])]
    pairs: list[tuple[Column, Column | None]] = list(_pairs(group, left, right))
    if has_times and right.scenario != "plan":
        pairs += [(column, None) for column in reversed(group) if column.stated.scenario != "plan"]
    found = [(of, base, kind) for (of, base), kind in product(pairs, _kinds(header))]
    if _MAY_BE_A_SHARE.search(header) and not _BETWEEN.search(header) and not right.scenario:
        found += [(column, None, SHARE) for column in reversed(_fitting(group, right))]
    return found


def names_another_whole(header: str, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a folded header names a whole that the table hardly holds: `Tỷ trọng trong GRDP`."""
    rest = _sides(header, frame)[1].rest if _OF_A_WHOLE.search(header) else ""
    return bool(rest) and lexicon.role("place", rest) != "whole" and bool(lexicon.read(rest).words)


def names_something_else(header: str, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a folded header says more than what is compared with what: `Lãi suất (%/năm)`, `Tỷ lệ lao động nữ (%)`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def names(*headers):
    ...     return [names_something_else(header, Frame("2023"), load_lexicon()) for header in headers]
    >>> names("lai suat (%/nam)", "ty le lao dong nu (%)", "uth 2023/kh 2023 (%)", "ty le giai ngan (%)")
    [True, True, False, False]
    >>> names("ty le so voi tong so htx (%)", "tang (+), giam (-) so voi nam truoc", "% hoan thanh nq")
    [False, False, False]
    """
    rest = " ".join(side.rest for side in _sides(header, frame))
    label = lexicon.read(" ".join(_COMPARED.sub(" ", rest).split()))
    return bool(label.words) and lexicon.role("place", label.text) != "whole"


def is_note(header: str, lexicon: Lexicon) -> bool:
    """Whether a folded header is, but for its unit, one of those whose columns only remark: `Lãi suất (%/năm)`."""
    return lexicon.header(_UNIT.sub("", header).strip()) == "note"


def _kinds(header: str) -> tuple[str, ...]:
    """What a header may print, the likeliest first."""
    if _CHANGE.search(header):
        in_percent = "%" in header or _GROWTH.search(header) is not None
        return (GROWTH, RATIO) if in_percent else (DIFFERENCE, GROWTH, RATIO)
    return (RATIO, GROWTH) if re.search(r"\bso\b|\bvoi\b|cung ky", header) and "/" not in header else (RATIO,)


def _nearest_group(columns: Sequence[Column], index: int) -> list[Column]:
    """The columns of the group that a comparison stands beside: of one thing at several times."""
    if not columns:
        return []
    before = [column for column in columns if column.index < index]
    nearest = (before[-1] if before else columns[0]).label
    return [c for c in columns if (c.label and c.label.key) == (nearest and nearest.key)]


def _pairs(group: Sequence[Column], left: Time, right: Time) -> list[tuple[Column, Column]]:
    """The pairs of columns that a header can speak of, numerator first."""
    of, base = _fitting(group, left), _fitting(group, right)
    pairs = [(a, b) for a, b in product(of, base) if a is not b and _sensible(a, b, left, right)]
    return pairs if right.says_something or not left.says_something else []


def _sides(header: str, frame: Frame) -> tuple[Time, Time]:
    """What stands before and after `/` or `so với`; a header with one side names what is compared with."""
    text = " ".join(_COMPARING.sub(" ", header).split())
    match = _BETWEEN.search(text)
    left, right = (text[: match.start()], text[match.end() :]) if match else ("", text)
    return read_time(left, frame), read_time(right, frame)


def _fitting(columns: Sequence[Column], time: Time) -> list[Column]:
    """Columns of a period and scenario; `TH` may mean an estimate where nothing else does."""
    found = [c for c in columns if time.period in (None, c.time.period)]
    exact = [c for c in found if time.scenario in (None, c.time.scenario)]
    return exact or [c for c in found if "plan" not in (time.scenario, c.time.scenario)]


def _sensible(of: Column, base: Column, left: Time, right: Time) -> bool:
    """What a header leaves open: a plan is compared with what came of it, a year with the year before."""
    if left.period or of.time.period is None or base.time.period is None:
        return True
    if left.scenario is None and of.time.scenario == "plan" and right.says_something:
        return False
    if right.scenario == "plan":
        return base.time.period in (of.time.period, str(_year(of)))  # nine months of the plan for the year
    if right.period is not None:
        return of.time.period[4:] == base.time.period[4:] and _year(of) > _year(base)
    return True


def _year(column: Column) -> int:
    return period_year(column.time.period or "1900")
