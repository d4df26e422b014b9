"""`kttt check`: what gate 1 would say about a workbook, before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import duckdb
import typer
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from orchestration.cli.output import SEVERITY_STYLE, AsJson, print_json
from orchestration.settings import Settings

_SUBMISSION = """
SELECT s.submission_id, s.period_code, s.folder, v.state, v.reason,
       (SELECT count(value) FROM landing.figures WHERE submission_id = s.submission_id) AS figures,
       (SELECT count(*) FROM landing.register_rows WHERE submission_id = s.submission_id) AS register_rows
FROM landing.submissions AS s JOIN quality.verdicts AS v USING (submission_id)
WHERE s.submission_id = ?
"""
_FINDINGS = """
SELECT rule_id, severity, sheet, cell, related_cells, printed_text, expected, message_vi, message_en
FROM quality.gate_findings WHERE submission_id = ?
ORDER BY CASE severity WHEN 'critical' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, sheet, cell, rule_id
"""


def check(
    files: Annotated[list[Path], typer.Argument(help="Workbooks: .xlsx, .xls, .ods or .csv.", metavar="FILE...")],
    period: Annotated[
        str | None, typer.Option(help="Reporting period, when the file does not lie in <period>/<province>/.")
    ] = None,
    province: Annotated[str | None, typer.Option(help="Province folder, likewise: ha-tinh, dak-lak ...")] = None,
    json: AsJson = False,
) -> None:
    """Check workbooks as the nightly load would, without loading them.

    Prints every finding in Vietnamese and English with its cell. Exit code 1 when one of them is critical:
    the submission would be rejected.
    """
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        raise FileNotFoundError(f"there is no file {', '.join(missing)}")
    reports = _check(files, period, province)
    if json:
        print_json(reports)
    else:
        for report in reports:
            _print_report(report)
    if any(report["state"] == "rejected" for report in reports):
        raise typer.Exit(1)


def _check(files: Sequence[Path], period: str | None, province: str | None) -> list[dict[str, Any]]:
    from orchestration.landing.load import check_file
    from orchestration.quality import gate1

    settings = Settings.from_environment()
    with closing(duckdb.connect()) as connection:
        submission_ids = [
            check_file(file.resolve(), settings, connection, period=period, province=province) for file in files
        ]
        gate1.run(connection, settings.now(), submission_ids)
        return [
            {
                "file": str(file),
                **_rows(connection, _SUBMISSION, submission_id)[0],
                "findings": _rows(connection, _FINDINGS, submission_id),
            }
            for file, submission_id in zip(files, submission_ids, strict=True)
        ]


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, submission_id: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, [submission_id])
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _print_report(report: dict[str, Any]) -> None:
    console = Console(highlight=False)
    for finding in report["findings"]:
        style = SEVERITY_STYLE[finding["severity"]]
        place = "!".join(part for part in (finding["sheet"], finding["cell"]) if part) or report["file"]
        console.print(f"[{style}]{finding['severity']:<8}[/{style}] [bold]{escape(place)}[/bold]  {finding['rule_id']}")
        console.print(Padding(Text(finding["message_vi"]), (0, 0, 0, 9)))
        console.print(Padding(Text(finding["message_en"], style="dim"), (0, 0, 0, 9)))
    verdict = (
        "[bold red]BỊ TRẢ LẠI[/bold red] · would be rejected"
        if report["state"] == "rejected"
        else "[bold green]ĐƯỢC NHẬN[/bold green] · would be accepted"
    )
    console.print(
        f"{verdict}: {escape(report['file'])} ({report['folder']}, {report['figures']} figures, "
        f"{report['register_rows']} register rows, {len(report['findings'])} findings)\n"
    )
