"""What every rule must object to and what it must let pass: `<rule id>.yml` beside this file.

```yaml
note: why these figures          # optional
severity: warning                # optional: where it is not the rule's own
cell: D12                        # optional: the one cell the finding names
fires:                           # submissions of one province; the rule must object to the last one
  - figures:                     # the fields are those of `tests.unit.quality.landed.Figure`
      - {indicator: org_new, value: 35}
silent:                          # the rule must look at the last one and let it pass
  - workbook:                    # or the rows of a sheet, for what the reader itself notices
      - [Chỉ tiêu, ĐVT, Thực hiện năm 2023]
                                 # or {golden: pl1/base}, or {file: ...}, {ole: ...}, {zip: ...}; see `Workbook`
  - {hostile: zip_bomb}          # or a file of `tests.hostile.corpus`
others: []                       # optional: submissions of other provinces, there in both cases
```

Belongs here: reading the files and making submissions of them. Not here: judging (`test_rules`).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from orchestration.runtime.yaml_file import read_yaml
from tests.golden.test_golden import GOLDEN, build
from tests.hostile.corpus import CORPUS
from tests.unit.quality.landed import Comparison, Figure, Problem, Row, Submission

FOLDER = Path(__file__).parent
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = ("fires", "silent")


@dataclass(frozen=True)
class Workbook:
    """A file to be read: what the reader notices needs a real one."""

    drawn: Mapping[str, Any]
    period: str = "2023"
    province: str = "ha-tinh"

    @property
    def name(self) -> str:
        """File name."""
        return str(self.drawn.get("name", "Phu luc.xlsx"))

    def write(self, path: Path) -> None:
        """Make the file."""
        if "file" in self.drawn:
            path.write_bytes(self.drawn["file"].encode() * int(self.drawn.get("times", 1)))
        elif "hostile" in self.drawn:
            path.write_bytes(CORPUS[self.drawn["hostile"]].build())
        elif "ole" in self.drawn:
            path.write_bytes(_OLE + self.drawn["ole"].encode("utf-16-le"))
        elif "zip" in self.drawn:
            with zipfile.ZipFile(path, "w") as archive:
                for part, text in self.drawn["zip"].items():
                    archive.writestr(part, text)
        else:
            sheets = self.drawn.get("sheets") or [{"name": "Phụ lục I", "rows": self.drawn["workbook"]}]
            build({"sheets": sheets, "properties": self.drawn.get("properties", {})}, path)


@dataclass(frozen=True)
class Case:
    """The cases of one rule."""

    rule_id: str
    content: Mapping[str, Any]

    @property
    def severity(self) -> str | None:
        """Severity of the finding, where it is not the rule's own."""
        return self.content.get("severity")

    @property
    def cell(self) -> str | None:
        """The cell the finding names."""
        return self.content.get("cell")

    @cached_property
    def fires(self) -> list[Submission | Workbook]:
        """The last one is what the rule must object to."""
        return [_submission(entry) for entry in self.content["fires"]]

    @cached_property
    def silent(self) -> list[Submission | Workbook]:
        """The last one is what the rule must check and let pass."""
        return [_submission(entry) for entry in self.content["silent"]]

    @cached_property
    def others(self) -> list[Submission | Workbook]:
        """What other provinces sent."""
        return [_submission(entry) for entry in self.content.get("others", ())]


def load(folder: Path = FOLDER) -> dict[str, Case]:
    """Every case by rule id."""
    return {path.stem: Case(path.stem, read_yaml(path)) for path in sorted(folder.glob("*.yml"))}


def missing(rule_ids: Iterator[str] | list[str], folder: Path = FOLDER) -> list[str]:
    """What the folder lacks: rules without a case that fires and one that is silent, cases without a rule."""
    wanted, cases = set(rule_ids), load(folder)
    return [
        *(f"{rule_id}: there is no {rule_id}.yml" for rule_id in sorted(wanted - set(cases))),
        *(f"{rule_id}.yml: there is no such rule" for rule_id in sorted(set(cases) - wanted)),
        *(f"{name}.yml: nothing {kind}" for name, case in cases.items() for kind in _KINDS if not case.content[kind]),
    ]


def _submission(entry: dict[str, Any]) -> Submission | Workbook:
    given = dict(entry)
    place = {name: str(given.pop(name)) for name in ("period", "province") if name in given}
    if "golden" in given:
        drawn = read_yaml(GOLDEN / given["golden"] / "input.yaml")
        return Workbook(drawn, str(drawn["period"]), drawn["province"])
    if not {"figures", "rows", "repeat_rows", "problems"} & set(given):
        return Workbook(given, **place)
    period = place.get("period", "2023")
    rows = [Row(**row) for row in given.pop("rows", ())]
    rows += [Row(name=f"HTX {n}", registration_code=f"01{n:08}") for n in range(given.pop("repeat_rows", 0))]
    return Submission(
        # A figure is an actual one of its submission's own period, unless it says otherwise.
        figures=[Figure(**{"when": f"{period} actual", **figure}) for figure in given.pop("figures", ())],
        rows=rows,
        problems=[Problem(**problem) for problem in given.pop("problems", ())],
        comparisons=[Comparison(**comparison) for comparison in given.pop("comparisons", ())],
        **given,
        **place,
    )
