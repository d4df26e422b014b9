"""`kttt check`: the findings of gate 1 for a workbook, before it is sent."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from orchestration.cli.output import SEVERITY_STYLE, AsJson, print_json
from orchestration.dialogue.alike import alike, cells_vi, together
from orchestration.dialogue.feedback import SEVERITY_VI
from orchestration.landing.codes import ALLIANCE_FOLDER
from orchestration.settings import Settings

if TYPE_CHECKING:
    import duckdb

    from orchestration.landing.caged.cage import Cage

_SUBMISSION = """
SELECT s.submission_id, s.period_code, s.folder, v.state, v.reason,
       (SELECT count(value) FROM landing.figures WHERE submission_id = s.submission_id) AS figures,
       (SELECT count(*) FROM landing.register_rows WHERE submission_id = s.submission_id) AS register_rows
FROM landing.submissions AS s JOIN quality.verdicts AS v USING (submission_id)
WHERE s.submission_id = ?
"""
_FOR_ONE_WORKBOOK: dict[str, Any] = {"threads": 1}  # to share so little among threads takes longer than to do it
_FINDINGS = """
SELECT rule_id, severity, sheet, cell, related_cells, printed_text, expected, message_vi, message_en
FROM quality.gate_findings WHERE submission_id = ? AND status <> 'cleared'
ORDER BY CASE severity WHEN 'critical' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, sheet, cell, rule_id
"""


def check(
    files: Annotated[list[Path], typer.Argument(help="Workbooks: .xlsx, .xls, .ods or .csv.", metavar="FILE")],
    period: Annotated[
        str | None, typer.Option(help="Reporting period, when the file does not lie in <period>/<province>/.")
    ] = None,
    province: Annotated[
        str | None, typer.Option(help="Province, likewise, by folder or name: ha-tinh, 'Hà Tĩnh' ...")
    ] = None,
    feedback: Annotated[
        bool, typer.Option("--feedback", help="Write a marked copy of each workbook with findings beside it.")
    ] = False,
    feedback_to: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the marked copies into this folder instead.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Check workbooks as the nightly load would, without loading them.

    Prints every finding in Vietnamese and English with its cell. Exit code 1 when one of them is critical:
    the submission would be rejected. Where a warehouse is at hand (KTTT_DATA_DIR), the workbook is also held
    against the province's past and other provinces; without one, by itself only.
    """
    if folders := [str(file) for file in files if file.is_dir()]:
        raise ValueError(f"name the workbooks, not the folder {', '.join(folders)}")
    if missing := [str(file) for file in files if not file.exists()]:
        raise FileNotFoundError(f"there is no file {', '.join(missing)}")
    if feedback or feedback_to:
        _keep_out_of_raw([feedback_to] if feedback_to else [file.resolve().parent for file in files])
    reports = _check(files, period, province, feedback=feedback or feedback_to is not None, folder=feedback_to)
    if json:
        print_json(reports)
    else:
        for report in reports:
            _print_report(report)
    if any(report["state"] == "rejected" for report in reports):
        raise typer.Exit(1)


def _keep_out_of_raw(folders: Iterable[Path]) -> None:
    """Refuse marked copies where provinces put their workbooks."""
    raw = Settings.from_environment().raw_dir.resolve()
    for folder in folders:
        if folder.resolve().is_relative_to(raw):
            raise ValueError(
                f"the next load would read a marked copy in {folder}: name a folder outside of {raw} by --feedback-to"
            )


def _check(
    files: Sequence[Path], period: str | None, province: str | None, *, feedback: bool, folder: Path | None
) -> list[dict[str, Any]]:
    from orchestration.landing.caged.cage import Cage

    with Cage() as cage:
        cage.start()  # somebody waits: the reader gets ready while its judges are imported and prepared
        return _judged(cage, files, period, province, feedback=feedback, folder=folder)


