"""Headers of columns -> what their figures are of."""

from __future__ import annotations

import pytest

from orchestration.landing.layout.column_times import settle_times
from orchestration.landing.layout.columns import Column, read_column
from orchestration.landing.layout.columns_beside import summed_beside, ways_between_stocks
from orchestration.landing.values.periods import Frame
from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw, Read, Rules

Header = str | tuple[str, ...]


def settled(lexicon: Lexicon, *headers: Header, report: str = "2025") -> list[tuple[str | None, str | None]]:
    """Period and scenario of each column, whose header is a text or texts from the outermost in."""
    frame = Frame(report, scenario="actual")
    parts = [(header,) if isinstance(header, str) else header for header in headers]
    columns = [read_column(index, part, frame, lexicon) for index, part in enumerate(parts)]
    assert all(isinstance(column, Column) for column in columns), columns
    times = settle_times([column for column in columns if isinstance(column, Column)], frame)
    return [(column.time.period, column.time.scenario) for column in times]


@pytest.mark.parametrize("total", ["Cộng", "Tổng cộng", "Tổng 3 năm", "Lũy kế", "Cả giai đoạn"])
def test_a_sum_beside_years_is_of_all_of_them_together(lexicon: Lexicon, total: str) -> None:
    assert settled(lexicon, "Năm 2021", "Năm 2022", "Năm 2023", total)[-1] == ("2021-2023", "actual")


@pytest.mark.parametrize("band", ["Năm", "Giai đoạn", "Trong đó"])
def test_a_sum_below_a_band_over_nothing_but_years_is_of_all_of_them(lexicon: Lexicon, band: str) -> None:
    assert settled(lexicon, (band, "2021"), (band, "2022"), (band, "2023"), (band, "Cộng"))[-1] == (
        "2021-2023",
        "actual",
    )


@pytest.mark.parametrize("total", ["Lũy kế 2021-2023", "Kết quả giai đoạn 2021-2023", "Giai đoạn 2021-2023"])
def test_a_sum_that_names_its_years_is_no_more_done_than_the_last_of_them(lexicon: Lexicon, total: str) -> None:
    assert settled(lexicon, "Năm 2021", "Năm 2022", "Ước TH 2023", total)[-1] == ("2021-2023", "estimate")


@pytest.mark.parametrize(("band", "scenario"), [("Kết quả thực hiện", "actual"), ("Kế hoạch", "plan")])
def test_a_sum_below_plans_or_results_is_of_the_years_beside_it(lexicon: Lexicon, band: str, scenario: str) -> None:
    years = [(band, "2021"), (band, "2022"), (band, "2023"), (band, "Cộng")]
    assert settled(lexicon, "KH 2021-2025", *years)[-1] == ("2021-2023", scenario)


def test_a_sum_of_years_and_a_part_of_one_is_of_no_period(lexicon: Lexicon) -> None:
    years = ["2022", "2023", "6 tháng đầu năm 2024"]
    assert settled(lexicon, *years, "Cộng", report="2024-H1")[-1] == (None, None)
    assert settled(lexicon, *((("Thực hiện", year)) for year in (*years, "Cộng")), report="2024-H1")[-1] == (None, None)
    assert settled(lexicon, "2022", "2023", "Cộng", "6 tháng đầu năm 2024", report="2024-H1")[2][0] == "2022-2023"


def test_a_sum_below_results_without_years_or_beside_years_with_a_gap_is_not_of_them(lexicon: Lexicon) -> None:
    assert settled(lexicon, "Năm 2023", "Năm 2024", ("Kế hoạch", "Tổng số"))[-1] == ("2025", "plan")
    assert settled(lexicon, ("Thực hiện", "2021"), ("Thực hiện", "2023"), ("Thực hiện", "Cộng"))[-1] == (None, None)


def test_a_sum_that_ends_in_an_estimate_is_one_and_a_sum_of_plans_is_planned(lexicon: Lexicon) -> None:
    assert settled(lexicon, "2023", "2024", "Ước 2025", "Cộng")[-1] == ("2023-2025", "estimate")
    assert settled(lexicon, "KH 2026", "KH 2027", "Tổng cộng")[-1] == ("2026-2027", "plan")


