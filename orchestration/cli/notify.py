"""`kttt notify`: send the notifications of the current generation by hand."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from orchestration.cli.output import AsJson, print_json, print_table
from orchestration.settings import Settings


def notify(
    history: Annotated[
        bool, typer.Option("--history", help="Only list what was sent before, and what failed.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Send the digest of the current generation, unless it was sent; try again what could not be delivered.

    Channels are those of KTTT_NOTIFY_URLS and KTTT_CONTACTS. Without any, the digest is only printed.
    Exit code 1 when a delivery failed, or the contacts have a fault.
    """
    from orchestration.dialogue import alerts
    from orchestration.dialogue import notify as dialogue

    settings = Settings.from_environment()
    console = Console(highlight=False)
    faults: tuple[str, ...] = ()
    if history:
        dispatches = dialogue.deliveries(settings)
    else:
        report = dialogue.after_success(settings)
        dispatches, faults = list(report.dispatches), report.faults
        if report.digest is not None and not report.digest.is_quiet and not json:
            said = alerts.message(report.digest)
            console.print(f"[bold]{said.subject.replace('[', chr(92) + '[')}[/bold]\n")
            console.print(said.text, markup=False, soft_wrap=True)
    rows = [(d.name, x.channel, x.province, x.state, x.tries, x.error) for d in dispatches for x in d.deliveries]
    header = ("digest", "channel", "province", "state", "tries", "error")
    if json:
        print_json([dict(zip(header, row, strict=True)) for row in rows])
    elif rows:
        print_table("Deliveries", header, rows)
    elif not history and not settings.notify_urls:
        console.print("Chưa cấu hình kênh gửi · no channel is set (KTTT_NOTIFY_URLS)")
    else:
        console.print("Không có gì mới để gửi · nothing new to send")
    for fault in faults:
        Console(stderr=True, highlight=False).print(
            f"[yellow]kttt:[/yellow] danh bạ có lỗi · the contacts have a fault: {escape(fault)}"
        )
    if faults or (any(row[3] == "failed" for row in rows) and not history):
        raise typer.Exit(1)
