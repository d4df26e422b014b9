"""`kttt explain`: where a number of the national fact table, or a total of the country, comes from."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from orchestration.cli.explain_national import print_total, totals
from orchestration.cli.output import AsJson, perhaps, print_json, print_table, readable
from orchestration.landing.codes import ALLIANCE_CODE, ALLIANCE_FOLDER, load_codes
from orchestration.landing.text import fold
from orchestration.landing.values.period_codes import demand_period
from orchestration.settings import Settings

if TYPE_CHECKING:
    from orchestration.cli.reading import Generation

_KEY = (
    "geo_version, geo_code, period_code, scenario, entity_type, indicator_code, "
    "sector_code, policy_code, program_code, funding_source"
)
_FACTS = f"""
SELECT {_KEY}, geo_name, value, value_low, value_high, unit, qualifier, quality_status,
       printed_text, repair, file_name, sheet, cell, submission_id, form_code, accepted_at
FROM marts.fct_collective_economy
WHERE list_contains($geo_codes, geo_version || ':' || geo_code)
  AND ($period IS NULL OR period_code = $period)
  AND ($indicator IS NULL OR indicator_code = $indicator)
  AND ($entity IS NULL OR entity_type = $entity)
  AND ($scenario IS NULL OR scenario = $scenario)
  AND ($sector IS NULL OR sector_code = $sector)
  AND ($policy IS NULL OR policy_code = $policy)
ORDER BY ALL
"""
_SUBMISSIONS = """
SELECT o.received_at, o.version_no, o.state, o.file_name, o.forms, o.submission_id
FROM quality.submissions AS s
JOIN quality.submissions AS o USING (geo_version, province_code, period_code)
WHERE s.submission_id = $submission_id
ORDER BY o.version_no
"""
_FINDINGS = """
SELECT rule_id, severity, status, sheet, cell, related_cells, message_vi, message_en
FROM quality.findings
WHERE submission_id = $submission_id AND sheet IN ($sheet, '')
  AND (cell = $cell OR list_has_any(string_split(coalesce(related_cells, ''), ', '), [$cell, $sheet || '!' || $cell]))
ORDER BY severity, rule_id
"""
_SHOWN = 12


def explain(
    province: Annotated[str | None, typer.Option(help="Folder, name or code: ha-tinh, 'Hà Tĩnh', 42.")] = None,
    national: Annotated[bool, typer.Option("--national", help="The total of the country, down to its cells.")] = False,
    period: Annotated[str | None, typer.Option(help="Period the figure speaks of: 2023, 2023-9M ...")] = None,
    indicator: Annotated[str | None, typer.Option(help="Indicator code: org_total, revenue_avg ...")] = None,
    entity: Annotated[str | None, typer.Option(help="cooperative, union, group, credit_fund ...")] = None,
    scenario: Annotated[str | None, typer.Option(help="actual, estimate or plan; of a total also outcome.")] = None,
    sector: Annotated[str | None, typer.Option(help="Sector code; total when not broken down.")] = None,
    policy: Annotated[str | None, typer.Option(help="Support policy code; none outside support.")] = None,
    json: AsJson = False,
) -> None:
    """Follow a number back to its file, sheet and cell, with its findings and the submissions it replaced."""
    if national == (province is not None):
        raise typer.BadParameter("say either --province or --national")
    if period is not None:
        demand_period(period)
    if indicator is not None and indicator not in (known := load_codes().indicators):
        raise LookupError(f"there is no indicator {indicator!r}{perhaps(get_close_matches(indicator, known))}")
    from orchestration.cli.reading import Generation

    generation = Generation(Settings.from_environment())
    show: Callable[[dict[str, Any]], None]
    question = {
        "period": period,
        "indicator": indicator,
        "entity": entity,
        "scenario": scenario,
        "sector": sector,
        "policy": policy,
    }
    if province is None:
        matching, explained = totals(generation, question, _SHOWN)
        show = print_total
    else:
        facts = generation.ask(_FACTS, {**question, "geo_codes": _geo_codes(province)})
        matching, explained = len(facts), [_with_origin(generation, fact) for fact in facts[:_SHOWN]]
        show = _print_fact
    if json:
        print_json(explained)
    else:
        for each in explained:
            show(each)
        if matching > _SHOWN:
            Console(stderr=True).print(f"{matching - _SHOWN} more match: narrow the question.")
    if not matching:
        if not json:
            Console(stderr=True).print("No figure in force matches.")
        raise typer.Exit(1)


def _geo_codes(province: str) -> list[str]:
    """`<map>:<code>` of every province that goes by this folder, name, alias or code.

    Raises:
        LookupError: there is none.
    """
    folded = fold(province)
    found = [
        f"{known.geo_version}:{known.code}"
        for known in load_codes().provinces
        if province in (known.folder, known.code) or folded in known.names
    ]
    if province in (ALLIANCE_FOLDER, ALLIANCE_CODE):
        found += [f"{version}:{code}" for version in ("63", "34") for code in ("VN", "each")]
    if not found:
        raise LookupError(f"there is no province {province!r}{perhaps(load_codes().folders_like(province))}")
    return found


def _with_origin(generation: Generation, fact: dict[str, Any]) -> dict[str, Any]:
    place = {name: fact[name] for name in ("submission_id", "sheet", "cell")}
    return {
        **fact,
        "findings": generation.ask(_FINDINGS, place),
        "submissions": generation.ask(_SUBMISSIONS, {"submission_id": fact["submission_id"]}),
    }


def _print_fact(fact: dict[str, Any]) -> None:
    console = Console(highlight=False)
    scope = [
        f"{name} {fact[column]}"
        for name, column, nothing in (
            ("sector", "sector_code", "total"),
            ("policy", "policy_code", "none"),
            ("programme", "program_code", "none"),
            ("funding", "funding_source", "total"),
        )
        if fact[column] != nothing
    ]
    value = readable(fact["value"])
    if fact["qualifier"] == "range":
        value += f" to {readable(fact['value_high'])}"
    console.print(
        f"[bold]{escape(fact['geo_name'])} {fact['period_code']} {fact['scenario']}: {fact['entity_type']} "
        f"{fact['indicator_code']}[/bold] {', '.join(scope)}"
    )
    console.print(f"  value        [bold]{value}[/bold] {fact['unit']} ({fact['qualifier']}, {fact['quality_status']})")
    console.print(
        f"  printed      {escape(repr(fact['printed_text']))}"
        + (f", repaired: {fact['repair']}" if fact["repair"] else "")
    )
    console.print(f"  file         {escape(fact['file_name'])}, form {fact['form_code']}")
    console.print(f"  sheet, cell  {escape(fact['sheet'])}!{fact['cell']}")
    console.print(f"  submission   {fact['submission_id']}, accepted {readable(fact['accepted_at'])}")
    for finding in fact["findings"]:
        console.print(f"  {finding['severity']:<12} {finding['rule_id']} ({finding['status']})")
        for language in ("message_vi", "message_en"):
            console.print(Padding(Text(finding[language]), (0, 0, 0, 15)))
    console.print()
    if len(fact["submissions"]) > 1:
        rows = fact["submissions"]
        print_table("  Every submission of this folder", list(rows[0]), [list(row.values()) for row in rows])
