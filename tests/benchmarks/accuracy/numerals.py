"""Numbers as text, the Vietnamese and the English way."""

from __future__ import annotations

from decimal import Decimal


def vietnamese(number: Decimal) -> str:
    """1.234,5."""
    return english(number).translate(str.maketrans(",.", ".,"))


def english(number: Decimal) -> str:
    """1,234.5."""
    return f"{number.normalize():,f}"


def is_ambiguous(text: str) -> bool:
    """Whether a number in text has one separator before exactly three digits: thousands or decimals, who knows."""
    head, _, tail = text.replace(",", ".").partition(".")
    return len(tail) == 3 and tail.isdigit() and head.isdigit() and 1 <= len(head) <= 3 and head != "0"
