"""A list of organisations whose sheet is a draft of another one: `DS HTX (nháp)` beside `DS HTX`.

The two differ, and the draft may be wrong. Only the other sheet counts.

Belongs here: sheets of lists compared with each other. Not here: drafts of figures (`sheets_alike`), an organisation
twice in one list (the rule book). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

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
    names = {sheet: {fold(row.name or "") for row in rows} for sheet, rows in sheets.items()}
    drafts = {sheet: final for sheet in sheets if (final := _drafted(sheet, names, lexicon))}
    if drafts:
        reading.register_rows = [row for row in reading.register_rows if row.sheet not in drafts]
        reading.noticed = [n for n in reading.noticed if n.sheet not in drafts or not n.rule_id.startswith("register")]
        reading.add(
            Noticed("register_rows.draft_list", sheet, sheets[sheet][0].cell, params={"other": final})
            for sheet, final in drafts.items()
        )


def _drafted(sheet: str, names: Mapping[str, set[str]], lexicon: Lexicon) -> str | None:
    """The sheet that one is a draft of: it lists most of the same organisations, and is none itself."""
    for other in names:
        if other == sheet or 2 * len(names[sheet] & names[other]) <= len(names[sheet]):
            continue
        own = own_words([sheet, other])
        if is_draft(own[sheet], lexicon) and not is_draft(own[other], lexicon):
            return other
    return None
