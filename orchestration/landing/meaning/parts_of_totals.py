"""Parts of an average beside its total: `Doanh thu đối với thành viên` beside `Tổng doanh thu`.

The code list has this part only as an average. Beside the total, the same words mean a part of the total, which has no
code: loaded as the average it would be hundreds of times too large.

Belongs here: rows and columns without a word for an average, beside a total. Not here: the meaning of a label by itself
(`indicators`), parts that are finer than the codes (`finer_rows`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.codes import Codes
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.row import Row
from orchestration.landing.values.units import Unit
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.titled import AVERAGE


def without_parts_of_totals(rows: Sequence[Row], codes: Codes) -> list[Row]:
    """The rows of a table; those that are parts of a total above them, not of its average, without their meaning.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.layout.outline import Meaning, RowText
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def row(label, indicator):
    ...     text = RowText(0, "", label, "tỷ đồng", True)
    ...     return Row(text, load_lexicon().read(label), Meaning("cooperative", indicator))
    >>> part = row("Doanh thu đối với thành viên", "revenue_member_avg")
    >>> beside = ((row("Doanh thu", above), part) for above in ("revenue_total", "revenue_avg"))
    >>> [without_parts_of_totals(rows, load_codes())[1].unrecognised for rows in beside]
    [True, False]
    """
    told: list[Row] = []
    above: dict[str, bool] = {}  # averages: whether the last row of theirs is their total
    for row in rows:
        code = row.meaning.indicator if row.meaning else None
        if code and above.get(_whole_of(code, codes)) and not _says_average(row.label, row.unit):
            row = replace(row, meaning=None, unrecognised=row.source.has_values)
        elif code:
            above |= {average: average != code for average in codes.of_each([code])}
        told.append(row)
    return told


def without_columns_of_totals(table: Table, lexicon: Lexicon, codes: Codes) -> Table:
    """The same of the columns of a table."""
    known = {
        code for column in table.columns if column.label for code in lexicon.codes("indicator", column.label.words)
    }
    totals = {average for code in known for average in codes.of_each([code]) if average != code} - known
    apart = [
        column
        for column in table.columns
        if column.label
        and any(_whole_of(code, codes) in totals for code in lexicon.codes("indicator", column.label.words))
        and not _says_average(column.label, lexicon.unit(column.unit_text) if column.unit_text else None)
    ]
    return table.without(apart) if apart else table


def _whole_of(code: str, codes: Codes) -> str:
    """The average that another one is a part of, '' of anything else."""
    indicator = codes.indicators[code]
    return indicator.parent if indicator.kind == "average" else ""


def _says_average(label: Label, unit: Unit | None) -> bool:
    """Whether a label or its unit says that it is of each."""
    length = len(AVERAGE)
    said = any(label.words[start : start + length] == AVERAGE for start in range(len(label.words)))
    return said or label.each or (unit is not None and bool(unit.each))
