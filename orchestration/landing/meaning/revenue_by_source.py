"""Money told by what it was earned with: `Doanh thu dịch vụ` beside `Doanh thu bán hàng` is of all cooperatives.

The same words name the sector of organisations where another is listed: `Doanh thu dịch vụ`, `Doanh thu nông nghiệp`.
Where none is, either may be meant.

Belongs here: rows and columns of money that name a sector and no organisations. Not here: what a label means by itself
(`indicators`, `combining`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orchestration.landing.codes import MONEY_UNITS, Codes
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.row import Row
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon

_SOLD = frozenset({"trade_services", "services"})  # sectors called like what is sold


def without_rows_by_source(rows: Sequence[Row], lexicon: Lexicon, codes: Codes) -> list[Row]:
    """The rows of a table; those of money that may be told by its source without their meaning.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.layout.outline import Meaning, RowText
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def row(label, sector):
    ...     text = RowText(0, "", label, "tỷ đồng", True)
    ...     return Row(text, load_lexicon().read(label), Meaning("cooperative", "revenue_total", sector))
    >>> services, farms = row("Doanh thu dịch vụ", "trade_services"), row("Doanh thu nông nghiệp", "agriculture")
    >>> told = [without_rows_by_source(r, load_lexicon(), load_codes()) for r in ([services], [services, farms])]
    >>> [rows[0].unrecognised for rows in told]
    [True, False]
    """
    alone = _alone((row.label for row in rows if row.meaning), lexicon, codes)
    return [
        replace(row, meaning=None, unrecognised=row.source.has_values) if row.label in alone else row for row in rows
    ]


def without_columns_by_source(table: Table, lexicon: Lexicon, codes: Codes) -> Table:
    """The same of the columns of a table."""
    alone = _alone((column.label for column in table.columns if column.label), lexicon, codes)
    apart = [column for column in table.columns if column.label in alone]
    return table.without(apart) if apart else table


def _alone(labels: Iterable[Label], lexicon: Lexicon, codes: Codes) -> list[Label]:
    """The labels of money of services, where none tells the same money of another sector."""
    told = [(label, *named) for label in labels if (named := _money_of_sector(label, lexicon, codes))]
    return [
        label
        for label, sector, code in told
        if sector in _SOLD and not label.entities and not any(c == code and s not in _SOLD for _, s, c in told)
    ]


def _money_of_sector(label: Label, lexicon: Lexicon, codes: Codes) -> tuple[str, str] | None:
    """The sector that a label names itself, and the money that it counts."""
    found = lexicon.find("sector", label.words) if label.words else None
    counted = lexicon.codes("indicator", found[1]) if found and found[1] else []
    money = [code for code in counted if codes.indicators[code].unit in MONEY_UNITS]
    return (found[0], money[0]) if found and money and not codes.indicators[money[0]].is_support else None
