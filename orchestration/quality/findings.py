"""The texts of a failed rule: pure functions, no database, no clock.

Belongs here: a finding's identity, its texts in two languages, numbers in Vietnamese notation. Not here: when a finding
was first seen or cleared (`tables`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from string import Formatter
from typing import Any, Literal

from orchestration.landing.codes import MONEY_UNITS
from orchestration.quality.rulebook import Rule, Severity

Language = Literal["vi", "en"]

#: Longest text of one cell, and longest list, quoted in a message.
LONGEST_QUOTE = 120
LONGEST_LIST = 2000
MILLION = 1_000_000
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+")
#: Parameters that every message has, whatever its check gives.
ALWAYS_GIVEN = frozenset({"sheet", "cell", "printed", "expected"})
#: What a parameter that is not known leaves behind: '()', '“”'.
HOLLOW = re.compile(r"\s*(?:\(\s*\)|“\s*”)")


@dataclass(frozen=True)
class Failure:
    """One place where one rule fails.

    Attributes:
        rule: the rule.
        submission_id: the submission.
        sheet: sheet, '' where the whole file is meant.
        cell: cell, '' where the whole sheet is meant.
        details: what the check said: `binding`, `printed_text`, `expected`, ... and parameters of the messages.
        lineage: folder of the submission (`<period>/<province>`), which later versions share.
        key: what is meant, in every version: a figure's key, an organisation, a text, else the place.
        fingerprint: hash of the values concerned; an explanation holds as long as it stays the same.
    """

    rule: Rule
    submission_id: str
    sheet: str
    cell: str
    details: Mapping[str, Any]
    lineage: str = ""
    key: str = ""
    fingerprint: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is: milder where the rule does not bind."""
        return self.rule.severity_of(self.details.get("binding") is not False)


@dataclass(frozen=True)
class Finding:
    """A failure put into words; one row of `quality.findings` without its dates, whose comments say what each holds."""

    finding_id: str
    submission_id: str
    lineage: str
    rule_id: str
    rule_version: str
    gate: int
    level: int
    severity: Severity
    sheet: str
    cell: str
    related_cells: str | None
    printed_text: str | None
    expected: str | None
    message_vi: str
    message_en: str
    fingerprint: str


def to_finding(failure: Failure) -> Finding:
    """Put a failure into words.

    On registers, whose cells name persons, nothing of a cell's text is kept.
    """
    rule, details = failure.rule, dict(failure.details)
    if rule.personal:
        details.pop("printed_text", None)
        details.pop("printed", None)
    printed = _text_or_none(details.get("printed_text"))
    parameters = {
        **details,
        "sheet": failure.sheet,
        "cell": failure.cell,
        "printed": _shorten(printed, LONGEST_QUOTE) if printed else None,
    }
    return Finding(
        finding_id=finding_id(failure.lineage, rule.id, failure.key),
        submission_id=failure.submission_id,
        lineage=failure.lineage,
        rule_id=rule.id,
        rule_version=rule.version,
        gate=rule.gate,
        level=rule.level,
        severity=failure.severity,
        sheet=failure.sheet,
        cell=failure.cell,
        related_cells=_text_or_none(details.get("related_cells")),
        printed_text=printed,
        expected=expected_text(details),
        message_vi=render(rule.message_vi, {**parameters, "expected": expected_text(details, "vi")}, "vi"),
        message_en=render(rule.message_en, {**parameters, "expected": expected_text(details, "en")}, "en"),
        fingerprint=failure.fingerprint,
    )


def finding_id(lineage: str, rule_id: str, key: str) -> str:
    """The same failure has the same id in every run and in every version of the workbook: 16 hex digits."""
    return hashlib.sha256("\x1f".join((lineage, rule_id, key)).encode()).hexdigest()[:16]


def render(template: str, parameters: Mapping[str, Any], language: Language) -> str:
    """Fill a message template.

    Numbers are written as the language writes them. `{value:unit}` writes an amount in the unit of the
    parameter `unit` (money in million đồng). The first sentence is always said, without the parameters that
    are missing or null; any other only when all its parameters are known.

    Args:
        template: text with `{name}` or `{name:unit}`.
        parameters: values; long texts are cut.
        language: 'vi' or 'en'.

    Returns:
        The text, on one line.
    """
    message = _Message(language, str(parameters.get("unit") or ""))
    first, *others = SENTENCE_ENDS.split(template)
    said = [HOLLOW.sub("", message.vformat(first, (), parameters))]
    said.extend(message.vformat(other, (), parameters) for other in others if _all_known(other, parameters))
    return " ".join(" ".join(said).split())


def format_number(value: int | float | Decimal, language: Language = "vi", decimals: int = 4) -> str:
    """Write a number: 1.025 and 40,6 in Vietnamese, 1,025 and 40.6 in English; no trailing zeros."""
    text = f"{round(Decimal(str(value)), decimals):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        text = "0"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def format_amount(value: int | float | Decimal, unit: str, language: Language = "vi") -> str:
    """Write a value with its unit where that helps: money in million đồng (tỷ from a million of them), 40,6%."""
    if unit in MONEY_UNITS:
        if abs(float(value)) < MILLION:
            return f"{format_number(value, language)} {'đồng' if language == 'vi' else 'dong'}"
        if abs(float(value)) >= MILLION * MILLION:
            billions = format_number(Decimal(str(value)) / (1000 * MILLION), language)
            return f"{billions} {'tỷ đồng' if language == 'vi' else 'billion dong'}"
        millions = format_number(Decimal(str(value)) / MILLION, language)
        return f"{millions} {'triệu đồng' if language == 'vi' else 'million dong'}"
    if unit == "percent":
        return f"{format_number(value, language)}%"
    return format_number(value, language)


def expected_text(details: Mapping[str, Any], language: Language = "vi") -> str | None:
    """What should stand in the cell: a value, a text, or limits ('≥ 5', '≤ 405', '10 – 200')."""
    unit = str(details.get("unit") or "")
    if details.get("expected") not in (None, ""):
        return _amount_or_text(details["expected"], unit, language)
    low, high = details.get("expected_low"), details.get("expected_high")
    if details.get("ratio") is not None:
        unit = ""
    if low is not None and high is not None:
        return f"{_amount_or_text(low, unit, language)} – {_amount_or_text(high, unit, language)}"
    if low is not None:
        return f"≥ {_amount_or_text(low, unit, language)}"
    if high is not None:
        return f"≤ {_amount_or_text(high, unit, language)}"
    return None


class _Message(Formatter):
    """Formats the fields of a message for one language."""

    def __init__(self, language: Language, unit: str) -> None:
        self._language = language
        self._unit = unit

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:
        value = kwargs.get(str(key))
        return "" if value is None else value

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            if format_spec == "unit":
                return format_amount(value, self._unit, self._language)
            return format_number(value, self._language)
        return _shorten(str(value), LONGEST_LIST)


def fields(template: str) -> frozenset[str]:
    """The parameters that a message names."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def _all_known(sentence: str, parameters: Mapping[str, Any]) -> bool:
    return all(parameters.get(name) not in (None, "") for name in fields(sentence))


def _shorten(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _amount_or_text(value: Any, unit: str, language: Language) -> str:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return format_amount(value, unit, language)
    if unit and _NUMBER.fullmatch(str(value)):  # what the reader expects is text, in the base unit
        return format_amount(Decimal(str(value)), unit, language)
    return str(value)


def _text_or_none(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)