def test_a_sum_is_of_the_years_that_count_the_same(lexicon: Lexicon) -> None:
    bands = ("Năm 2021", "Năm 2022", "Tổng 2 năm")

    found = settled(lexicon, *((band, measure) for band in bands for measure in ("Số HTX", "Kinh phí")))

    assert [period for period, _ in found] == ["2021", "2021", "2022", "2022", "2021-2022", "2021-2022"]


@pytest.mark.parametrize(
    "headers",
    [
        ("2021", "2023", "Cộng"),  # a year is left out
        ("2021", "2022", "2023", "Tổng 2 năm"),
        ("2024", "2025", "KH 2026", "Cộng"),  # done and planned
        ("2023", "2024", "Số lượng"),
        ("Tổng 3 năm",),
        ("Năm 2025", "Lũy kế"),
    ],
)
def test_what_is_together_is_never_guessed(lexicon: Lexicon, headers: tuple[str, ...]) -> None:
    assert settled(lexicon, *headers)[-1] == (None, None)


def test_a_quarter_has_sums_of_its_own(lexicon: Lexicon) -> None:
    assert settled(lexicon, "Quý này", "Lũy kế từ đầu năm", report="2025-Q3") == [
        ("2025-Q3", "actual"),
        ("2025-9M", "actual"),
    ]


def test_a_total_beside_other_things_than_years_is_of_the_report(lexicon: Lexicon) -> None:
    assert settled(lexicon, "Tổng số", "Nông nghiệp", "Vận tải")[0] == ("2025", "actual")
    assert settled(lexicon, "Số lượng", "Kế hoạch 2026")[0] == ("2025", "actual")


@pytest.mark.parametrize("total", ["Tổng số", "Cộng"])
@pytest.mark.parametrize("band", ["HTX được đánh giá, xếp loại", "Kết quả xếp loại HTX"])
def test_the_total_of_those_rated_is_theirs_and_no_total_of_organisations(
    lexicon: Lexicon, band: str, total: str
) -> None:
    frame = Frame("2024", scenario="actual")

    rated = read_column(3, (band, total), frame, lexicon)

    assert isinstance(rated, Column)
    assert rated.label
    assert lexicon.codes("indicator", rated.label.words) == ["org_rated"]
    assert read_column(3, ("Kết quả xếp loại", total), frame, lexicon) == f"Kết quả xếp loại {total}"
    assert isinstance(read_column(3, (band, "Tốt"), frame, lexicon), Column)
    assert isinstance(read_column(3, ("Hợp tác xã", total), frame, lexicon), Column)


def test_a_sum_below_a_band_is_of_the_band_but_so_many_years_together_are_of_nobody_knows_which(
    lexicon: Lexicon,
) -> None:
    band = "HTX thành lập mới"

    assert settled(lexicon, (band, "2023"), (band, "2024"), (band, "Cộng"))[-1] == ("2023-2024", "actual")
    assert settled(lexicon, (band, "2023"), (band, "2024"), (band, "Lũy kế"))[-1] == ("2023-2024", "actual")
    for told in ("Tổng 3 năm", "Lũy kế"):
        assert settled(lexicon, (band, "Năm 2024"), (band, told), report="2024")[-1] == (None, None)


def test_a_band_and_the_header_below_it_are_no_name_together(lexicon: Lexicon) -> None:
    column = read_column(2, ("Hợp tác xã", "Thành viên"), Frame("2024"), lexicon)

    assert isinstance(column, Column)
    assert column.label is not None
    assert (column.label.entity, column.label.words) == ("cooperative", ("thanh", "vien"))


def test_a_sum_since_january_right_of_what_was_founded_is_of_those_founded(lexicon: Lexicon) -> None:
    headers = ("Thành lập mới trong quý", "Lũy kế từ đầu năm", "Hiện có")
    read = [read_column(index, (header,), Frame("2024-Q3"), lexicon) for index, header in enumerate(headers)]

    found = summed_beside([column for column in read if isinstance(column, Column)], lexicon)

    assert [column.label.words if column.label else None for column in found] == [("thanh", "lap", "moi")] * 2 + [None]


