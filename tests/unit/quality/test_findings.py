"""Messages that a provincial clerk understands, and identities that last."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import duckdb
import pytest

from orchestration.quality.evaluation import load_seeds
from orchestration.quality.findings import (
    Failure,
    expected_text,
    finding_id,
    format_amount,
    format_number,
    render,
    to_finding,
)
from orchestration.quality.rulebook import Rule


def rule(**changes: Any) -> Rule:
    return Rule.model_validate(
        {
            "id": "figures.active_within_total",
            "level": 2,
            "severity": "critical",
            "dimension": "consistency",
            "source": "I4",
            "title_vi": "Đang hoạt động",
            "title_en": "Active",
            "message_vi": "Số đang hoạt động là {value} (ô {cell}), lớn hơn {total}: {printed}, {expected}.",
            "message_en": "Active are {value} ({cell}), above {total}: {printed}, {expected}.",
            "check": {"kind": "reader"},
            "table": "landing.figures",
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (1025, "1.025", "1,025"),
        (Decimal("40.6000"), "40,6", "40.6"),
        (Decimal("1234567.5"), "1.234.567,5", "1,234,567.5"),
        (-8, "-8", "-8"),
        (0, "0", "0"),
        (0.1 + 0.2, "0,3", "0.3"),
        (1e10, "10.000.000.000", "10,000,000,000"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(value: Any, vi: str, en: str) -> None:
    assert (format_number(value, "vi"), format_number(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("895000000.0000"), "vnd_per_year", "895 triệu đồng"),
        (Decimal("3063900000"), "vnd", "3.063,9 triệu đồng"),
        (4500, "vnd", "4.500 đồng"),
        (Decimal("40.6"), "percent", "40,6%"),
        (1025, "org", "1.025"),
    ],
)
def test_amounts_carry_the_unit_a_clerk_prints(value: Any, unit: str, text: str) -> None:
    assert format_amount(value, unit) == text


def test_a_message_names_what_where_and_how_much() -> None:
    details = {"value": Decimal("412.0000"), "total": 405, "printed_text": "412", "expected_high": 405}
    finding = to_finding(Failure(rule(), "s1", "PL I", "D10", details))
    assert finding.message_vi == "Số đang hoạt động là 412 (ô D10), lớn hơn 405: 412, ≤ 405."
    assert finding.message_en == "Active are 412 (D10), above 405: 412, ≤ 405."
    assert (finding.printed_text, finding.expected, finding.severity) == ("412", "≤ 405", "critical")


def test_text_of_a_workbook_is_never_a_template() -> None:
    assert render("Ô ghi “{printed}”", {"printed": "{cell} {0} {x.y}"}, "vi") == "Ô ghi “{cell} {0} {x.y}”"


@pytest.mark.parametrize("closest", [None, ""])
def test_a_message_without_its_parameter_still_reads(closest: str | None) -> None:
    template = "Không nhận ra “{printed}” ({value:unit}), ô {cell}. Gần nhất: {closest}. Đề nghị sửa lại."
    assert render(template, {"cell": "B6", "closest": closest}, "vi") == "Không nhận ra, ô B6. Đề nghị sửa lại."


def test_a_sentence_is_said_when_all_its_parameters_are_known() -> None:
    parameters = {"closest": "HTX", "value": 0}
    assert render("Lạ. Gần nhất: {closest} ({value}).", parameters, "vi") == "Lạ. Gần nhất: HTX (0)."


def test_long_cell_text_is_cut() -> None:
    finding = to_finding(Failure(rule(), "s1", "PL I", "D10", {"printed_text": "x" * 500}))
    assert len(finding.message_vi) < 250
    assert finding.printed_text == "x" * 500


def test_an_identity_that_does_not_bind_is_a_warning() -> None:
    assert to_finding(Failure(rule(), "s1", "PL I", "D10", {"binding": False})).severity == "warning"
    assert to_finding(Failure(rule(severity="info"), "s1", "PL I", "D10", {"binding": False})).severity == "info"
    milder = rule(severity="warning", severity_unless_binding="info")
    assert to_finding(Failure(milder, "s1", "PL I", "D10", {"binding": False})).severity == "info"
    assert to_finding(Failure(milder, "s1", "PL I", "D10", {"binding": True})).severity == "warning"


def test_findings_on_registers_keep_no_cell_text() -> None:
    register = rule(id="register_rows.bad_code", table="landing.register_rows")
    finding = to_finding(Failure(register, "s1", "Danh sách", "B7", {"printed_text": "Nguyễn Văn A"}))
    assert finding.printed_text is None
    assert "Nguyễn" not in finding.message_vi + finding.message_en


def test_the_same_failure_has_the_same_id() -> None:
    assert finding_id("2023/ha-tinh", "figures.x", "k") == finding_id("2023/ha-tinh", "figures.x", "k")
    assert finding_id("2023/ha-tinh", "figures.x", "k") != finding_id("2023/ha-tin", "hfigures.x", "k")
    assert len(finding_id("2023/ha-tinh", "figures.x", "")) == 16


@pytest.mark.parametrize(
    ("details", "text"),
    [
        ({"expected": 8}, "8"),
        ({"expected": "NSTW"}, "NSTW"),
        ({"expected": ""}, None),
        ({"expected_low": 5}, "≥ 5"),
        ({"expected_low": 10, "expected_high": 200}, "10 – 200"),
        ({"expected_high": 0.4, "ratio": 0.5, "unit": "vnd_per_year"}, "≤ 0,4"),
        ({"expected_high": 895e6, "unit": "vnd"}, "≤ 895 triệu đồng"),
        ({"expected": "72000000.0000", "unit": "vnd_per_year"}, "72 triệu đồng"),  # as the reader lands it
        ({}, None),
    ],
)
def test_what_is_expected(details: dict[str, Any], text: str | None) -> None:
    assert expected_text(details) == text


@pytest.mark.parametrize(
    ("estimate", "told"), [(530_164_700.0, 530_000_000.0), (-1_234.0, -1_230.0), (45.678, 45.7), (0.4567, 0.46), (0, 0)]
)
def test_an_estimate_is_told_with_three_digits(estimate: float, told: float) -> None:
    with duckdb.connect() as connection:
        load_seeds(connection, [])
        assert connection.execute("SELECT three_digits(?::DOUBLE)", [estimate]).fetchone() == (told,)
