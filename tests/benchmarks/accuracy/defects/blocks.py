"""Blocks and rows: numbering, order, totals, rows and blocks that no form knows."""

from __future__ import annotations

import random
from itertools import pairwise

from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.forms import ENTITY_NAMES, Line, Table
from tests.benchmarks.accuracy.model import Fate, Key

FOREIGN_ROWS = (
    ("Số hợp tác xã tham gia sàn thương mại điện tử", "HTX"),
    ("Số hợp tác xã là thành viên Liên minh hợp tác xã tỉnh", "HTX"),
    ("Vốn góp bình quân một thành viên hợp tác xã", "Triệu đồng"),
    ("Tổng quỹ lương của các hợp tác xã", "Triệu đồng"),
    ("Doanh thu bình quân một thành viên hợp tác xã", "Triệu đồng/năm"),
    ("Số hộ thành viên hợp tác xã", "Hộ"),
    ("Số lao động dưới 35 tuổi trong hợp tác xã", "Người"),
    ("Số lao động nam trong hợp tác xã", "Người"),
    ("Số hợp tác xã nuôi cá", "HTX"),
    ("Số hợp tác xã chưa có trụ sở làm việc", "HTX"),
    ("Số hợp tác xã không có sản phẩm OCOP", "HTX"),
    ("Diện tích đất bình quân một hợp tác xã", "m2"),
    ("Số giám đốc hợp tác xã dưới 35 tuổi", "Người"),
    ("Số hợp tác xã sử dụng phần mềm kế toán", "HTX"),
)
_FOREIGN_BLOCKS = (
    ("Doanh nghiệp", "DN", ("Tổng số", "Thành lập mới", "Giải thể")),
    ("Trang trại", "Trang trại", ("Tổng số", "Số trang trại chăn nuôi", "Doanh thu bình quân")),
    ("Hộ kinh doanh cá thể", "Hộ", ("Tổng số", "Số hộ đang hoạt động", "Số lao động")),
)


def blocks_of(table: Table) -> list[list[Line]]:
    """The lines of a table, cut before every heading."""
    starts = [i for i, line in enumerate(table.lines) if line.level == 0]
    return [table.lines[a:b] for a, b in pairwise([*starts, len(table.lines)])]


def _number(draft: Draft, *numbering: str) -> None:
    for table in draft.tables.values():
        table.numbering = (numbering[0], numbering[1], numbering[2])


@defect(Stage.PLAN, "numbering")
def blocks_numbered_by_letters(draft: Draft, rng: random.Random) -> None:
    """A, B, C over 1, 2, 3."""
    _number(draft, "upper", "arabic", "dash")


@defect(Stage.PLAN, "numbering")
def blocks_numbered_by_arabic_numbers(draft: Draft, rng: random.Random) -> None:
    """1, then 1.1, then a)."""
    _number(draft, "arabic", "dotted", "lower")


@defect(Stage.PLAN, "numbering")
def rows_marked_by_dashes(draft: Draft, rng: random.Random) -> None:
    """I, then -, then +."""
    _number(draft, "roman", "dash", "plus")


@defect(Stage.PLAN, "numbering")
def parts_without_mark(draft: Draft, rng: random.Random) -> None:
    """I, 1 and nothing."""
    _number(draft, "roman", "arabic", "none")


@defect(Stage.PLAN, "numbering")
def no_numbering(draft: Draft, rng: random.Random) -> None:
    """Headings in capitals, rows indented."""
    _number(draft, "none", "none", "none")
    for table in draft.tables.values():
        table.indent = True
        for line in table.lines:
            if line.level == 0:
                line.label = line.label.upper()


@defect(Stage.ROWS, "blocks")
def blocks_left_out(draft: Draft, rng: random.Random) -> None:
    """A province without unions leaves their block out."""
    for table in draft.tables.values():
        blocks = blocks_of(table)
        blocks.pop(rng.randrange(len(blocks)))
        table.lines = [line for block in blocks for line in block]


@defect(Stage.ROWS, "blocks")
def blocks_reordered(draft: Draft, rng: random.Random) -> None:
    """Groups before cooperatives."""
    for table in draft.tables.values():
        blocks = blocks_of(table)
        rng.shuffle(blocks)
        table.lines = [line for block in blocks for line in block]


