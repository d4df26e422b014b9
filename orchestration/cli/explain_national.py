"""`kttt explain --national`: from a total of the country down to the cells it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from orchestration.cli.output import SEVERITY_STYLE, readable

if TYPE_CHECKING:
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
_SIZES = """
SELECT geo_code, geo_name, organisations, size_period_code, is_guessed
FROM marts.province_sizes
WHERE period_code = $period_code
    AND entity_type
        = CASE WHEN $entity_type IN ('group', 'union', 'credit_fund') THEN $entity_type ELSE 'cooperative' END
ORDER BY is_guessed, organisations DESC, geo_name
"""
_FINDINGS = """
SELECT rule_id, severity, status, message_vi, message_en
FROM quality.findings
WHERE submission_id = $submission_id AND sheet = $sheet AND status <> 'cleared'
  AND (cell = $cell OR list_has_any(string_split(coalesce(related_cells, ''), ', '), [$cell, $sheet || '!' || $cell]))
ORDER BY severity, rule_id
"""
# What stands behind a part that is not one printed number: what was taken from it or added to it, and its weight.
_BEHIND = """
SELECT f.entity_type, f.indicator_code, f.scenario, f.value, f.printed_text, f.file_name, f.sheet, f.cell,
       f.indicator_code <> $indicator_code AS is_weight
FROM marts.fct_collective_economy AS f
INNER JOIN marts.dim_indicator AS i ON i.indicator_code = $indicator_code
WHERE (f.geo_version, f.geo_code, f.period_code, f.sector_code, f.policy_code, f.program_code, f.funding_source)
    = ($geo_version, $geo_code, $period_code, $sector_code, $policy_code, $program_code, $funding_source)
  AND (
      (
          $figure_basis <> 'printed' AND f.indicator_code = $indicator_code AND f.scenario = $figure_scenario
          AND f.cell <> $cell AND f.entity_type <> 'all' AND (f.entity_type <> 'group' OR $printed_scope = 'all')
      )
      OR (
          f.value = $weight AND f.entity_type = $printed_scope
          AND (
              i.aggregation = 'weighted_mean:' || f.indicator_code
              OR i.aggregation LIKE 'derive:%/' || f.indicator_code
          )
      )
  )
ORDER BY is_weight, f.scenario = $figure_scenario DESC, f.entity_type
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
        names = ("geo_version", "geo_code", "figure_basis", "figure_scenario", "printed_scope", "cell", "weight")
        scope = {name: key[name] for name in key if name not in ("scenario", "entity_type")}
        part["behind"] = generation.ask(_BEHIND, {**scope, **{name: part[name] for name in names}})
    missing = (total["provinces_missing"] or "").split(", ") if total["provinces_missing"] else []
    published = {name: key[name] for name in key if name not in ("program_code", "funding_source")}
    size = {name: key[name] for name in ("period_code", "entity_type")}
    return {
        **total,
        "provinces_missing": missing,
        "sizes": generation.ask(_SIZES, size),
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
    coverage = tree.add(
        f"{total['provinces_reported']} of {total['provinces_expected']} provinces, "
        f"{readable(round(total['coverage_share'], 1))} % of the country by last known size"
        + _guessed(total["provinces_of_unknown_size"])
    )
    _add_sizes(coverage, total["sizes"])
    rule, why = total["publication_rule"], (total["not_publishable_reason"] or "").replace("_", " ")
    tree.add(
        f"[green]publishable[/green] by {rule}"
        if total["publishable"]
        else f"[yellow]not publishable[/yellow]: {why} (rule {rule})"
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


def _add_sizes(coverage: Tree, sizes: list[dict[str, Any]]) -> None:
    """What each province weighs, and of which period its number is."""
    known = [size for size in sizes if not size["is_guessed"]]
    if known:
        weights = (f"{s['geo_name']} {readable(s['organisations'])} ({s['size_period_code']})" for s in known)
        coverage.add(f"sizes: {escape(', '.join(weights))}")
    if len(known) < len(sizes):
        coverage.add(f"the other {len(sizes) - len(known)}: {readable(round(sizes[-1]['organisations'], 1))} each")


def _guessed(provinces: int) -> str:
    return f" ({provinces} never reported their size and count as average ones)" if provinces else ""


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
    for each in part["behind"]:
        what = f"weight: {each['indicator_code']}" if each["is_weight"] else f"beside it {each['entity_type']}"
        node.add(
            f"{what} {readable(each['value'])}, printed {escape(repr(each['printed_text']))} in "
            f"{escape(each['file_name'])}, {escape(each['sheet'])}!{each['cell']}"
        )
    for finding in part["findings"]:
        style = SEVERITY_STYLE[finding["severity"]]
        node.add(f"[{style}]{finding['severity']}[/{style}] {finding['rule_id']}: {escape(finding['message_en'])}")
