"""A list of organisations whose sheet is a draft of another one: `DS HTX (nháp)` beside `DS HTX`.

The two differ, and the draft may be wrong. Only the other sheet counts.

Belongs here: sheets of lists compared with each other. Not here: drafts of figures (`sheets_alike`), an organisation
twice in one list (the rule book). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orchestration.landing.landed import Noticed, Reading, RegisterRow
from orchestration.landing.review.sheets_alike import is_draft, own_words
from orchestration.landing.text import fold
from orchestration.landing.words.lexicon import Lexicon


def leave_out_drafts(reading: Reading, lexicon: Lexicon) -> None:
    """Take out of a reading the organisations of sheets that are drafts of others, and tell once for each sheet."""
    sheets: dict[str, list[RegisterRow]] = {}
    for row in reading.register_rows:
        sheets.setdefault(row.sheet, []).append(row)
    if len(sheets) < 2:
        return
    drafts = {sheet: final for sheet in sheets if (final := _drafted(sheet, sheets, lexicon))}
    if drafts:
        reading.register_rows = [row for row in reading.register_rows if row.sheet not in drafts]
        reading.noticed = [n for n in reading.noticed if n.sheet not in drafts or not n.rule_id.startswith("register")]
        reading.add(
            Noticed("register_rows.draft_list", sheet, sheets[sheet][0].cell, params={"other": final})
            for sheet, final in drafts.items()
        )


def _drafted(sheet: str, sheets: Mapping[str, Sequence[RegisterRow]], lexicon: Lexicon) -> str | None:
    """The sheet that one is a draft of: it lists most of the same organisations, and is none itself."""
    called = [_called(row) for row in sheets[sheet]]
    for other, rows in sheets.items():
        told = {name for row in rows for name in _called(row)}
        if other == sheet or 2 * sum(not names.isdisjoint(told) for names in called) <= len(called):
            continue
        own = own_words([sheet, other])
        if is_draft(own[sheet], lexicon) and not is_draft(own[other], lexicon):
            return other
    return None


def _called(row: RegisterRow) -> set[str]:
    """What an organisation is known by: its name, its code, which a draft may spell otherwise."""
    return {fold(told) for told in (row.name, row.registration_code) if told}