def _totals(draft: Draft, label: str, *, keep_first: bool) -> None:
    for table in draft.of_form("pl2"):
        lines: list[Line] = []
        for heading, total, of_which, *rest in blocks_of(table):
            last = Line(label, total.key, total.unit, numbered=False)
            lines += [heading, *([total, of_which] if keep_first else []), *rest, last]
        table.lines = lines


@defect(Stage.ROWS, "totals", "blocks", forms=("pl2",))
def totals_last(draft: Draft, rng: random.Random) -> None:
    """Tổng cộng closes every block."""
    _totals(draft, rng.choice(("Tổng cộng", "Cộng", "Tổng số")), keep_first=False)


@defect(Stage.ROWS, "totals", "blocks", forms=("pl2",))
def totals_first_and_last(draft: Draft, rng: random.Random) -> None:
    """A block begins and ends with its total."""
    _totals(draft, rng.choice(("Tổng cộng", "Cộng")), keep_first=True)


@defect(Stage.ROWS, "totals", "blocks", forms=("pl2",))
def grand_total_of_all_blocks(draft: Draft, rng: random.Random) -> None:
    """The last row counts cooperatives, unions and groups together."""
    for table in draft.of_form("pl2"):
        key = Key("all", "org_total")
        label = rng.choice(
            ("Tổng cộng (I+II+III)", "Tổng cộng HTX, LHHTX và THT", "Tổng toàn tỉnh (HTX + LHHTX + THT)")
        )
        table.lines.append(Line(label, key, "Tổ chức", level=0, numbered=False, fate=Fate.MAY_BE_ABSENT))


@defect(Stage.ROWS, "totals", "blocks", forms=("pl2",))
def headings_carry_the_totals(draft: Draft, rng: random.Random) -> None:
    """I. Hợp tác xã: 520, and no row of its own for the total."""
    for table in draft.of_form("pl2"):
        lines: list[Line] = []
        for heading, total, _of_which, *rest in blocks_of(table):
            lines += [Line(heading.label, total.key, total.unit, level=0), *rest]
        table.lines = lines


@defect(Stage.ROWS, forms=("pl1",))
def rows_of_unknown_meaning(draft: Draft, rng: random.Random) -> None:
    """Rows that a province added for itself."""
    for table in draft.of_form("pl1"):
        for label, unit in rng.sample(FOREIGN_ROWS, 3):
            block = [i for i, line in enumerate(table.lines) if line.key and line.key.entity == "cooperative"]
            if not block:
                continue
            after = [i + 1 for i in block if i + 1 == len(table.lines) or table.lines[i + 1].level <= 1]
            table.lines.insert(rng.choice(after), Line(label, unit=unit, level=1, fate=Fate.FOREIGN))


@defect(Stage.ROWS, "blocks", forms=("pl1", "pl2"))
def block_of_unknown_meaning(draft: Draft, rng: random.Random) -> None:
    """Enterprises or farms, with rows named like those of cooperatives."""
    name, unit, rows = rng.choice(_FOREIGN_BLOCKS)
    for table in [*draft.of_form("pl1"), *draft.of_form("pl2")]:
        blocks = blocks_of(table)
        block = [Line(name.upper() if table.form == "pl1" else name, level=0)]
        block += [Line(row, unit=unit, fate=Fate.FOREIGN) for row in rows]
        blocks.insert(rng.randrange(len(blocks) + 1), block)
        table.lines = [line for block in blocks for line in block]


@defect(Stage.PLAN, "labels", forms=("pl1",))
def rows_named_without_their_block(draft: Draft, rng: random.Random) -> None:
    """Tổng số, Thành lập mới: of whom, the heading says."""
    for table in draft.of_form("pl1"):
        for line in table.lines:
            if line.key is None:
                continue
            for name in (*ENTITY_NAMES.values(), "tổ chức"):
                for phrase in (f" của một {name.lower()}", f" một {name.lower()}", f" trong {name.lower()}",
                               f" của {name.lower()}", f" {name.lower()}"):  # fmt: skip
                    if line.key.indicator not in ("member_org_total", "worker_member", "org_value_chain"):
                        line.label = line.label.replace(phrase, "")
