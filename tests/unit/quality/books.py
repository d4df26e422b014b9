"""Rule books of a few rules of the project, for tests of what does not depend on how many there are.

All of them take the gates a second and more a load, which the tests of single rules (`tests/rules`) spend once for all.
"""

from __future__ import annotations

from orchestration.quality.rulebook import RuleBook, load


def book_of(*rule_ids: str) -> RuleBook:
    """Some rules as they stand in `expectations/`, with those that speak in their place."""
    book = load()
    wanted = {*rule_ids, *(other for rule_id in rule_ids for other in book[rule_id].yields_to)}
    return RuleBook(rules=tuple(rule for rule in book if rule.id in wanted))