def _judged(
    cage: Cage, files: Sequence[Path], period: str | None, province: str | None, *, feedback: bool, folder: Path | None
) -> list[dict[str, Any]]:
    """A report of each file."""
    import duckdb

    from orchestration.dialogue.history import compare
    from orchestration.landing.arriving.arrivals import as_text
    from orchestration.landing.codes import load_codes
    from orchestration.landing.load import check_file
    from orchestration.quality import gate1
    from orchestration.quality.rulebook import load

    settings, book = Settings.from_environment(), load()
    province = province and (load_codes().folder_called(province) or province)
    with closing(duckdb.connect(config=_FOR_ONE_WORKBOOK)) as connection:
        gate1.get_ready(connection, preview=True)
        submission_ids = [
            check_file(cage, file.resolve(), settings, connection, period=period, province=province) for file in files
        ]
        gate1.run(connection, settings.now(), submission_ids, book=book, preview=True)
        connection.execute("RESET threads")  # what is in force is the whole country
        compared = compare(settings, connection)
        marked = _write_feedback(connection, dict(zip(submission_ids, files, strict=True)), folder) if feedback else {}
        return [
            {
                "file": as_text(file),
                **_rows(connection, _SUBMISSION, submission_id)[0],
                "reporter_is_unknown": province is None and _is_taken_for_the_alliance(connection, submission_id, file),
                "compared_with_the_past": compared,
                "findings": _rows(connection, _FINDINGS, submission_id),
                **({"feedback": marked.get(submission_id)} if feedback else {}),
            }
            for file, submission_id in zip(files, submission_ids, strict=True)
        ]


def _is_taken_for_the_alliance(connection: duckdb.DuckDBPyConnection, submission_id: str, file: Path) -> bool:
    """Whether the alliance is taken for the reporter only because neither folder nor workbook names one."""
    (submission,) = _rows(connection, _SUBMISSION, submission_id)
    taken_for = PurePosixPath(submission["folder"]).name
    return taken_for == ALLIANCE_FOLDER and file.resolve().parent.name != ALLIANCE_FOLDER


def _write_feedback(
    connection: duckdb.DuckDBPyConnection, files: dict[str, Path], folder: Path | None
) -> dict[str, str]:
    """Write a marked copy of every workbook with findings; returns its path by submission."""
    from orchestration.dialogue.copyist import Copyist
    from orchestration.dialogue.feedback import page
    from orchestration.dialogue.returns import gather

    written = {}
    with Copyist() as copyist:
        for item in gather(connection, sent=False):
            source = files[item.feedback.submission_id]
            target = (folder or source.resolve().parent) / item.path.name
            copyist.write(source.resolve(), item.file_format, target, page(item.feedback).as_dict())
            written[item.feedback.submission_id] = str(target)
    return written


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, submission_id: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql, [submission_id])
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _print_report(report: dict[str, Any]) -> None:
    console = Console(highlight=False)
    if report["findings"]:
        console.print(_table(report))
    verdict = (
        "[bold red]BỊ TRẢ LẠI[/bold red] · would be rejected"
        if report["state"] == "rejected"
        else "[bold green]ĐƯỢC NHẬN[/bold green] · would be accepted"
    )
    console.print(
        f"{verdict}: {escape(report['file'])} ({report['folder']}, {report['figures']} figures, "
        f"{report['register_rows']} register rows, {len(report['findings'])} findings)"
    )
    if report["reporter_is_unknown"]:
        console.print(
            "Tệp không ghi tỉnh nào nên được kiểm tra như của Liên minh HTX Việt Nam; ghi rõ bằng --province\n"
            "It names no province, and is checked as the national alliance's: say whose it is by --province"
        )
    if report["compared_with_the_past"]:
        console.print("Đã đối chiếu với số liệu đã tiếp nhận · compared with what was accepted before")
    if report.get("feedback"):
        console.print(f"Bản có đánh dấu · marked copy: {escape(report['feedback'])}", soft_wrap=True)
    console.print()


def _alike(finding: dict[str, Any], told: Mapping[str, str]) -> Hashable:
    return alike(finding["rule_id"], finding["sheet"], finding["cell"], told), finding["severity"]


def _table(report: dict[str, Any]) -> Table:
    from orchestration.quality.rulebook import load

    table = Table(box=SIMPLE_HEAD, header_style="dim", show_lines=True)
    table.add_column("Mức độ", no_wrap=True)
    table.add_column("Ô", overflow="fold", max_width=28)
    table.add_column("Nội dung", overflow="fold")
    told = {rule.id: rule.told for rule in load()}
    keyed = partial(_alike, told=told)
    for finding, *others in together(report["findings"], keyed):
        severity = finding["severity"]
        place = "!".join(part for part in (finding["sheet"], finding["cell"]) if part) or "(cả tệp)"
        said = Text(finding["message_vi"]).append(f"\n{finding['message_en']}", style="dim")
        if others:
            said.append(f"\nTương tự ở · likewise in {cells_vi(other['cell'] for other in others)}")
        said.append(f"\n{finding['rule_id']}", style="dim italic")
        table.add_row(Text(f"{SEVERITY_VI[severity]}\n{severity}", style=SEVERITY_STYLE[severity]), Text(place), said)
    return table
