"""`python -m tests.golden.layouts`: write `docs/layouts.md`, the layouts that golden folders prove to be read.

Each folder says in the first line of its `input.yaml` what its workbook is like.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from orchestration.landing.forms.form import FORMS_DIR
from orchestration.settings import PROJECT_ROOT

GOLDEN = Path(__file__).parent
PAGE = PROJECT_ROOT / "docs" / "layouts.md"
_HEAD = """# Layouts that are read

Written by `make layouts`; do not edit. Provinces draw their sheets as they like. Every line below is a folder of
`tests/golden` with a small workbook of that kind and everything that is read of it: figures, comparisons, findings.
What a workbook prints in a layout that is not here is read too, as far as its words are known; what is not read is a
finding with its cell.

To add one, draw the workbook in an `input.yaml` whose first line says what is special about it, run
`pytest tests/golden --update-golden`, and compare what was written with what the labels mean.
"""


def page() -> str:
    """The page, form after form, folder after folder.

    Raises:
        ValueError: a folder does not say what its workbook is like.
    """
    lines = [_HEAD]
    for form in sorted({path.parents[1] for path in GOLDEN.rglob("input.yaml")}):
        title = yaml.safe_load((FORMS_DIR / f"{form.name}.yaml").read_text(encoding="utf-8"))["title_en"]
        lines += [f"## {title}", ""]
        for drawn in sorted(form.glob("*/input.yaml")):
            folder = f"{form.name}/{drawn.parent.name}"
            lines.append(f"- {_said(drawn)} [`{drawn.parent.name}`](../tests/golden/{folder})")
        lines.append("")
    return "\n".join(lines)


def _said(drawn: Path) -> str:
    first = drawn.read_text(encoding="utf-8").partition("\n")[0]
    if not first.startswith("# "):
        raise ValueError(f"{drawn} does not say in its first line what its workbook is like")
    return first.removeprefix("# ")


if __name__ == "__main__":
    try:
        PAGE.write_text(page(), encoding="utf-8")
    except ValueError as error:
        sys.exit(f"{PAGE} is left as it is: {error}")
    print(f"written: {PAGE}")
