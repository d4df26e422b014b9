"""Which finding a failure is: the same one in every version of a folder's workbook, and bound to its values.

Belongs here: the lineage, the key and the fingerprint of a failure, set-based. Not here: its texts (`findings`), its
further life (`tables`, `standing`).

A province that corrects a workbook inserts rows, renames files and sends it again: the cell of a figure moves, its
meaning does not. So a failure on a figure is identified by the figure's key, one on a register row by the organisation,
one on a printed comparison by its row and column, one on any other text by that text, one on a whole file by the file's
name (a folder may get several in one night), and only a failure with none of these by its position.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

import duckdb

from orchestration.quality.findings import Failure
from orchestration.quality.relation import relation

Place = tuple[str, str, str]

#: 'Phụ lục I!D10, Phụ lục II!D11' or 'D10, D11'; a sheet's name may hold a comma.
_RELATED = re.compile(r"(?:^|, )(?:(.*?)!)?([A-Z]{1,3}\d+)(?=, |$)")
_PLACE = dict.fromkeys(("submission_id", "sheet", "cell"), "VARCHAR")

_KNOWN = """
    SELECT p.submission_id, p.sheet, p.cell,
        concat_ws('|', f.form_code, f.period_code, f.scenario, f.entity_type, f.indicator_code, f.sector_code,
            f.policy_code, f.program_code, f.funding_source) AS key,
        coalesce(concat_ws('..', f.value, f.value_low, f.value_high), f.missing_reason || f.printed_text) AS content,
        f.sheet_index, f.row_index, f.column_index
    FROM places AS p
    INNER JOIN landing.figures AS f
        ON f.submission_id = p.submission_id AND f.sheet = p.sheet AND f.cell = p.cell
    UNION ALL
    SELECT p.submission_id, p.sheet, p.cell,
        'register|' || coalesce(r.registration_code, lower(concat_ws('|', trim(r.name), trim(r.commune)))),
        concat_ws('|', r.registration_code, r.founded_on, r.charter_capital, r.capital_total, r.member_total,
            r.worker_total, r.revenue, r.profit, r.status_code),
        0, r.row_index, 0
    FROM places AS p
    INNER JOIN landing.register_rows AS r
        ON r.submission_id = p.submission_id AND r.sheet = p.sheet AND r.cell = p.cell
    UNION ALL
    SELECT p.submission_id, p.sheet, p.cell,
        concat_ws('|', 'comparison', c.form_code, c.column_label, c.row_label),
        concat_ws('|', c.printed_text, c.expected), 0, c.row_index, c.column_index
    FROM places AS p
    INNER JOIN landing.comparisons AS c
        ON c.submission_id = p.submission_id AND c.sheet = p.sheet AND c.cell = p.cell
    WHERE c.cell IS DISTINCT FROM c.of_cell
"""


def identify(connection: duckdb.DuckDBPyConnection, failures: Sequence[Failure]) -> list[Failure]:
    """Tell every failure its lineage, key and fingerprint.

    Args:
        connection: the working warehouse with `landing.*`.
        failures: failures of one gate.

    Returns:
        The failures in the same order. Of several failures of one rule with one key in one submission, the later
        ones (in the order of the workbook) get a number.
    """
    if not failures:
        return []
    files = connection.execute("SELECT submission_id, folder, file_name FROM landing.submissions").fetchall()
    lineages = {submission_id: folder for submission_id, folder, _ in files}
    names = {submission_id: name for submission_id, _, name in files}
    known = _known(connection, {place for failure in failures for place in places(failure)})
    keys = [_key(failure, known) or f"file|{names.get(failure.submission_id, '')}" for failure in failures]
    numbers: dict[tuple[str, str, str], int] = {}
    identified: list[Failure] = list(failures)
    for position in sorted(range(len(failures)), key=lambda n: (*_order(failures[n], known), n)):
        failure, key = failures[position], keys[position]
        same = (failure.submission_id, failure.rule.id, key)
        number = numbers[same] = numbers.get(same, 0) + 1
        identified[position] = replace(
            failure,
            lineage=lineages.get(failure.submission_id, ""),
            key=key if number == 1 else f"{key}#{number}",
            fingerprint=_fingerprint(failure, known),
        )
    return identified


def _own(failure: Failure) -> Place:
    return failure.submission_id, failure.sheet, failure.cell


def places(failure: Failure) -> list[Place]:
    """The place of a failure, then those that take part in it."""
    related = _RELATED.findall(str(failure.details.get("related_cells") or ""))
    return [_own(failure), *((failure.submission_id, sheet or failure.sheet, cell) for sheet, cell in related)]


def _known(connection: duckdb.DuckDBPyConnection, places: Iterable[Place]) -> dict[Place, tuple[str, str, list[int]]]:
    """Key, content and position of every place that is a figure, a register row or a printed comparison."""
    rows = [dict(zip(_PLACE, place, strict=True)) for place in sorted(places)]
    with relation(connection, "places", rows, _PLACE):
        found = connection.execute(_KNOWN).fetchall()
    return {(row[0], row[1], row[2]): (row[3], row[4], list(row[5:])) for row in found}


def _order(failure: Failure, known: dict[Place, tuple[str, str, list[int]]]) -> tuple[list[int], str, str]:
    _, _, position = known.get(_own(failure), ("", "", []))
    return position, failure.sheet, failure.cell


def _key(failure: Failure, known: dict[Place, tuple[str, str, list[int]]]) -> str:
    """What a failure speaks of; '' when it speaks of the whole file."""
    found = known.get(_own(failure))
    if found:
        return found[0]
    printed = "" if failure.rule.personal else str(failure.details.get("printed_text") or "")
    where = printed or failure.cell
    return f"{failure.sheet}|{where}" if failure.sheet or where else ""


def _fingerprint(failure: Failure, known: dict[Place, tuple[str, str, list[int]]]) -> str:
    """16 hex digits over the values concerned; over the text and what was expected where there is no value."""
    values = sorted({"=".join(known[place][:2]) for place in places(failure) if place in known})
    if not values and not failure.rule.personal:
        values = [str(failure.details.get(name) or "") for name in ("printed_text", "expected")]
    return hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:16]
