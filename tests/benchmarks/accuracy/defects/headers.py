"""Headers and columns: shapes, years, order, columns that hold no figures."""

from __future__ import annotations

import random

from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.forms import Column, column
from tests.benchmarks.accuracy.model import Fate, Moment


def _shape(draft: Draft, shape: str) -> None:
    for table in draft.tables.values():
        table.shape = shape


@defect(Stage.PLAN, "shape")
def header_of_one_row(draft: Draft, rng: random.Random) -> None:
    """Every column has one cell."""
    _shape(draft, "one row")


@defect(Stage.PLAN, "shape")
def header_of_two_unmerged_rows(draft: Draft, rng: random.Random) -> None:
    """The year stands over the first of its columns only."""
    _shape(draft, "two rows unmerged")


@defect(Stage.PLAN, "shape")
def year_bands_merged(draft: Draft, rng: random.Random) -> None:
    """Every year is a band, one-column years too."""
    _shape(draft, "bands merged")


@defect(Stage.PLAN, "shape")
def labels_below_the_year_bands(draft: Draft, rng: random.Random) -> None:
    """STT, Chỉ tiêu, ĐVT stand in the second row, unmerged."""
    _shape(draft, "labels below")


@defect(Stage.PLAN, "shape")
def header_of_three_rows(draft: Draft, rng: random.Random) -> None:
    """A third band over all years."""
    _shape(draft, "three rows")


@defect(Stage.PLAN, "column numbers")
def row_of_column_numbers(draft: Draft, rng: random.Random) -> None:
    """(1) (2) (3) or A B 1 2 under the header."""
    style = rng.choice(("brackets", "letters"))
    for table in draft.tables.values():
        table.column_numbers = style


@defect(Stage.PLAN, "column numbers", "columns")
def formula_hints_under_comparisons(draft: Draft, rng: random.Random) -> None:
    """6=4/1 under the columns that compare."""
    year = draft.country.year
    for table in draft.tables.values():
        table.column_numbers = "letters"
        table.columns += [
            Column(None, f"So sánh ƯTH {year}/TH {year - 1} (%)", kind="compare", formula="=4/1*100"),
            Column(None, f"KH {year + 1}/ƯTH {year} (%)", kind="compare", formula="=5/4*100"),
        ]


@defect(Stage.PLAN, "columns")
def comparison_columns(draft: Draft, rng: random.Random) -> None:
    """Rates between years, under a band or alone."""
    year = draft.country.year
    banded = rng.random() < 0.5
    for table in draft.tables.values():
        for leaf in (f"ƯTH {year}/KH {year}", f"ƯTH {year}/TH {year - 1}"):
            text = f"So sánh {leaf} (%)"
            table.columns.append(Column(None, text, "So sánh (%)" if banded else "", leaf, kind="compare"))


@defect(Stage.PLAN, "note")
def note_column(draft: Draft, rng: random.Random) -> None:
    """Ghi chú at the right."""
    for table in draft.tables.values():
        table.columns.append(Column(None, "Ghi chú", kind="note"))


@defect(Stage.PLAN, "columns", "years", "order")
def columns_reordered(draft: Draft, rng: random.Random) -> None:
    """Plans first, or any other order."""
    for table in draft.tables.values():
        rng.shuffle(table.columns)


@defect(Stage.PLAN, "columns", "order")
def columns_left_out(draft: Draft, rng: random.Random) -> None:
    """Two or three of the five."""
    kept = sorted(rng.sample(range(5), rng.choice((2, 3))))
    for table in draft.tables.values():
        table.columns = [table.columns[i] for i in kept]


@defect(Stage.PLAN, "years")
def headers_abbreviated(draft: Draft, rng: random.Random) -> None:
    """TH, KH, ƯTH."""
    for table in draft.tables.values():
        table.columns = [column(c.moment, short=True) if c.moment else c for c in table.columns]


