"""How something grows with size: the exponent of a power law, by least squares over logarithms.

Belongs here: arithmetic. Not here: what grows (`growth`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The `b` of `value = a * size ** b` that fits best; 1 is a straight line, 2 a square.

    Args:
        sizes: at least two different, above zero.
        values: as many, above zero.

    Raises:
        ValueError: a line cannot be laid through them.
    """
    if len(set(sizes)) < 2 or len(sizes) != len(values) or min(*sizes, *values) <= 0:
        raise ValueError(f"no exponent of {list(values)} by {list(sizes)}")
    xs, ys = [math.log(size) for size in sizes], [math.log(value) for value in values]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    both = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return both / sum((x - middle_x) ** 2 for x in xs)
