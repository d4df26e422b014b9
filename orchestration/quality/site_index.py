"""A list of pages that needs no network, on the first page of a site of Great Expectations.

Its own list is drawn by scripts from elsewhere, which our pages do without (`site_pages`). Belongs here: this list. Not
here: the site (`suites`), which results it shows (`data_docs`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

_LIST = """
<section id="pages" style="margin: 2rem">
<h2>Data Docs</h2>
<p>What was validated, table by table, by Great Expectations</p>
<ul>
{items}
</ul>
</section>
</body>"""


def list_pages(folder: Path, validations: Iterable[Mapping[str, Any]]) -> None:
    """Write the pages of a site into its first page.

    Args:
        folder: the site.
        validations: the results it shows, as `Validation.document` has them.
    """
    index = folder / "index.html"
    items = "\n".join(_item(folder, validation) for validation in validations)
    content, body, rest = index.read_text(encoding="utf-8").rpartition("</body>")
    index.write_text(content + _LIST.format(items=items) + rest if body else rest, encoding="utf-8")


def _item(folder: Path, validation: Mapping[str, Any]) -> str:
    """`landing.figures: 80 of 82 rules hold` with the way to the result, and to the rules themselves."""
    table, counts = str(validation["suite_name"]), validation["statistics"]
    path = "/".join(table.split("."))
    results = sorted(folder.glob(f"validations/{path}/**/*.html"))
    held = f"{counts['successful_expectations']} of {counts['evaluated_expectations']} rules hold"
    links = [(held, page) for page in results] + [("rules", folder / "expectations" / f"{path}.html")]
    shown = (f'<a href="{escape(page.relative_to(folder).as_posix())}">{text}</a>' for text, page in links)
    return f"<li>{escape(table)}: {', '.join(shown)}</li>"
