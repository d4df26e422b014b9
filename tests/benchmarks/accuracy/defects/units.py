"""Units: where they stand, and in what they count."""

from __future__ import annotations

import random
from decimal import Decimal

from tests.benchmarks.accuracy.country import MILLION
from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.forms import Line, policy_lines
from tests.benchmarks.accuracy.model import Key, Measure


def _money_lines(draft: Draft) -> list[Line]:
    return [
        line
        for table in draft.tables.values()
        for line in table.lines
        if line.key and line.measure is Measure.MONEY and line.unit.startswith("Triệu")
    ]


def _rename(draft: Draft, word: str, scale: int) -> None:
    for line in _money_lines(draft):
        line.unit, line.scale = line.unit.replace("Triệu đồng", word), Decimal(scale)


@defect(Stage.PLAN, "units", forms=("pl1", "pl3"))
def money_in_billions(draft: Draft, rng: random.Random) -> None:
    """Tỷ đồng."""
    _rename(draft, rng.choice(("Tỷ đồng", "tỉ đồng", "Tỷ.đ")), 1_000_000_000)


@defect(Stage.PLAN, "units", forms=("pl1", "pl3"))
def money_in_thousands(draft: Draft, rng: random.Random) -> None:
    """Nghìn đồng."""
    _rename(draft, rng.choice(("Nghìn đồng", "1000đ", "Ngàn đồng")), 1_000)


@defect(Stage.PLAN, "units", forms=("pl1", "pl3"))
def money_units_abbreviated(draft: Draft, rng: random.Random) -> None:
    """Tr.đ, trđ, triệu đ."""
    _rename(draft, rng.choice(("Tr.đ", "trđ", "Tr.đồng", "triệu đ")), 1_000_000)


@defect(Stage.PLAN, "units", forms=("pl1",))
def income_per_month(draft: Draft, rng: random.Random) -> None:
    """The income of a worker by the month, all else by the year."""
    for line in _money_lines(draft):
        if line.key and line.key.indicator == "income_worker_avg":
            line.unit = rng.choice(("Triệu đồng/tháng", "Triệu đồng/người/tháng", "Tr.đ/người/tháng"))
            line.scale = 12 * MILLION


@defect(Stage.PLAN, "units", forms=("pl1",))
def people_in_thousands(draft: Draft, rng: random.Random) -> None:
    """Nghìn người, with decimals."""
    for table in draft.tables.values():
        for line in table.lines:
            if line.key and line.unit in ("Thành viên", "Người"):
                line.unit, line.scale = f"Nghìn {line.unit.lower()}", Decimal(1000)


@defect(Stage.PLAN, "units", "unit column")
def unit_in_brackets(draft: Draft, rng: random.Random) -> None:
    """Doanh thu bình quân (triệu đồng/năm), without a column of units."""
    for table in draft.tables.values():
        table.unit_column = False
        for line in table.lines:
            if line.key:
                line.label += f" ({line.unit if line.unit.isupper() else line.unit.lower()})"


@defect(Stage.PLAN, "units", "unit column", "blocks", forms=("pl3",))
def unit_in_the_corner(draft: Draft, rng: random.Random) -> None:
    """ĐVT: Triệu đồng above a table that holds money only."""
    for name, table in list(draft.tables.items()):
        if table.form != "pl3":
            del draft.tables[name]
            continue
        table.unit_column = False
        table.corner = rng.choice(("ĐVT: Triệu đồng", "Đơn vị tính: triệu đồng", "(ĐVT: Tr.đ)"))
        table.lines = [line for line in table.lines if line.level == 0 or line.scale == MILLION]
        table.lines = [
            line
            for i, line in enumerate(table.lines)
            if line.key or (i + 1 < len(table.lines) and table.lines[i + 1].key)
        ]


@defect(Stage.PLAN, "units", "unit column", forms=("pl2",))
def unit_of_the_block(draft: Draft, rng: random.Random) -> None:
    """I. Hợp tác xã (ĐVT: HTX), without a column of units."""
    for table in draft.of_form("pl2"):
        table.unit_column = False
        for heading, row in zip(table.lines, table.lines[1:], strict=False):
            if heading.level == 0 and row.unit:
                heading.label += f" (ĐVT: {row.unit})"


@defect(Stage.PLAN, "units", forms=("pl1", "pl3"))
def unit_dittoed(draft: Draft, rng: random.Random) -> None:
    """A ditto mark where the unit is that of the row above."""
    mark = rng.choice(('"', "nt", "-nt-"))
    for table in draft.tables.values():
        previous = ""
        for line in table.lines:
            if line.key and line.unit == previous:
                line.unit = mark
            elif line.unit:
                previous = line.unit


@defect(Stage.ROWS, "units", forms=("pl1",))
def share_stored_as_a_fraction(draft: Draft, rng: random.Random) -> None:
    """0.406 shown as 40,6%."""
    for table in draft.of_form("pl1"):
        at = next((i for i, line in enumerate(table.lines) if line.key == Key("cooperative", "org_good_fair")), None)
        if at is not None:
            key = Key("cooperative", "org_good_fair_share")
            table.lines.insert(at + 1, Line("Tỷ lệ hợp tác xã đạt loại tốt, khá", key, "%", level=2, percent=True))


@defect(Stage.ROWS, "blocks", forms=("pl3",))
def programmes_beside_policies(draft: Draft, rng: random.Random) -> None:
    """A block of a programme, named by its decision, among the policies."""
    for table in draft.of_form("pl3"):
        for code, name in (("1804", "Chương trình theo Quyết định số 1804/QĐ-TTg"), ("167", "Đề án 167/QĐ-TTg")):
            template = [line for line in policy_lines("training") if line.key and line.measure is Measure.MONEY]
            table.lines.append(Line(name, level=0))
            for line in template:
                assert line.key is not None
                key = Key("support_program", "support_budget", program=code, funding=line.key.funding)
                table.lines.append(Line(line.label, key, line.unit, line.scale, line.level))
