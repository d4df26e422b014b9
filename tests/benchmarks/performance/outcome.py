"""What a stage found, kept as `results/<stage>.json` so that a page can be written from several runs.

Belongs here: the shape of a result, reading and writing it. Not here: prose (`report`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.benchmarks.performance.cost import Cost, median

RESULTS = Path(__file__).with_name("results")


@dataclass
class Outcome:
    """What a stage measured.

    Attributes:
        stage: which.
        command: that measures it again.
        measured_on: day, UTC.
        machine: see `machine.describe`.
        provinces: of the country measured on.
        busy: load of the machine by core when the stage began; above 0.2 others were at work.
        rows: a table: what, and its figures by column name.
        ratios: figures that targets speak of, by the target's name.
        says: sentences that explain what the figures mean.
    """

    stage: str
    command: str = ""
    measured_on: str = ""
    machine: dict[str, str] = field(default_factory=dict)
    provinces: int = 0
    busy: float = 0.0
    rows: list[dict[str, str | float]] = field(default_factory=list)
    ratios: dict[str, float] = field(default_factory=dict)
    says: list[str] = field(default_factory=list)

    def add(self, what: str, costs: Sequence[Cost], **more: float) -> Cost:
        """A row of the table: the medians of some runs of one program.

        Returns:
            The medians.
        """
        middle = median(costs)
        self.rows.append({"what": what, **more, "runs": len(costs), **middle.as_dict()})
        return middle

    def write(self, folder: Path = RESULTS) -> Path:
        """Keep it."""
        folder.mkdir(exist_ok=True)
        path = folder / f"{self.stage}.json"
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return path


def read_all(folder: Path = RESULTS) -> dict[str, Outcome]:
    """What is kept, by stage."""
    return {
        path.stem: Outcome(**json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("*.json"))
    }
