"""Why a file is not read.

Belongs here: the exception that every check of a file raises. Its rules and texts are in
`expectations/landing/submissions.yml`.
"""

from __future__ import annotations


class Refusal(Exception):
    """A file is not read: a rule of `landing.submissions` and what fills its message."""

    def __init__(self, rule_id: str, **params: str | int) -> None:
        super().__init__(rule_id, params)
        self.rule_id = f"submissions.{rule_id}"
        self.params = params