def test_a_sum_since_january_right_of_what_there_is_says_nothing_of_its_own(lexicon: Lexicon) -> None:
    headers = ("Số HTX", "Lũy kế từ đầu năm")
    read = [read_column(index, (header,), Frame("2024-Q3"), lexicon) for index, header in enumerate(headers)]

    found = summed_beside([column for column in read if isinstance(column, Column)], lexicon)

    assert found[1].label is None


def test_an_estimate_beside_what_was_done_in_a_part_of_the_year_is_of_the_whole_year(lexicon: Lexicon) -> None:
    assert settled(lexicon, "Thực hiện", "Ước", report="2025-9M") == [("2025-9M", "actual"), ("2025", "estimate")]
    assert settled(lexicon, "Kế hoạch", "Ước", report="2025-9M")[1] == ("2025-9M", "estimate")


def test_a_year_that_is_not_over_is_not_done_because_the_title_reports_half_of_it(lexicon: Lexicon) -> None:
    assert settled(lexicon, "6 tháng", "Cả năm", report="2025-H1") == [("2025-H1", "actual"), ("2025", None)]
    assert settled(lexicon, "6 tháng", "Cả năm", report="2025") == [("2025-H1", "actual"), ("2025", "actual")]


@pytest.mark.parametrize("report", ["2023-H1", "2023-9M"])
def test_what_was_done_in_the_year_of_the_report_was_done_until_its_day(lexicon: Lexicon, report: str) -> None:
    until_now = settled(lexicon, "TH 2022", "KH 2023", "Thực hiện năm 2023", "Ước TH 2023", report=report)
    assert until_now == [("2022", "actual"), ("2023", "plan"), (report, "actual"), ("2023", "estimate")]


def test_what_was_done_in_a_year_beside_a_part_of_it_is_of_nobody_knows_when(lexicon: Lexicon) -> None:
    half, year = ("2023-H1", "actual"), (None, None)
    assert settled(lexicon, "TH 2023", "TH 6 tháng đầu năm 2023", report="2023-H1") == [year, half]


@pytest.mark.parametrize("whole", ["Kết quả đến 31/12/2023", "Thực hiện cả năm 2023"])
def test_what_says_that_it_is_of_a_whole_year_is_so_in_any_report(lexicon: Lexicon, whole: str) -> None:
    assert settled(lexicon, whole, report="2023-H1") == [("2023", "actual")]


def test_an_increase_and_a_decrease_between_two_states_are_all_that_was_added_and_lost(lexicon: Lexicon) -> None:
    def between(*headers: str) -> list[str]:
        read = [read_column(index, (header,), Frame("2025"), lexicon) for index, header in enumerate(headers)]
        columns = [column for column in read if isinstance(column, Column)]
        over = {index: (header,) for index, header in enumerate(headers)}
        return [column.text for column in ways_between_stocks(columns, over, lexicon)]

    assert between("Đầu năm", "Tăng", "Giảm", "Hiện nay") == ["Tăng", "Giảm"]
    assert between("Đầu năm", "Tăng", "Hiện nay") == []  # alone it may be the difference
    assert between("31/12/2024", "Tăng", "Giảm", "Cuối năm") == []  # of which year?
    assert between("31/12/2024", "Tăng", "Giảm", "31/12/2025") == ["Tăng", "Giảm"]
    assert between("Năm 2024", "Năm 2025", "Tăng", "Giảm") == []  # right of both they compare


@pytest.mark.parametrize(
    ("added", "lost"), [("Tăng", "Giảm"), ("Tăng trong kỳ", "Giảm trong kỳ"), ("Phát sinh tăng", "Phát sinh giảm")]
)
@pytest.mark.parametrize("total", ["Tổng số", "Tổng tăng", "Tổng số HTX tăng"])
def test_the_sum_below_what_was_added_is_all_of_it(read: Read, draw: Draw, added: str, lost: str, total: str) -> None:
    bands = f"Ngành | Đầu năm 2023 | {added} | | {lost} |"
    below = f" | | {total} | Thành lập mới | {total.replace('tăng', 'giảm')} | Giải thể |"
    drawn = draw(f"HTX NĂM 2023\n{bands} | Cuối năm 2023\n{below}\nHTX nông nghiệp | =50 | =9 | =8 | =4 | =3 | =55")

    found = [figure.indicator_code for figure in read(drawn).figures]

    assert found == ["org_total", "org_increase", "org_new", "org_decrease", "org_dissolved", "org_total"]


