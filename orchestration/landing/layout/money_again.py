"""A header that only says once more that its band is money: `Vốn đã giao` below `Kinh phí hỗ trợ`.

Read on as one label, `hỗ trợ` and `vốn` would name a policy, credit, across the border of two cells.

Belongs here: the word for money that a band has said. Not here: what headers mean (`columns`), sources of money
(`words.known`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.landing.codes import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.known import names_something
from orchestration.landing.words.lexicon import Lexicon

_MONEY = re.compile(rf"(?:tong )?(?:so )?(?:{any_word('total', 'amount')})\s+(?=\w)")


def without_money_again(parts: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The texts over a column, the last without the money that the one above it counts already.

    Args:
        parts: texts over the column, outermost first.
        lexicon: known wordings.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def last(*parts):
    ...     return without_money_again(parts, load_lexicon())[-1]
    >>> [last("Kinh phí hỗ trợ", text) for text in ("Vốn đã giao", "Vốn đầu tư", "Vốn vay", "Vốn đối ứng")]
    ['đã giao', 'đầu tư', 'Vốn vay', 'Vốn đối ứng']
    >>> last("Số HTX được hỗ trợ", "Vốn đầu tư"), last("Kinh phí hỗ trợ", "Vốn cố định")
    ('Vốn đầu tư', 'Vốn cố định')
    """
    if len(parts) < 2 or not (noun := _MONEY.match(fold(parts[-1]))):
        return parts
    band, label = lexicon.read(parts[-2]), lexicon.read(parts[-1])
    if "support_budget" not in lexicon.codes("indicator", band.words) or names_something(label, lexicon):
        return parts
    rest = parts[-1][noun.end() :]
    time = read_time(rest)
    only_when = time.says_something and not time.rest
    is_known = lexicon.policies.named(label.words) is not None  # `Vốn vay`
    only_courtesy = not lexicon.core(label.words) and not is_known
    return [*parts[:-1], rest] if only_when or only_courtesy else parts
