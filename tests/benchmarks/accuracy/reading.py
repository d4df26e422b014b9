"""The one place that asks the reader: a file as its province would send it -> what was read of it."""

from __future__ import annotations

from pathlib import Path

from orchestration.landing.caged.cage import Cage, Request
from orchestration.landing.folder import Folder
from orchestration.landing.landed import Figure
from tests.benchmarks.accuracy.model import Key, Moment
from tests.benchmarks.accuracy.scoring import Finding, ReadBook, ReadFigure

# These leave a whole table out and stand on one cell of its header.
_WHOLE_TABLE = frozenset(
    {"figures.ambiguous_header", "figures.below_province", "figures.other_year_table", "figures.narrower_scope"}
)
# Said of money without a period although it was read rightly: it explains nothing that is absent.
_REMARKS = frozenset({"figures.period_assumed_yearly"})


def read_book(cage: Cage, path: Path, period: str, province: str) -> ReadBook:
    """Read a file and bring what was read into the words of the benchmark."""
    reading = cage.read(Request(path, path.name, Folder(period, province))).reading()
    findings = [
        Finding(n.sheet, n.cell, n.rule_id, n.rule_id in _WHOLE_TABLE)
        for n in reading.noticed
        if n.rule_id not in _REMARKS and (n.cell or n.rule_id in ("submissions.no_table", "submissions.reader_failed"))
    ]
    findings += [Finding(u.sheet, "", f"sheet {u.reason}") for u in reading.unrecognised if u.reason == "no header"]
    register = {(row.sheet, row.row_index): row._asdict() for row in reading.register_rows}
    return ReadBook({(f.sheet, f.cell): _figure(f) for f in reading.figures}, register, tuple(findings))


def _figure(figure: Figure) -> ReadFigure:
    key = Key(
        figure.entity_type, figure.indicator_code, figure.sector_code, figure.policy_code, figure.program_code,
        figure.funding_source,
    )  # fmt: skip
    moment = Moment(figure.period_code, figure.scenario)
    return ReadFigure(key, moment, figure.value, figure.value_high, figure.qualifier)
