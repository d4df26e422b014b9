"""Why was a row not read, and what should the province print instead?

Belongs here: the reason, in the order in which a clerk can correct it. Not here: the finding itself (`omissions`), what
rows mean (`statistics`, `support`). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from orchestration.landing.codes import Codes
from orchestration.landing.meaning.row import Row
from orchestration.landing.values.units import accepts
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lenders import names_bank
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import closes, is_bare_sum

_DIMENSIONS = {
    "statistics": ("indicator", "sector"),
    "support": ("policy", "program", "funding", "indicator"),
}


_LENT_BY_BANKS = {
    "hint_vi": " Vốn ngân hàng cho vay không phải kinh phí hỗ trợ; nếu đúng là vốn đó thì không cần sửa.",
    "hint_en": " What banks lend is no support: where it is that, nothing needs to be mended.",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row counts nothing.

    Attributes:
        rule_id: the rule of the finding.
        expected: what would be understood, '' where nothing is close.
        params: what fills its message.
    """

    rule_id: str
    expected: str = ""
    params: dict[str, str] = field(default_factory=dict)


def why_unread(row: Row, vocabulary: str, lexicon: Lexicon, codes: Codes) -> Reason:
    """The reason why a row with values means nothing here.

    Args:
        row: the row.
        vocabulary: what rows its form expects: statistics or support.
        lexicon: known wordings.
        codes: code lists.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> from orchestration.landing.layout.outline import RowText
    >>> def why(label):
    ...     row = Row(RowText(4, "", label, "", True), load_lexicon().read(label), unrecognised=True)
    ...     return why_unread(row, "statistics", load_lexicon(), load_codes())
    >>> why("Tổng số thành viên").rule_id, why("Xây dựng").rule_id
    ('figures.organisations_unclear', 'figures.breakdown_unclear')
    >>> why("Thu nhập bình quân của nông dân").expected
    'thu nhập bình quân lao động'
    """
    label = row.label
    told = {"label": label.text}
    if row.part:
        return Reason("figures.of_a_part", params={**told, "part": row.part})
    if row.unclear:
        named = ", ".join(f"“{told}”" for told in row.unclear)
        return Reason("figures.measure_unclear", params={**told, "measures": named})
    if vocabulary == "statistics" and (reason := _why_no_statistics(row, told, lexicon, codes)):
        return reason
    if row.below:
        return Reason("figures.unrecognised_label", params={**told, **_below(*row.below)})
    if vocabulary == "support" and names_bank(label.text):
        return Reason("figures.unrecognised_label", params={**told, **_LENT_BY_BANKS})
    closest = lexicon.closest(_DIMENSIONS[vocabulary], label, support=vocabulary == "support")
    if lexicon.read(closest).key == label.key or is_bare_sum(label.text) or closes(label):
        closest = ""  # the very words that are printed; of a sum they are no slip
    hint_vi = f" Chỉ tiêu gần nhất của biểu mẫu: “{closest}”." if closest else ""
    hint_en = f" The closest label of the form: “{closest}”." if closest else ""
    return Reason("figures.unrecognised_label", closest, {**told, "hint_vi": hint_vi, "hint_en": hint_en})


def _why_no_statistics(row: Row, told: dict[str, str], lexicon: Lexicon, codes: Codes) -> Reason | None:
    """Why words that count something known are no figure in a table of organisations; None where they count nothing."""
    label = row.label
    if not label.words and not label.entities:
        return Reason("figures.organisations_unclear", params=told)  # a total of whom?
    if label.refused:
        return None
    counted = [codes.indicators[code] for code in _codes("indicator", label, lexicon)]
    counted = [indicator for indicator in counted if not indicator.is_support]
    fitting = [i for i in counted if row.unit is None or accepts(i.unit, row.unit)]
    if counted and not fitting:
        return Reason("figures.unit_mismatch", counted[0].unit, {**told, "unit": row.unit_text})
    if fitting and not label.entity:
        return Reason("figures.organisations_unclear", params=told)
    if fitting and not any(label.entity in indicator.entity_types for indicator in fitting):
        return Reason("figures.not_of_these_organisations", params=told)
    if not counted and _codes("sector", label, lexicon):
        return Reason("figures.breakdown_unclear", params=told)
    return None


def _below(row: int, heading: str) -> dict[str, str]:
    """That the heading above is to be mended first."""
    hint_vi = f" Dòng nằm dưới đề mục “{heading}” (dòng {row + 1}) chưa nhận ra được; cần sửa đề mục đó trước."
    hint_en = f" It stands below the heading “{heading}” (row {row + 1}), which is not recognised; mend that first."
    return {"hint_vi": hint_vi, "hint_en": hint_en}


def _codes(dimension: str, label: Label, lexicon: Lexicon) -> list[str]:
    return [code for words in (label.words, label.plain) if words for code in lexicon.codes(dimension, words)]