def test_the_rate_below_an_increase_between_two_states_counts_nothing(read: Read, draw: Draw) -> None:
    header = "Ngành | Đầu năm 2023 | Tăng | | Giảm | | Cuối năm 2023\n | | Số lượng | % | Số lượng | % |"
    reading = read(draw(f"HTX NĂM 2023\n{header}\nHTX nông nghiệp | =50 | =9 | =18 | =4 | =8 | =55"))

    found = [figure.indicator_code for figure in reading.figures]

    assert found == ["org_total", "org_increase", "org_decrease", "org_total"]


@pytest.mark.parametrize(
    "parts", [("Doanh thu/HTX", "TH 2024"), ("TH 2024", "Doanh thu (triệu đồng/HTX)"), ("Doanh thu/HTX", "Năm 2024")]
)
def test_what_is_of_each_stays_so_whatever_time_stands_beside_it(lexicon: Lexicon, parts: tuple[str, ...]) -> None:
    column = read_column(3, parts, Frame("2024"), lexicon)

    assert isinstance(column, Column)
    assert (column.time.period, column.label and column.label.each) == ("2024", True)


@pytest.mark.parametrize("header", ["Thu nhập bình quân 1 tháng của lao động", "TN BQ lao động/01 tháng TH 2024"])
def test_an_income_of_a_month_is_of_no_month_of_the_year(lexicon: Lexicon, header: str) -> None:
    column = read_column(3, [header], Frame("2024"), lexicon)

    assert isinstance(column, Column)
    assert (column.time.unclear, column.label and column.label.per_year) == (False, 12)


@pytest.mark.parametrize("header", ["Tổng TP", "Toàn TP", "Cộng toàn thành phố", "Tổng cộng (1+2)", "Chung"])
def test_a_column_of_the_whole_province_holds_values(lexicon: Lexicon, header: str) -> None:
    assert isinstance(read_column(3, [header], Frame("2025"), lexicon), Column)


def test_a_sum_leaves_out_what_there_was_before_and_what_was_planned(lexicon: Lexicon) -> None:
    headers = ("2021", "2022", "Ước 2023", "Cả giai đoạn", "Mục tiêu NQ đến 2023")

    assert settled(lexicon, *headers, report="2023")[3] == ("2021-2023", "estimate")


def test_a_beginning_of_another_year_may_be_its_end(lexicon: Lexicon) -> None:
    assert read_column(3, ["Đầu kỳ (2020)"], Frame("2025"), lexicon) == "Đầu kỳ (2020)"
    assert settled(lexicon, "Đầu năm 2025")[0] == ("2024", "actual")


def test_what_is_expected_beside_an_aim_is_no_second_aim(lexicon: Lexicon) -> None:
    assert settled(lexicon, "Mục tiêu đến năm 2026", "Dự kiến đến 2026")[1] == ("2026", "estimate")
    assert settled(lexicon, "TH 2025", "Dự kiến đến 2026")[1] == ("2026", "plan")


def test_a_sum_that_says_of_how_many_years_is_of_as_many_planned_ones(lexicon: Lexicon) -> None:
    headers = ("Ước 2025", "KH 2026", "KH 2027", "Tổng 2 năm")

    assert settled(lexicon, *headers)[-1] == ("2026-2027", "plan")
    assert settled(lexicon, *headers[:-1], "Cộng")[-1] == (None, None)


@pytest.mark.parametrize("scores", ["(80-100)", "(từ 80 điểm)", "(>= 80)", "(80 - 100đ)"])
def test_the_scores_of_a_rating_are_no_part_of_its_name(lexicon: Lexicon, scores: str) -> None:
    column = read_column(3, ("Đã đánh giá, xếp loại", f"Tốt {scores}"), Frame("2024"), lexicon)

    assert isinstance(column, Column)
    assert column.label is not None
    assert lexicon.codes("indicator", column.label.words) == ["org_good"]


