"""May a row be in the unit that the heading above it prints?

Belongs here: rows without a unit of their own. Not here: which heading is above a row (`outline`), the unit of a cell
(`base_units`). Pure.
"""

from __future__ import annotations

from orchestration.landing.codes import Codes
from orchestration.landing.values.units import Unit, accepts
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import begins_count


def may_be_in(unit: Unit, label: Label, lexicon: Lexicon, codes: Codes, *, of_support: bool) -> bool:
    """Whether what a label counts may be in the unit of a heading: `Số HTX` below `Kết quả (tỷ đồng)` is not.

    Args:
        unit: of the heading. Below `Cơ cấu (%)` no number counts anything, whatever its label.
        label: of the row.
        lexicon: known wordings.
        codes: code lists.
        of_support: whether the table tells of support: there `Thành lập mới` may be told in money.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lexicon, codes = load_lexicon(), load_codes()
    >>> def asked(text, of_support):
    ...     return may_be_in(lexicon.unit("tỷ đồng"), lexicon.read(text), lexicon, codes, of_support=of_support)
    >>> [asked(text, False) for text in ("Doanh thu", "HTX thành lập mới", "Số HTX", "Số HTX trồng rau", "Tổng số")]
    [True, False, False, False, True]
    >>> [asked(text, True) for text in ("Tổng kinh phí", "Hỗ trợ thành lập mới HTX", "Số HTX", "Số lớp")]
    [True, True, False, False]
    """
    if unit.code == "percent" or (of_support and not begins_count(label.text)):
        return True
    named = lexicon.indicators(label.words, None) or lexicon.codes("indicator", label.plain)
    counted = [codes.indicators[code] for code in named]
    counted = [indicator for indicator in counted if indicator.is_support or not of_support]
    if counted:
        return any(accepts(indicator.unit, unit) for indicator in counted)
    return not (label.entities and begins_count(label.text))
