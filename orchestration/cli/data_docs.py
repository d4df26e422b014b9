"""`kttt data-docs`: the rules and what they found, as the site that Great Expectations makes of them."""

from __future__ import annotations

import typer

from orchestration.settings import Settings


def data_docs() -> None:
    """Build the Data Docs of Great Expectations over everything received, in `<data dir>/data_docs/everything/`.

    Every load leaves the pages of what it validated itself in `<data dir>/data_docs/latest/`.
    """
    from orchestration.quality import data_docs as site
    from orchestration.quality.rulebook import load

    settings = Settings.from_environment()
    typer.echo(site.build(settings.warehouse, settings.data_docs / "everything", load(), settings.now()))