def test_a_bare_year_beside_the_plan_for_it_is_what_came_of_it(lexicon: Lexicon) -> None:
    assert settled(lexicon, "Năm 2024", "Kế hoạch 2025", "Năm 2025")[-1] == ("2025", "actual")


@pytest.mark.parametrize("beside", ["Ước 2025", "Thực hiện 2025"])
def test_a_bare_year_beside_another_result_of_it_is_of_nobody_knows_what(lexicon: Lexicon, beside: str) -> None:
    assert settled(lexicon, "Năm 2024", beside, "Năm 2025")[-1] == ("2025", None)


def test_a_year_that_others_are_measured_against_is_a_year(lexicon: Lexicon) -> None:
    assert settled(lexicon, "Năm 2022 (mốc)", "Năm gốc 2021", "Năm 2025")[:2] == [
        ("2022", "actual"),
        ("2021", "actual"),
    ]


@pytest.mark.parametrize(
    ("band", "header", "scenario"),
    [
        ("Kết quả thực hiện kế hoạch năm 2025", "Kế hoạch", "plan"),
        ("Kết quả thực hiện năm 2025", "Chỉ tiêu", "plan"),
        ("Thực hiện kế hoạch năm 2025", "Giao", "plan"),
        ("Ước thực hiện năm 2025", "Kế hoạch", "plan"),
        ("Kế hoạch năm 2025", "Kết quả thực hiện", "actual"),
        ("Ước năm 2025", "Thực hiện", "estimate"),
    ],
)
def test_the_header_below_a_band_says_whether_its_figures_are_planned(
    lexicon: Lexicon, band: str, header: str, scenario: str
) -> None:
    assert settled(lexicon, (band, header)) == [("2025", scenario)]


def test_until_a_year_below_aims_is_no_result(lexicon: Lexicon) -> None:
    assert settled(lexicon, ("Mục tiêu", "Đến năm 2025"), ("Mục tiêu", "Đến năm 2030")) == [
        ("2025", "plan"),
        ("2030", "plan"),
    ]


@pytest.mark.parametrize(
    ("parts", "entity", "words"),
    [
        (("Thành viên THT", "Tổng số thành viên"), "group", ("thanh", "vien")),
        (("Lao động trong THT", "Lao động thường xuyên"), "group", ("lao", "dong", "thuong", "xuyen")),
        (("Doanh thu BQ (triệu đồng/năm)", "Tổ hợp tác (THT)"), "group", ("doanh", "thu", "binh", "quan")),
        (("KH 2024", "Hợp tác xã", "Thành viên"), "cooperative", ("thanh", "vien")),
        (("HTX nông nghiệp năm 2023", "Chăn nuôi"), "cooperative", ("chan", "nuoi")),
        (("HTX nông nghiệp", "Trong đó: Thủy sản"), "cooperative", ("thuy", "san")),
    ],
)
def test_a_header_below_a_band_is_of_whom_the_band_names(
    lexicon: Lexicon, parts: tuple[str, ...], entity: str, words: tuple[str, ...]
) -> None:
    column = read_column(3, parts, Frame("2025"), lexicon)

    assert isinstance(column, Column)
    assert column.label is not None
    assert (column.label.entity, column.label.words) == (entity, words)


def test_what_was_spent_beside_what_was_given_is_no_plan_whatever_band_is_over_it(lexicon: Lexicon) -> None:
    band = "Kế hoạch năm 2025 (triệu đồng)"
    given, spent = settled(lexicon, (band, "Kinh phí giao"), (band, "Kinh phí thực hiện"))

    assert (given, spent) == (("2025", "plan"), ("2025", "actual"))
    assert settled(lexicon, (band, "Kinh phí thực hiện")) == [("2025", "plan")]


@pytest.mark.parametrize("size", ["10-49", "50 - 99", "15-29"])
def test_a_column_of_one_size_is_no_column_of_what_was_done(lexicon: Lexicon, size: str) -> None:
    """The header may be of `Số HTX phân theo quy mô lao động`."""
    assert read_column(3, (size,), Frame("2023"), lexicon) == size