@defect(Stage.PLAN, "years", "order", "shape", "hidden")
def years_relative(draft: Draft, rng: random.Random) -> None:
    """Năm trước, năm nay, năm sau: the year stands in the title only."""
    short = rng.random() < 0.5
    texts = (
        ("TH năm trước", "KH năm nay", "TH 6 tháng đầu năm", "ƯTH năm nay", "KH năm sau")
        if short
        else ("Thực hiện năm trước", "Kế hoạch năm nay", "Thực hiện 6 tháng đầu năm", "Ước thực hiện năm nay",
              "Kế hoạch năm sau")
    )  # fmt: skip
    for table in draft.tables.values():
        table.title[1] = f"KẾT QUẢ PHÁT TRIỂN KTTT, HTX NĂM {draft.country.year}"
        for one, text in zip([c for c in table.columns if c.moment], texts, strict=False):
            one.text, one.band, one.leaf = text, "", ""


@defect(Stage.PLAN, "years", "columns", "order", "shape", "hidden")
def year_in_the_title_only(draft: Draft, rng: random.Random) -> None:
    """Kế hoạch, Thực hiện: of the year that the title names."""
    year = draft.country.year
    choices = ((Moment(f"{year}", "plan"), "Kế hoạch"), (Moment(f"{year}", "estimate"), "Ước thực hiện"))
    for table in draft.tables.values():
        table.title[1] = f"KẾT QUẢ PHÁT TRIỂN KTTT, HTX NĂM {year}"
        table.columns = [Column(moment, text) for moment, text in choices]


@defect(Stage.PLAN, "years", "columns", "order", "hidden")
def years_as_bare_numbers(draft: Draft, rng: random.Random) -> None:
    """2021, 2022, 2023 and nothing else."""
    year = draft.country.year
    for table in draft.tables.values():
        table.shape = "one row"
        table.columns = [Column(Moment(str(y), "actual"), str(y)) for y in (year - 2, year - 1, year)]


@defect(Stage.PLAN, "years", "columns", "order", "hidden", "period")
def half_year_report(draft: Draft, rng: random.Random) -> None:
    """The report at 30 June, with last year's half beside it."""
    year = draft.country.year
    draft.period = f"{year}-H1"
    texts = (
        (
            Moment(f"{year - 1}-H1", "actual"),
            rng.choice(("Cùng kỳ năm trước", f"Thực hiện 6 tháng đầu năm {year - 1}")),
        ),
        (Moment(f"{year}", "plan"), f"Kế hoạch năm {year}"),
        (Moment(f"{year}-H1", "actual"), f"Thực hiện 6 tháng đầu năm {year}"),
        (Moment(f"{year}", "estimate"), f"Ước thực hiện cả năm {year}"),
    )
    for table in draft.tables.values():
        table.title[1] = f"TÌNH HÌNH PHÁT TRIỂN KTTT, HTX 6 THÁNG ĐẦU NĂM {year}"
        table.columns = [Column(moment, text) for moment, text in texts]


@defect(Stage.PLAN, "columns")
def column_without_header(draft: Draft, rng: random.Random) -> None:
    """Numbers at the right that nothing speaks for."""
    for table in draft.tables.values():
        table.columns.append(Column(None, "", fate=Fate.FOREIGN))


@defect(Stage.PLAN, "columns")
def column_of_unknown_meaning(draft: Draft, rng: random.Random) -> None:
    """Numbers of a time that is no period: the last month, since the beginning."""
    text = rng.choice(("Thực hiện tháng 6", "Lũy kế từ đầu nhiệm kỳ", "Số liệu rà soát của Sở"))
    for table in draft.tables.values():
        table.columns.append(Column(None, text, fate=Fate.FOREIGN))


@defect(Stage.PLAN, "order column")
def no_numbering_column(draft: Draft, rng: random.Random) -> None:
    """The numbering stands in the label."""
    for table in draft.tables.values():
        table.order_column = False


@defect(Stage.PLAN, "page break")
def header_repeated_at_a_page_break(draft: Draft, rng: random.Random) -> None:
    """The header again in the middle of the rows."""
    for table in draft.tables.values():
        table.page_break = True
