"""Which loans does a table list: those of the support fund, or also those of banks?

Bank loans are business, not support; neither is a total that includes them.

Belongs here: rows that are lenders. Not here: loans of the fund (`support`), which texts name banks (`words.lenders`).
Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.landing.layout.outline import Meaning
from orchestration.landing.words.lenders import heads_lenders, names_bank

_CREDIT = (None, "credit", "total")


def are_lenders(labels: Sequence[str], named: Sequence[Meaning | None], over_labels: str) -> bool:
    """Whether rows are lenders: their header says so, or some are banks and none is of another policy than credit.

    Args:
        labels: of the rows.
        named: the policy or programme that each names, if any.
        over_labels: what stands over the labels.

    >>> fund, trade = Meaning(program="fund"), Meaning(policy="trade_promotion")
    >>> are_lenders(["Quỹ hỗ trợ phát triển HTX", "Ngân hàng thương mại"], [fund, None], "Nội dung")
    True
    >>> are_lenders(["Xúc tiến thương mại", "Vay ngân hàng"], [trade, None], "Nội dung")
    False
    >>> are_lenders(["Quỹ hỗ trợ phát triển HTX"], [fund], "Nguồn vay")
    True
    """
    if heads_lenders(over_labels):
        return True
    others = any(
        meaning and (meaning.policy not in _CREDIT or meaning.program not in (None, "fund")) for meaning in named
    )
    return not others and any(
        meaning is None and names_bank(label) for label, meaning in zip(labels, named, strict=True)
    )


def only_lend(named: Sequence[Meaning | None]) -> bool:
    """Whether all rows that name a policy or programme are of credit, or of the fund: what they add up to is lent."""
    told = [meaning for meaning in named if meaning]
    return bool(told) and all(
        meaning.program == "fund" or (meaning.policy == "credit" and not meaning.program) for meaning in told
    )
