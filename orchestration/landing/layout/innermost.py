"""Which of several texts over a column decides its scenario: actual, estimate or plan?

Belongs here: bands whose scenario differs from the header below them. Not here: scenario words (`scenarios`), the rest
of a header (`columns`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.landing.layout.header_cells import is_only_time
from orchestration.landing.values.periods import read_time
from orchestration.landing.values.scenarios import printed_scenario, says_done


def overruling_scenario(parts: Sequence[str]) -> str | None:
    """The scenario of the innermost text over a column, where it speaks of nothing but time and those above differ.

    `Kế hoạch` below `Kết quả thực hiện kế hoạch năm 2023` is planned; `Thực hiện` below `Ước` is still expected.

    Args:
        parts: texts over the column, outermost first.

    >>> overruling_scenario(("Kết quả thực hiện kế hoạch năm 2023", "Kế hoạch"))
    'plan'
    >>> overruling_scenario(("Ước", "Thực hiện")), overruling_scenario(("Kế hoạch", "Đến năm 2025"))
    (None, None)
    """
    if len(parts) < 2 or not is_only_time(read_time(parts[-1])):
        return None
    own, above = printed_scenario(parts[-1]), printed_scenario(" ".join(parts[:-1]))
    if own == above or (own == "actual" and (above == "estimate" or not says_done(parts[-1]))):
        return None
    return own