@pytest.mark.parametrize("inner", ["Từ 10 đến 50", "Đến 10", "Trên 10", "≤ 5", "Loại 1", "Có", "Đạt", "Được", "Nam"])
@pytest.mark.parametrize("band", ["Năm 2023", "Số HTX", None])
def test_words_that_say_nothing_elsewhere_tell_a_column_of_some(lexicon: Lexicon, band: str | None, inner: str) -> None:
    parts = (band, inner) if band else (inner,)
    assert read_column(3, parts, Frame("2023"), lexicon) == " ".join(parts)


@pytest.mark.parametrize("inner", ["Đến 30/6", "Đến 2023", "Hiện có", "Số", "Tổng số", "Trong năm"])
def test_times_and_totals_below_a_band_are_columns_of_all(lexicon: Lexicon, inner: str) -> None:
    assert isinstance(read_column(3, ("Số HTX", inner), Frame("2023"), lexicon), Column)


@pytest.mark.parametrize("what", ["HTX {} trong kỳ", "Thành viên HTX {} trong năm", "Số HTX {} trong kỳ"])
def test_what_was_added_and_lost_of_something_named_is_no_comparison(read: Read, draw: Draw, what: str) -> None:
    ways = " | ".join(what.format(way) for way in ("tăng", "giảm"))
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nHuyện | Tổng số HTX | {ways}\nToàn tỉnh | =120 | =5 | =2"))

    told = [figure.indicator_code.rpartition("_")[2] for figure in reading.figures]
    assert told == ["total", "increase", "decrease"]


def test_the_mean_of_years_is_no_rating(read: Read, draw: Draw) -> None:
    header = "STT | Chỉ tiêu | ĐVT | Năm 2022 | Năm 2023 | Trung bình"
    reading = read(draw(f"SỐ LIỆU HTX\n{header}\n1 | Tổng số HTX | HTX | =120 | =130 | =125"))

    assert {f.cell for f in reading.figures} == {"D3", "E3"}
    assert {"F2", "F3"} & {noticed.cell for noticed in reading.noticed}


@pytest.mark.parametrize("header", ["Số rà soát", "Theo báo cáo", "12 tháng", "N2023", "Kết quả đạt được"])
def test_a_column_that_says_no_more_than_that_it_holds_numbers_is_of_the_report(
    read: Read, draw: Draw, header: str
) -> None:
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nSTT | Chỉ tiêu | ĐVT | {header}\n1 | Tổng số HTX | HTX | =40"))

    assert [(f.cell, f.period_code) for f in reading.figures] == [("D3", "2023")]


@pytest.mark.parametrize("headers", ["Theo báo cáo | Số rà soát", "Số liệu | Số liệu"])
@pytest.mark.parametrize(("second", "is_read"), [("=41", False), ("=40", True)])
def test_two_columns_that_say_no_more_than_that_they_hold_numbers_must_agree(
    read: Read, draw: Draw, rules: Rules, headers: str, second: str, *, is_read: bool
) -> None:
    columns = f"STT | Chỉ tiêu | ĐVT | {headers}"
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{columns}\n1 | Tổng số HTX | HTX | =40 | {second}"))

    asked = [cell for rule, cell in rules(reading) if rule == "figures.unrecognised_column"]
    assert (bool(reading.figures), asked) == (is_read, [] if is_read else ["D2", "E2"])


@pytest.mark.parametrize("label", ["Chỉ tiêu", "Loại hình", "Huyện"])
def test_the_only_column_of_numbers_is_asked_about_where_nobody_understands_it(
    read: Read, draw: Draw, rules: Rules, label: str
) -> None:
    found = rules(read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{label} | Xuân hè\nHTX | =40\nTHT | =400")))

    assert found == [("figures.unrecognised_column", "B2"), ("submissions.nothing_recognised", "")]


def test_a_column_of_new_ones_is_no_province_of_today(read: Read, draw: Draw) -> None:
    reading = read(draw("HTX NĂM 2023\nLĩnh vực | Tổng số | Giải thể | Mới\nNông nghiệp | =100 | =5 | =8"))

    assert [f.indicator_code for f in reading.figures] == ["org_total", "org_dissolved", "org_new"]
