"""`kttt explain --national`: from a total of the country down to the cells it is made of."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from orchestration.cli.output import SEVERITY_STYLE, readable
from orchestration.cli.reading import Answer, Generation

_KEY = "period_code, scenario, entity_type, indicator_code, sector_code, policy_code, program_code, funding_source"
_TOTALS = f"""
SELECT {_KEY}, unit, value, value_low, value_high, provinces_reported, provinces_expected, coverage_share,
       provinces_of_unknown_size, provinces_missing, figures_counted, figures_warned, break_code, publication_rule,
       publishable, not_publishable_reason
FROM marts.national_total
WHERE ($period IS NULL OR period_code = $period)
  AND ($indicator IS NULL OR indicator_code = $indicator)
  AND ($entity IS NULL OR entity_type = $entity)
  AND scenario = coalesce($scenario, 'outcome')
  AND sector_code = coalesce($sector, CASE WHEN $policy IS NULL THEN 'total' ELSE sector_code END)
  AND ($policy IS NULL OR policy_code = $policy)
ORDER BY ALL
"""
_PARTS = """
SELECT geo_version, geo_code, geo_name, figure_scenario, figure_basis, printed_scope, value, value_low, value_high,
       weight, counted_value, is_counted, is_warned, printed_text, file_name, sheet, cell, submission_id
FROM marts.national_total_parts
WHERE (period_code, scenario, entity_type, indicator_code, sector_code, policy_code, program_code, funding_source)
    = ($period_code, $scenario, $entity_type, $indicator_code, $sector_code, $policy_code, $program_code,
       $funding_source)
ORDER BY is_counted DESC, counted_value DESC NULLS LAST, geo_code
"""
_FINDINGS = """
SELECT rule_id, severity, status, message_vi, message_en
FROM quality.findings
WHERE submission_id = $submission_id AND sheet = $sheet AND status <> 'cleared'
  AND (cell = $cell OR list_contains(string_split_regex(coalesce(related_cells, ''), '[ ,;]+'), $cell))
ORDER BY severity, rule_id
"""
_PUBLISHED = """
SELECT publisher_en, entity_type, scenario, published_value, scope_difference_en, percent_of_published, result, source
FROM marts.national_reconciliation
WHERE (period_code, our_scope, indicator_code, sector_code)
    = ($period_code, $entity_type, $indicator_code, $sector_code)
  AND (scenario = 'plan') = ($scenario = 'plan')
  AND $policy_code = 'none'
ORDER BY ALL
"""


def totals(generation: Generation, question: dict[str, Any], limit: int) -> tuple[int, Answer]:
    """Totals that match, with the figures they are made of.

    Args:
        generation: what to ask.
        question: period, indicator, entity, scenario (outcome unless named), sector and policy, None for any.
        limit: totals to follow down to their cells.

    Returns:
        How many totals match, and the first of them.
    """
    found = generation.ask(_TOTALS, question)
    return len(found), [_explained(generation, total) for total in found[:limit]]


def _explained(generation: Generation, total: dict[str, Any]) -> dict[str, Any]:
    key = {name: total[name] for name in _KEY.split(", ")}
    parts = generation.ask(_PARTS, key)
    for part in parts:
        place = {name: part[name] for name in ("submission_id", "sheet", "cell")}
        part["findings"] = generation.ask(_FINDINGS, place)
    missing = (total["provinces_missing"] or "").split(", ") if total["provinces_missing"] else []
    published = {name: key[name] for name in key if name not in ("program_code", "funding_source")}
    return {
        **total,
        "provinces_missing": missing,
        "parts": parts,
        "published": generation.ask(_PUBLISHED, published),
    }


def print_total(total: dict[str, Any]) -> None:
    """Print one total as a tree."""
    unit = total["unit"]
    tree = Tree(
        f"[bold]Cả nước · whole country, {_title(total)}: {readable(total['value']) or 'no value'}[/bold] {unit}"
    )
    if (total["value_low"], total["value_high"]) != (total["value"], total["value"]):
        tree.add(f"between {readable(total['value_low']) or '?'} and {readable(total['value_high']) or '?'}")
    tree.add(
        f"{total['provinces_reported']} of {total['provinces_expected']} provinces, "
        f"{readable(round(total['coverage_share'], 1))} % of the country by last known size"
    )
    tree.add(
        f"[green]publishable[/green] by {total['publication_rule']}"
        if total["publishable"]
        else f"[yellow]not publishable[/yellow]: {total['not_publishable_reason']} (rule {total['publication_rule']})"
    )
    counted = tree.add("made of")
    for part in total["parts"]:
        _add_part(counted, part, unit)
    if total["provinces_missing"]:
        tree.add(f"missing: {escape(', '.join(total['provinces_missing']))}")
    if total["published"]:
        published = tree.add("published for the whole country")
        for each in total["published"]:
            scope = f"; {each['scope_difference_en']}" if each["scope_difference_en"] else ""
            share = readable(round(each["percent_of_published"], 1)) if each["percent_of_published"] else "0"
            published.add(
                f"{readable(each['published_value'])} {each['entity_type']} {each['scenario']}, "
                f"{escape(each['publisher_en'])}: the provinces above are {share} % of it{scope}"
            )
    console = Console(highlight=False)
    console.print(tree)
    console.print()


def _title(total: dict[str, Any]) -> str:
    finer = [
        str(total[column])
        for column, nothing in (
            ("sector_code", "total"),
            ("policy_code", "none"),
            ("program_code", "none"),
            ("funding_source", "total"),
        )
        if total[column] != nothing
    ]
    return " ".join([total["period_code"], total["scenario"], total["entity_type"], total["indicator_code"], *finer])


def _add_part(counted: Tree, part: dict[str, Any], unit: str) -> None:
    weight = "" if part["weight"] in (None, 1) else f" × {readable(part['weight'])}"
    basis = "" if part["figure_basis"] == "printed" else f" ({part['figure_basis']} from {part['printed_scope']})"
    left_out = "" if part["is_counted"] else "[dim]not counted: its weight or its counts are not printed[/dim] "
    node = counted.add(
        f"{left_out}[bold]{escape(part['geo_name'])}[/bold] {part['figure_scenario']} "
        f"[bold]{readable(part['value'])}[/bold]{weight} {unit}{basis}, "
        f"printed {escape(repr(part['printed_text']))} in {escape(part['file_name'])}, "
        f"{escape(part['sheet'])}!{part['cell']}"
    )
    for finding in part["findings"]:
        style = SEVERITY_STYLE[finding["severity"]]
        node.add(f"[{style}]{finding['severity']}[/{style}] {finding['rule_id']}: {escape(finding['message_en'])}")
