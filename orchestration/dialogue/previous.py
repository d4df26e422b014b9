"""Last year's accepted values for a template, from the current generation, if there is one.

Belongs here: the question and the units. Not here: the template itself (`templates`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb

from orchestration.dialogue.templates import Key, Template
from orchestration.published.generation import OFFICE_FILE, current

if TYPE_CHECKING:
    from orchestration.settings import Settings

# On the map of the reporter: a merged province sees the sum of its old provinces, if all of them reported.
_VALUES = """
SELECT p.entity_type, p.indicator_code, p.sector_code, p.policy_code, p.funding_source, p.value, f.file_name, f.sheet,
    f.cell
FROM marts.national_panel AS p
LEFT JOIN marts.fct_collective_economy AS f
    ON f.geo_version = p.geo_version AND f.geo_code = p.geo_code AND f.period_code = p.period_code
        AND f.scenario = p.scenario AND f.entity_type = p.entity_type AND f.indicator_code = p.indicator_code
        AND f.sector_code = p.sector_code AND f.policy_code = p.policy_code AND f.program_code = p.program_code
        AND f.funding_source = p.funding_source
WHERE p.geo_map = ? AND p.geo_version = ? AND p.geo_code = ? AND p.period_code = ? AND p.scenario = 'actual'
    AND p.program_code = 'none' AND p.qualifier = 'exact' AND p.derivation <> 'partial_sum' AND p.value IS NOT NULL
"""


# What describes an organisation and seldom changes; the figures of the year are to be filled in.
_ORGANISATIONS = """
SELECT c.name, c.registration_code, coalesce(strftime(c.founded_on, '%d/%m/%Y'), c.founded_year::VARCHAR) AS founded,
    c.commune, s.label_vi AS sector
FROM marts.dim_cooperative AS c
LEFT JOIN marts.dim_sector AS s ON s.sector_code = c.sector_code
WHERE c.is_current AND c.is_listed AND c.geo_version = ? AND c.geo_code = ?
ORDER BY c.commune, c.name, c.cooperative_id
"""
_ROLES = ("name", "registration_code", "founded", "commune", "sector")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A value accepted before.

    Attributes:
        value: in base units.
        source: file, sheet and cell; '' when it was added up from several.
    """

    value: Decimal
    source: str


def accepted(settings: Settings, blank: Template) -> dict[Key, Accepted]:
    """The accepted values of the year before, by row; empty without a published generation.

    Ranges and `khoảng` are left to be filled in again: a template holds exact numbers only.
    """
    generation = current(settings)
    before = next((column.period for column in blank.columns if column.scenario == "actual"), "")
    if generation is None or not before or before == blank.period or not blank.geo_code:
        return {}
    where = [blank.geo_version, blank.geo_version, blank.geo_code, before]
    with closing(duckdb.connect(str((generation / OFFICE_FILE).resolve()), read_only=True)) as connection:
        return dict(_by_key(connection.execute(_VALUES, where).fetchall()))


def listed(settings: Settings, blank: Template) -> list[dict[str, str]]:
    """The organisations of the reporter's latest list, by column of a list; empty without a published generation."""
    generation = current(settings)
    if generation is None or not blank.is_list:
        return []
    with closing(duckdb.connect(str((generation / OFFICE_FILE).resolve()), read_only=True)) as connection:
        return organisations(connection, blank)


def organisations(connection: duckdb.DuckDBPyConnection, blank: Template) -> list[dict[str, str]]:
    """The same from an open generation."""
    rows = connection.execute(_ORGANISATIONS, [blank.geo_version, blank.geo_code]).fetchall()
    return [{role: text for role, text in zip(_ROLES, row, strict=True) if text} for row in rows]


def _by_key(
    rows: list[tuple[str, str, str, str, str, Decimal, str | None, str, str]],
) -> Iterator[tuple[Key, Accepted]]:
    for entity, indicator, sector, policy, funding, value, file_name, sheet, cell in rows:
        source = f"{file_name}, {sheet}, ô {cell}" if file_name else ""
        yield Key(entity, indicator, sector, policy, funding), Accepted(value, source)
