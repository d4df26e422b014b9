"""Sheets of a workbook with the same layout: one for each district, and perhaps one for the whole province.

Only their names say which part they are of, and few place names can be told from other words. Only the sheet of the
whole counts; if there is none, no sheet does.

Belongs here: which sheets are alike and which of them is the whole. Not here: sheets named after a place, a period or a
kind of organisation (`recognising`), one figure that two tables print (the rule book). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from orchestration.landing.landed import Figure, Noticed, Reading
from orchestration.landing.review.district_sums import ADDABLE, as_number
from orchestration.landing.seeds import load_words
from orchestration.landing.text import normalise
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import as_province
from orchestration.landing.words.whole_province import is_total_of_places

Key = tuple[str, ...]
Printed = Mapping[Key, Figure]  # the figures of a sheet

_WORD = re.compile(r"[^\W_]+")
# with its marks: `nhập` is no `nháp`
_DRAFTED = re.compile(rf"\b(?:{'|'.join(load_words('sheet')['says_draft'])})\b", re.IGNORECASE)
_ENOUGH = 3  # figures that two sheets share before they can be alike
_DOUBTED = ("figures.title_of_other_time", "figures.title_of_other_year")


class Alike(NamedTuple):
    """Sheets that lay out the same figures.

    Attributes:
        names: of all of them, in their order.
        whole: the one that is of the whole province; None where nothing tells.
    """

    names: tuple[str, ...]
    whole: str | None


def leave_out_parts(reading: Reading, lexicon: Lexicon) -> None:
    """Take out of a reading the figures of sheets that are of parts, and tell once for each sheet."""
    unsure = {noticed.sheet for noticed in reading.noticed if noticed.rule_id in _DOUBTED}
    unsure |= {f.sheet for f in reading.figures if is_draft(f.sheet, lexicon)}
    printed = _by_sheet(reading.figures)
    for alike in sheets_alike(printed, unsure, lexicon):
        parts = [name for name in alike.names if name != alike.whole]
        reading.figures = [f for f in reading.figures if f.sheet not in parts]
        reading.comparisons = [c for c in reading.comparisons if c.sheet not in parts]
        reading.noticed = [n for n in reading.noticed if n.sheet not in parts or not _is_of_figures(n)]
        reading.add(_told(next(iter(printed[name].values())), alike) for name in parts)
        if alike.whole:
            reading.add(_sums_that_differ(printed[alike.whole], [printed[n] for n in parts if n not in unsure]))


def _by_sheet(figures: Sequence[Figure]) -> dict[str, dict[Key, Figure]]:
    printed: dict[str, dict[Key, Figure]] = {}
    for figure in figures:
        if figure.value is not None:
            printed.setdefault(figure.sheet, {}).setdefault(figure.key, figure)
    return printed


def _is_of_figures(noticed: Noticed) -> bool:
    return noticed.rule_id.startswith("figures.") and noticed.rule_id not in _DOUBTED


def _told(first: Figure, alike: Alike) -> Noticed:
    rule = "figures.sheet_of_a_part" if alike.whole else "figures.sheets_alike"
    others = [name for name in alike.names if name != first.sheet]
    shown = ", ".join(f"“{name}”" for name in others[:5]) + (", …" if len(others) > 5 else "")
    return Noticed(rule, first.sheet, first.cell, params={"whole": alike.whole or "", "others": shown})


def sheets_alike(printed: Mapping[str, Printed], unsure: set[str], lexicon: Lexicon) -> list[Alike]:
    """Groups of sheets that lay out the same figures, most of them with other values.

    Args:
        printed: the figures of each sheet.
        unsure: drafts, and sheets whose title and name speak of different times: they are the whole of nothing.
        lexicon: what the words of a label mean.
    """
    groups: list[list[str]] = []
    for name, sheet in printed.items():
        for group in groups:
            own = own_words([group[0], name])
            of_draft = any(is_draft(words, lexicon) for words in (group[0], name, *own.values()))
            if _are_alike(printed[group[0]], sheet, of_draft=of_draft):
                group.append(name)
                break
        else:
            groups.append([name])
    return [Alike(tuple(group), _whole(group, printed, unsure, lexicon)) for group in groups if len(group) > 1]


def _are_alike(sheet: Printed, other: Printed, *, of_draft: bool) -> bool:
    """Whether two sheets print the same figures in the same words, most of them with other values; one, of a draft."""
    shared = [(sheet[key], other[key]) for key in sheet.keys() & other.keys()]
    in_same_words = sum(a.row_label == b.row_label and a.form_code == b.form_code for a, b in shared)
    unlike = sum(a.value != b.value for a, b in shared)
    return (
        len(shared) >= max(1 if of_draft else _ENOUGH, 2 * min(len(sheet), len(other)) / 3)
        and 2 * in_same_words > len(shared)
        and (2 * unlike > len(shared) or (of_draft and unlike > 0))
    )


def _whole(names: Sequence[str], printed: Mapping[str, Printed], unsure: set[str], lexicon: Lexicon) -> str | None:
    """The sheet called so, else the one that the others add up to, else the only one without doubts."""
    own = own_words(names)
    sure = [name for name in names if name not in unsure and not is_draft(own[name], lexicon)]
    called = [name for name in sure if _is_called_whole(name, lexicon) or _is_called_whole(own[name], lexicon)]
    summed = [name for name in sure if _adds_up(printed[name], [printed[other] for other in names if other != name])]
    for found in (called, summed, sure):
        if len(found) == 1:
            return found[0]
    return None


def own_words(names: Sequence[str]) -> dict[str, str]:
    """What the name of each sheet says that not all of them say.

    >>> own_words(["PL1", "PL1 (cũ)"]), own_words(["Biểu 1 toàn tỉnh", "Biểu 1 huyện Can Lộc"])
    ({'PL1': '', 'PL1 (cũ)': 'cũ'}, {'Biểu 1 toàn tỉnh': 'toàn tỉnh', 'Biểu 1 huyện Can Lộc': 'huyện Can Lộc'})
    >>> own_words(["Nháp PL1", "PL1"])
    {'Nháp PL1': 'Nháp', 'PL1': ''}
    """
    words = {name: _WORD.findall(name) for name in names}
    first = _shared(list(words.values()))
    rest = {name: found[first:] for name, found in words.items()}
    last = _shared([found[::-1] for found in rest.values()])
    return {name: " ".join(found[: len(found) - last]) for name, found in rest.items()}


def _shared(names: Sequence[Sequence[str]]) -> int:
    """How many words all names begin with."""
    return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, zip(*names, strict=False)))


def is_draft(name: str, lexicon: Lexicon) -> bool:
    """Whether the name of a sheet, or what only it says, is that of a draft or of a former version.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> [is_draft(name, load_lexicon()) for name in ("cũ", "DS nháp", "Nhập liệu", "HTX kiểu mẫu")]
    [True, True, False, False]
    """
    return lexicon.role("sheet", name) == "draft" or _DRAFTED.search(normalise(name)) is not None


def _is_called_whole(name: str, lexicon: Lexicon) -> bool:
    by_words = is_total_of_places(name, lexicon) or lexicon.role("sheet", name) == "whole"
    return by_words or bool(as_province(name, lexicon))


def _adds_up(whole: Printed, parts: Sequence[Printed]) -> bool:
    """Whether most of what can be added is the sum of the parts."""
    sums = _sums(whole, parts)
    return len(sums) > 1 and 2 * sum(added == figure.value for figure, added in sums) > len(sums)


def _sums(whole: Printed, parts: Sequence[Printed]) -> list[tuple[Figure, Decimal]]:
    """What can be added, with the sum of at least two parts that all print it."""
    return [
        (figure, sum((part[key].value or Decimal(0) for part in parts), Decimal(0)))
        for key, figure in whole.items()
        if figure.unit in ADDABLE and len(parts) > 1 and all(key in part for part in parts)
    ]


def _sums_that_differ(whole: Printed, parts: Sequence[Printed]) -> Iterator[Noticed]:
    """Figures of the whole that the parts do not add up to, where most others do: else some parts are not there."""
    if not _adds_up(whole, parts):
        return
    for figure, added in _sums(whole, parts):
        if added != figure.value:
            yield Noticed(
                "figures.sheets_do_not_add_up",
                figure.sheet,
                figure.cell,
                figure.printed_text,
                expected=f"{added:f}",
                related_cells=", ".join(f"{part[figure.key].sheet}!{part[figure.key].cell}" for part in parts),
                params={"sum": as_number(added)},
            )
