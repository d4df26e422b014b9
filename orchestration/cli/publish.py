"""`kttt publish`: copy the current generation into a database for other tools."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from orchestration.cli.output import AsJson, print_json
from orchestration.settings import Settings


def publish(
    postgres: Annotated[
        str,
        typer.Option(
            envvar="KTTT_POSTGRES_URL",
            show_envvar=True,
            metavar="URL",
            help="postgresql://user@host/database; leave passwords to PGPASSFILE or PGPASSWORD.",
        ),
    ] = "",
    json: AsJson = False,
) -> None:
    """Copy the current generation into PostgreSQL, where readers see it all at once.

    Creates the roles kttt_reader, kttt_office and kttt_province_<name>, which the administrator grants to people.
    """
    if not postgres:
        raise ValueError("no database is named: give --postgres, or set KTTT_POSTGRES_URL")
    try:
        from orchestration.published.postgres import publish_copy
    except ImportError as error:
        raise RuntimeError(
            "PostgreSQL needs the extra packages of `pip install '.[postgres]'` in the project's folder"
        ) from error
    from orchestration.cli.reading import Generation

    copied = publish_copy(Generation(Settings.from_environment()).folder, postgres)
    if json:
        print_json(vars(copied))
    elif copied.created:
        Console().print(f"PostgreSQL serves [bold]{copied.generation}[/bold]: {copied.rows:,} rows")
    else:
        Console().print(f"PostgreSQL serves [bold]{copied.generation}[/bold] already")
    for view in copied.left_behind:
        Console(stderr=True, highlight=False).print(
            f"[yellow]kttt:[/yellow] a view still shows the generation before, and will be dropped: {escape(view)}"
        )


def serve(settings: Settings) -> None:
    """Have the database that serves a copy follow, where one is named: it may have been away, or be new.

    Raises:
        CopyFailed: it keeps the generation that it has.
    """
    from orchestration.published.generation import current

    if settings.postgres_url and (generation := current(settings)):
        from orchestration.published.postgres import publish_copy

        publish_copy(generation, settings.postgres_url)
