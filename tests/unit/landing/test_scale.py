"""What the detective for units and scales promises: one explanation, offered and never applied."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read

HEADER = "STT | Chỉ tiêu | ĐVT | TH 2021 | TH 2022 | ƯTH 2023"
SOUND = {
    "Tổng số hợp tác xã": ("HTX", (470, 490, 502)),
    "Tổng số thành viên": ("thành viên", (7000, 7300, 7500)),
    "Doanh thu bình quân": ("triệu đồng/năm", (840, 870, 895)),
    "Lãi bình quân": ("triệu đồng/năm", (101, 104, 107)),
    "Thu nhập bình quân của lao động thường xuyên": ("triệu đồng/năm", (45, 46, 48)),
}


@pytest.fixture
def suggested(draw, read):
    """What is suggested for a return with some rows changed: printed text -> suggested value; and what was read."""

    def of(**changed: tuple[str, tuple[object, ...]]) -> tuple[dict[str, Decimal], Reading]:
        names = {"members": 1, "revenue": 2, "profit": 3, "income": 4}
        rows = list(SOUND.items())
        for name, row in changed.items():
            rows[names[name]] = (rows[names[name]][0], row)
        lines = [
            f"{i} | {label} | {unit} | " + " | ".join(f"={value}" for value in values)
            for i, (label, (unit, values)) in enumerate(rows, 1)
        ]
        reading = read(draw("\n".join([HEADER, "I | Hợp tác xã", *lines])))
        found = [n for n in reading.noticed if n.rule_id == "figures.scale_suspected"]
        return {n.printed_text: Decimal(n.expected) for n in found}, reading

    return of


def test_a_sound_return_is_left_in_peace(suggested) -> None:
    assert suggested()[0] == {}


def test_a_whole_row_in_billions_printed_as_millions_is_one_explanation(suggested) -> None:
    found, _ = suggested(revenue=("triệu đồng/năm", (0.84, 0.87, 0.895)))

    assert found == {"0.84": Decimal(840_000_000), "0.87": Decimal(870_000_000), "0.895": Decimal(895_000_000)}


def test_a_row_in_dong_printed_as_millions(suggested) -> None:
    found, _ = suggested(revenue=("triệu đồng/năm", (840_000_000, 870_000_000, 895_000_000)))

    assert found["840000000"] == Decimal(840_000_000)


def test_one_cell_a_thousand_times_too_large_is_that_cell(suggested) -> None:
    found, _ = suggested(revenue=("triệu đồng/năm", (840, 870, 895_000)))

    assert found == {"895000": Decimal(895_000_000)}


def test_an_income_of_a_month_printed_as_of_a_year(suggested) -> None:
    found, _ = suggested(income=("triệu đồng/năm", (3.9, 4, 4.1)))

    assert found["4"] == Decimal(48_000_000)


def test_an_income_of_a_year_printed_as_of_a_month(suggested) -> None:
    found, _ = suggested(income=("triệu đồng/tháng", (45, 46, 48)))

    assert found["48"] == Decimal(48_000_000)


def test_an_income_with_a_digit_too_many_is_not_explained_as_of_a_year(suggested) -> None:
    found, reading = suggested(income=("triệu đồng/năm", (560, 570, 580)))

    assert found == {}
    assert [f.value for f in reading.figures if f.printed_text == "580"] == [Decimal(580_000_000)]


def test_an_income_by_the_month_is_not_explained_as_of_one_month(suggested) -> None:
    assert suggested(income=("triệu đồng/tháng", (0.4, 0.4, 0.4)))[0] == {}


def test_members_that_lost_their_thousands(suggested) -> None:
    found, _ = suggested(members=("thành viên", (43, 44, 45)))

    assert found == {"43": Decimal(43_000), "44": Decimal(44_000), "45": Decimal(45_000)}


def test_a_suggestion_changes_no_figure_and_names_what_it_was_held_against(suggested) -> None:
    _, reading = suggested(revenue=("triệu đồng/năm", (0.84, 0.87, 0.895)))
    figure = next(f for f in reading.figures if f.printed_text == "0.84")
    notice = next(n for n in reading.noticed if n.printed_text == "0.84")

    assert figure.value == Decimal(840_000)
    assert "Biểu!D6" in notice.related_cells  # the profit of the same year
    assert notice.params["suggested_vi"] == "840 triệu đồng"


def test_a_loss_or_a_zero_is_no_mistake_of_scale(suggested) -> None:
    assert suggested(profit=("triệu đồng/năm", (-50, 0, 107)))[0] == {}


def test_two_explanations_as_good_as_each_other_are_none(suggested) -> None:
    # either could be wrong: a small revenue, or a large profit
    found, _ = suggested(revenue=("triệu đồng/năm", (30, 31, 33)), profit=("triệu đồng/năm", (900, 900, 900)))

    assert found == {}


def test_of_two_explanations_the_one_that_a_lost_dot_speaks_for_is_offered(read: Read, draw: Draw) -> None:
    header = "TÌNH HÌNH KTTT ĐẾN 31/12/2023\nLoại hình | Tổng số | Doanh thu bình quân (triệu đồng/năm)"
    reading = read(draw(f"{header}\nHợp tác xã | =422 | =1232.4\nLiên hiệp HTX | =3 | =7.998\nTổ hợp tác | =9 | =393"))

    # 12 times as much, or a thousand times: both are revenues that unions have
    found = [n for n in reading.noticed if n.rule_id == "figures.scale_suspected"]
    assert [(n.printed_text, Decimal(n.expected)) for n in found] == [("7.998", Decimal(7_998_000_000))]


@given(st.sampled_from((1000, 1_000_000)), st.sampled_from(("revenue", "income")))
def test_what_is_suggested_is_what_was_printed_before_the_factor(factor: int, name: str) -> None:
    from orchestration.landing.cells.workbook import Sheet, Workbook
    from orchestration.landing.codes import load_codes
    from orchestration.landing.folder import Folder
    from orchestration.landing.forms.form import load_forms
    from orchestration.landing.reading.submission import read_submission
    from orchestration.landing.words.lexicon import load_lexicon

    position = {"revenue": 2, "income": 4}[name]
    rows: list[list[object]] = [[cell.strip() for cell in HEADER.split("|")], ["I", "Hợp tác xã"]]
    for i, (label, (unit, values)) in enumerate(SOUND.items()):
        scaled = [float(value * factor) if i == position else float(value) for value in values]
        rows.append([str(i + 1), label, unit, *scaled])
    book = Workbook([Sheet("Biểu", rows)], "xlsx")  # type: ignore[arg-type]
    reading = read_submission(book, Folder("2023", "ha-tinh"), load_codes(), load_lexicon(), load_forms())

    found = [Decimal(n.expected) for n in reading.noticed if n.rule_id == "figures.scale_suspected"]
    assert found == [Decimal(value * 1_000_000) for value in list(SOUND.values())[position][1]]


def test_each_language_is_told_the_suggested_amount_as_it_writes_numbers(suggested) -> None:
    _, reading = suggested(revenue=("triệu đồng/năm", (1162800000, 1292400000, 1254500000)))
    told = {n.printed_text: n.params for n in reading.noticed if n.rule_id == "figures.scale_suspected"}

    assert told["1162800000"]["suggested_vi"] == "1.162,8 triệu đồng"
    assert told["1162800000"]["suggested_en"] == "1,162.8 million dong"
