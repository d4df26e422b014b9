"""Why a row was not read, told so that a clerk can mend it."""

from __future__ import annotations

import pytest

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import RowText
from orchestration.landing.meaning.rows import Row
from orchestration.landing.review.unread import why_unread
from orchestration.landing.values.units import parse_unit
from orchestration.landing.words.lexicon import Lexicon


@pytest.mark.parametrize(
    ("label", "unit", "rule"),
    [
        ("Tổng số thành viên", "người", "figures.organisations_unclear"),
        ("2. Số thành viên", "", "figures.organisations_unclear"),
        ("Thành lập mới", "", "figures.organisations_unclear"),
        ("Xây dựng", "HTX", "figures.breakdown_unclear"),
        ("Thành viên mới", "%", "figures.unit_mismatch"),
        ("Số câu lạc bộ nông dân", "", "figures.unrecognised_label"),
        ("Số hộ thành viên", "", "figures.unrecognised_label"),
    ],
)
def test_the_finding_says_what_is_unclear(lexicon: Lexicon, codes: Codes, label: str, unit: str, rule: str) -> None:
    parsed = parse_unit(unit, codes.unit_nouns) if unit else None
    row = Row(RowText(4, "", label, unit, True), lexicon.read(label), unit=parsed, unit_text=unit, unrecognised=True)

    assert why_unread(row, "statistics", lexicon, codes).rule_id == rule


@pytest.mark.parametrize(
    "label", ["Số hộ thành viên", "Thu nhập bình quân của công nhân", "Số LHHTX ứng dụng công nghệ cao"]
)
def test_the_closest_wording_is_never_what_is_printed(lexicon: Lexicon, codes: Codes, label: str) -> None:
    row = Row(RowText(4, "", label, "", True), lexicon.read(label), unrecognised=True)
    reason = why_unread(row, "statistics", lexicon, codes)

    assert lexicon.read(reason.expected).key != row.label.key
    assert (reason.expected in reason.params["hint_vi"]) if reason.expected else reason.params["hint_vi"] == ""
