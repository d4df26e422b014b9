"""Is a lender a bank, or of any kind? What lenders other than the support fund give is business, not support.

Belongs here: single texts. Not here: the support fund (`known`), rows and columns side by side. Pure; the words are
data (seed `wordings`, dimension scope).
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold

_BANK = re.compile(rf"\b(?:{any_word('scope', 'bank')})\b")
_LENT = re.compile(rf"\b(?:{any_word('scope', 'lent')})\b")
_LENDERS = re.compile(rf"\b(?:{any_word('scope', 'lenders')})\b")


def names_bank(text: str) -> bool:
    """Whether a text names a bank.

    >>> [names_bank(text) for text in ("Vay ngân hàng", "NHCSXH", "Quỹ hỗ trợ phát triển HTX")]
    [True, True, False]
    """
    return _BANK.search(fold(text)) is not None


def speaks_of_loans(text: str) -> bool:
    """Whether a text speaks of what is lent; those that such a title counts borrowed: `Kết quả cho vay HTX`.

    >>> [speaks_of_loans(text) for text in ("Kết quả cho vay HTX", "Số HTX theo huyện")]
    [True, False]
    """
    return _LENT.search(fold(text)) is not None


def heads_lenders(text: str) -> bool:
    """Whether a header says that lenders stand below it.

    >>> [heads_lenders(text) for text in ("Nguồn vay", "Nguồn vốn")]
    [True, False]
    """
    return _LENDERS.search(fold(text)) is not None
