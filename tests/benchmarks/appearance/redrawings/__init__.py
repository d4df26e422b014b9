"""The ways to draw a workbook otherwise; each module declares some.

Belongs here: the registry. A redrawing is a function of a book and a source of chance that changes the book in place
and says whether there was anything to change.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.benchmarks.appearance.drawing import Book

Redraw = Callable[[Book, random.Random], bool]
REGISTRY: dict[str, Redraw] = {}
ALONE: set[str] = set()


def redrawing(name: str, *, alone: bool = False) -> Callable[[Redraw], Redraw]:
    """Declare a way to draw a workbook otherwise.

    Args:
        name: what it does, as the page of measurements says it.
        alone: others would change only a half of what it drew, such as one of two copies: it is tried by itself.
    """

    def declare(redraw: Redraw) -> Redraw:
        if name in REGISTRY:
            raise ValueError(f"declared twice: {name}")
        REGISTRY[name] = redraw
        if alone:
            ALONE.add(name)
        return redraw

    return declare


def load() -> dict[str, Redraw]:
    """All of them."""
    from tests.benchmarks.appearance.redrawings import (  # noqa: F401
        arranging,
        conversion,
        copying,
        grouping,
        layout,
        listing,
        measuring,
        numbers,
        surroundings,
        templates,
        words,
    )

    return REGISTRY
