"""Words about time -> period codes and scenarios."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.values.period_codes import geo_version, is_period, period_end, period_year
from orchestration.landing.values.periods import UNTOLD, Frame, Time, read_time
from orchestration.landing.words.titles import read_title

YEARS = st.integers(1990, 2049)
REPORT = Frame("2023", plan_year=2024)
PROGRAMME = read_title(["KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH GIAI ĐOẠN 2021 - 2025"], "2025")


def period_and_scenario(text: str, frame: Frame | None = REPORT) -> tuple[str | None, str | None]:
    time = read_time(text, frame)
    return time.period, time.scenario


# ---- Period codes -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["2023", "2023-H1", "2023-9M", "2023-Q1", "2023-Q4", "2021-2023"])
def test_the_codes_of_the_design_are_periods(code: str) -> None:
    assert is_period(code)


@pytest.mark.parametrize(
    "code",
    ["", "23", "2023-H2", "2023-Q5", "2023-12M", "2023-2021", "2023-2023", "2023 ", "2023-h1", "x2023", "2023-H1-Q1"],
)
def test_anything_else_is_no_period(code: str) -> None:
    assert not is_period(code)


@pytest.mark.parametrize(
    ("code", "end"),
    [
        ("2023", "2023-12-31"),
        ("2023-H1", "2023-06-30"),
        ("2023-9M", "2023-09-30"),
        ("2023-Q1", "2023-03-31"),
        ("2023-Q2", "2023-06-30"),
        ("2023-Q3", "2023-09-30"),
        ("2023-Q4", "2023-12-31"),
        ("2021-2023", "2023-12-31"),
    ],
)
def test_a_period_ends_on_its_last_day(code: str, end: str) -> None:
    assert period_end(code) == end
    assert period_year(code) == 2023


@pytest.mark.parametrize(
    ("code", "version"),
    [("2024", "63"), ("2025-H1", "63"), ("2025-Q2", "63"), ("2025-Q3", "34"), ("2025-9M", "34"), ("2025", "34")],
)
def test_who_reports_a_period_that_ends_after_june_2025_is_one_of_34_provinces(code: str, version: str) -> None:
    assert geo_version(code) == version


# ---- Column headers ---------------------------------------------------------------------------------------------


@given(
    YEARS,
    st.sampled_from(
        [
            ("actual", "Thực hiện năm {}"),
            ("actual", "TH {}"),
            ("actual", "Năm {} Thực hiện"),
            ("actual", "Kết quả thực hiện năm {}"),
            ("actual", "Tính đến 31/12/{}"),
            ("actual", "Hiện có đến 31.12.{}"),
            ("estimate", "Ước thực hiện năm {}"),
            ("estimate", "Ước TH {}"),
            ("estimate", "UTH {}"),
            ("estimate", "Năm {} Ước TH"),
            ("estimate", "Ước cả năm {}"),
            ("plan", "Kế hoạch năm {}"),
            ("plan", "KH {}"),
            ("plan", "Năm {} KH"),
            ("plan", "Mục tiêu đến năm {}"),
            ("plan", "Chỉ tiêu {}"),
        ]
    ),
)
def test_a_header_tells_year_and_scenario(year: int, wording: tuple[str, str]) -> None:
    assert period_and_scenario(wording[1].format(year)) == (str(year), wording[0])


@given(
    YEARS,
    st.sampled_from(
        [
            ("H1", "6 tháng đầu năm {}"),
            ("H1", "6T/{}"),
            ("H1", "TH 6 tháng {}"),
            ("H1", "Đến 30/6/{}"),
            ("H1", "Thực hiện đến 30 tháng 6 năm {}"),
            ("9M", "9 tháng năm {}"),
            ("9M", "Đến tháng 9/{}"),
            ("9M", "Tính đến 30.9.{}"),
            ("Q1", "Quý I/{}"),
            ("Q1", "Đến 31/3/{}"),
            ("Q2", "Quý II năm {}"),
            ("Q3", "Quý 3/{}"),
            ("Q4", "Quý IV/{}"),
            ("H1", "6TĐN {}"),
            ("9M", "9T ĐN năm {}"),
            ("H1", "6th/{}"),
            ("Q1", "Q.I/{}"),
            ("Q3", "Q.3/{}"),
        ]
    ),
)
def test_a_header_tells_the_part_of_the_year(year: int, wording: tuple[str, str]) -> None:
    assert period_and_scenario(wording[1].format(year)) == (f"{year}-{wording[0]}", "actual")


def test_an_estimate_of_half_a_year_is_of_half_a_year() -> None:
    assert period_and_scenario("Ước thực hiện 6 tháng đầu năm 2023") == ("2023-H1", "estimate")


@given(YEARS, st.integers(1, 9), st.sampled_from(["Giai đoạn {} - {}", "{}-{}", "Từ năm {} đến {}", "{} – {}"]))
def test_two_years_with_a_dash_are_cumulative(first: int, years: int, wording: str) -> None:
    assert period_and_scenario(wording.format(first, first + years))[0] == f"{first}-{first + years}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Năm trước", ("2022", "actual")),
        ("Cùng kỳ năm trước", ("2022", "actual")),
        ("Năm báo cáo", ("2023", None)),
        ("Ước cả năm", ("2023", "estimate")),
        ("Kế hoạch năm sau", ("2024", "plan")),
        ("6 tháng đầu năm", ("2023-H1", "actual")),
    ],
)
def test_relative_words_refer_to_the_report(text: str, meant: tuple[str, str | None]) -> None:
    assert period_and_scenario(text) == meant


def test_the_same_period_of_last_year_is_as_long_as_this_one() -> None:
    assert period_and_scenario("Cùng kỳ", Frame("2023-H1")) == ("2022-H1", "actual")


@pytest.mark.parametrize("text", ["Cùng kỳ 9 tháng 2022", "Cùng kỳ 9 tháng/2022", "Cùng kỳ 9T/2022"])
def test_the_same_months_of_another_year_are_of_that_year(text: str) -> None:
    assert period_and_scenario(text, Frame("2023-Q3")) == ("2022-9M", "actual")


@pytest.mark.parametrize("text", ["Năm trước", "Năm báo cáo", "Kế hoạch năm sau", "6 tháng đầu năm"])
def test_relative_words_mean_no_period_without_a_report(text: str) -> None:
    assert read_time(text, None).period is None


@pytest.mark.parametrize(
    "text",
    [
        "So với cùng kỳ (%)",
        "Tỷ lệ % so với KH",
        "Tăng/giảm",
        "Thực hiện so với kế hoạch",
        "TH 2023/KH 2023 (%)",
        "Tốc độ tăng trưởng",
        "(4)=(3)/(2)",
    ],
)
def test_a_column_that_compares_periods_is_of_none(text: str) -> None:
    assert read_time(text, REPORT) == Time(is_comparison=True)


@pytest.mark.parametrize(
    "text", ["7 tháng đầu năm 2023", "6 tháng cuối năm 2023", "2022 và 2023", "Đến 15/8/2023", "Tháng 6/2023"]
)
def test_a_time_without_a_period_code_is_unclear_and_never_a_whole_year(text: str) -> None:
    time = read_time(text, REPORT)

    assert (time.period, time.unclear) == (None, True)


@pytest.mark.parametrize("text", ["Ghi chú", "Nông nghiệp", "Cơ quan chủ trì", ""])
def test_a_header_without_time_says_nothing_of_it(text: str) -> None:
    assert not read_time(text, REPORT).says_something


@given(st.text(max_size=40))
def test_any_header_gives_a_period_code_or_none(text: str) -> None:
    time = read_time(text, REPORT)

    assert time.period is None or is_period(time.period)
    assert time.scenario in (None, "actual", "estimate", "plan")


# ---- Titles -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "period", "unclear"),
    [
        ("Kế hoạch giai đoạn 2021-2025 2023", "2023", False),
        ("Giai đoạn 2021-2025", "2021-2025", False),
        ("Giai đoạn 2021-2025 Năm 2030", "2030", True),
        ("Giai đoạn 2021-2025 2022 2023", None, True),
    ],
)
def test_a_year_below_a_span_is_the_period(header: str, period: str | None, *, unclear: bool) -> None:
    time = read_time(header)

    assert (time.period, time.unclear) == (period, unclear)


@pytest.mark.parametrize(
    "text", ["ƯTH/KH", "TH 2023/TH 2022", "2023/2022", "Thực hiện : Kế hoạch", "% KH", "So CK", "So với cùng kỳ"]
)
def test_one_side_of_a_column_against_another_is_a_comparison(text: str) -> None:
    assert read_time(text, Frame("2023")).is_comparison


@pytest.mark.parametrize("text", ["Kế hoạch năm 2023", "KH 2023", "Thực hiện 6 tháng", "Lao động nam"])
def test_a_plain_header_is_no_comparison(text: str) -> None:
    assert not read_time(text, Frame("2023")).is_comparison


@pytest.mark.parametrize("text", ["Tổng cộng 3 năm", "Kế hoạch 5 năm", "KH giao đầu năm"])
def test_several_years_together_or_a_plan_of_january_are_no_period_of_the_year(text: str) -> None:
    time = read_time(text, Frame("2023"))

    assert (time.unclear, time.period) == (True, None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("6 tháng đầu năm", "2023-H1"),
        ("Lũy kế từ đầu năm", None),
        ("Tháng 12 năm 2023", None),
        ("31/12 năm 2022", "2022"),
        ("Quý 2 năm 2023", "2023-Q2"),
    ],
)
def test_other_words_about_the_beginning_and_numbers_before_a_year_are_not_disturbed(
    text: str, period: str | None
) -> None:
    assert read_time(text, Frame("2023")).period == period


def test_what_is_to_come_is_not_done() -> None:
    assert read_time("Đến 2030", Frame("2023")).scenario is None
    assert read_time("Đến 2022", Frame("2023")).scenario == "actual"


# ---- Until a year, since a year -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["Lũy kế từ năm 2021 đến nay", "Từ 2021 đến nay", "Từ đầu năm 2021 đến thời điểm báo cáo", "Lũy kế từ 2021"]
)
def test_since_a_year_means_until_the_year_of_the_report(text: str) -> None:
    assert read_time(text, Frame("2024")) == Time("2021-2024", "actual")


@pytest.mark.parametrize("text", ["Từ 2021", "Thành lập từ năm 2021", "Tính từ năm 2021", "Chuyển từ năm 2022 sang"])
def test_since_a_year_alone_does_not_say_until_when(text: str) -> None:
    time = read_time(text, Frame("2024"))

    assert (time.period, time.unclear) == (None, True)


def test_what_is_invested_in_a_year_is_of_that_year() -> None:
    assert read_time("Vốn đầu tư năm 2023", Frame("2024")).period == "2023"


@pytest.mark.parametrize("period", ["2024-H1", "2024-Q3", "2020"])
def test_since_a_year_until_a_day_within_another_has_no_period(period: str) -> None:
    assert read_time("Từ năm 2021 đến nay", Frame(period)) == Time(scenario="actual", unclear=True)


@pytest.mark.parametrize(
    ("text", "up_to"),
    [
        ("Mục tiêu đến năm 2025", True),
        ("KH đến hết năm 2025", True),
        ("Đến 2023", True),
        ("Kế hoạch 2021 đến 2025", False),
        ("Thực hiện đến hết năm 2023", False),
        ("Đến 31/12/2023", False),
        ("Kế hoạch năm 2025", False),
    ],
)
def test_until_a_year_does_not_say_since_when(text: str, up_to: bool) -> None:
    assert read_time(text, REPORT).up_to is up_to


@pytest.mark.parametrize("text", ["Lũy kế đến hết năm 2024", "Luỹ kế đến 31/12/2024", "Cộng dồn đến năm 2024"])
def test_a_sum_up_to_a_year_does_not_say_since_when(text: str) -> None:
    assert read_time(text, Frame("2024")).up_to


@pytest.mark.parametrize("text", ["Lũy kế từ đầu năm đến 31/12/2024", "Lũy kế năm 2024", "Lũy kế đến 30/6/2024"])
def test_a_sum_within_a_year_is_that_years(text: str) -> None:
    assert not read_time(text, Frame("2024")).up_to


def test_the_beginning_of_a_period_with_its_day_is_the_end_of_the_one_before() -> None:
    assert read_time("Số đầu kỳ (31/12/2023)", Frame("2024-Q1")).period == "2023"


@pytest.mark.parametrize(
    ("text", "reported", "period"),
    [
        ("Số đầu kỳ", "2024", "2023"),
        ("Đầu kỳ", "2024-Q1", "2023"),
        ("Có đầu kỳ", "2024-Q3", "2024-Q2"),
        ("Đầu năm", "2024-Q3", "2023"),
        ("Đầu năm 2023", "2024", "2022"),
        ("Đầu kỳ", "2021-2025", "2020"),
    ],
)
def test_the_beginning_of_a_period_is_the_end_of_the_one_before(text: str, reported: str, period: str) -> None:
    found = read_time(text, Frame(reported))

    assert (found.period, found.scenario, found.opening) == (period, "actual", True)


@pytest.mark.parametrize(
    ("text", "scenario"),
    [
        ("Diện tích đất được giao", None),
        ("Dien tich dat da giao", None),
        ("Chỉ tiêu giao", "plan"),
        ("Chỉ tiêu TW giao", "plan"),
    ],
)
def test_land_that_is_handed_over_is_no_plan(text: str, scenario: str | None) -> None:
    assert read_time(text, Frame("2023")).scenario == scenario


@pytest.mark.parametrize(
    ("text", "scenario"), [("Số liệu", None), ("Số liệu năm 2023", "actual"), ("Kết quả", "actual")]
)
def test_a_bare_word_for_data_leaves_to_the_title_what_they_are(text: str, scenario: str | None) -> None:
    assert read_time(text, Frame("2023")).scenario == scenario


@pytest.mark.parametrize(
    ("text", "scenario"),
    [
        ("Đến năm 2025", None),
        ("Đến hết năm 2022", None),
        ("Đến năm 2020", "actual"),
        ("Thực hiện đến năm 2023", "actual"),
    ],
)
def test_a_year_to_come_of_the_aims_of_several_years_is_not_done(text: str, scenario: str | None) -> None:
    assert read_time(text, Frame("2021-2025", scenario="plan")).scenario == scenario


@pytest.mark.parametrize("text", ["Kế hoạch giao đầu năm", "KH đầu năm 2024", "6 tháng đầu năm", "Từ đầu năm"])
def test_what_is_planned_or_begins_in_january_is_no_state_at_the_beginning(text: str) -> None:
    assert not read_time(text, Frame("2024")).opening


@pytest.mark.parametrize("text", ["Dự kiến năm trước", "Dự kiến quý I năm trước", "Năm sau, dự kiến cùng kỳ"])
def test_what_neither_folder_nor_title_dates_is_read_without_an_error(text: str) -> None:
    assert read_time(text, Frame(UNTOLD)).scenario in ("estimate", "plan")


@pytest.mark.parametrize(
    ("text", "scenario"),
    [
        ("Kế hoạch thực hiện năm 2024", "plan"),
        ("Dự kiến kế hoạch năm 2024", "plan"),
        ("Kế hoạch 2024 (dự kiến)", "plan"),
        ("Lộ trình thực hiện 2024", "plan"),
        ("Kết quả thực hiện kế hoạch năm 2024", "actual"),
        ("Dự kiến thực hiện kế hoạch năm 2024", "estimate"),
    ],
)
def test_what_is_to_be_done_or_a_draft_of_a_plan_is_planned(text: str, scenario: str) -> None:
    assert read_time(text, Frame("2024")).scenario == scenario


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Đầu giai đoạn 2021-2025", "2020"),
        ("Giai đoạn 2021-2025 Đầu kỳ", "2020"),
        ("Cuối giai đoạn 2021-2025", "2025"),
        ("Đầu nhiệm kỳ (2020)", "2020"),
        ("Cuối nhiệm kỳ năm 2025", "2025"),
    ],
)
def test_an_end_of_several_years_is_of_one_of_them_or_of_the_one_before(text: str, period: str) -> None:
    found = read_time(text, Frame("2025"))

    assert (found.period, found.rest, found.unclear) == (period, "", False)


@pytest.mark.parametrize(
    ("text", "period", "scenario"),
    [
        ("Đầu kỳ", "2020", "actual"),
        ("Đầu kỳ (2020)", "2020", "actual"),
        ("Cuối giai đoạn", "2025", None),
        ("Kế hoạch 5 năm", "2021-2025", "plan"),
        ("Ước thực hiện 5 năm", "2021-2025", "estimate"),
    ],
)
def test_the_years_of_a_programme_begin_and_end_and_are_as_many_as_its_title_says(
    text: str, period: str, scenario: str | None
) -> None:
    found = read_time(text, PROGRAMME)

    assert (found.period, found.scenario, found.unclear) == (period, scenario, False)


@pytest.mark.parametrize("text", ["Đầu kỳ (2021)", "Đầu nhiệm kỳ 2020-2025", "Kế hoạch 3 năm", "Kế hoạch đầu kỳ"])
def test_an_end_or_a_number_of_years_that_is_not_the_programmes_is_unclear(text: str) -> None:
    assert read_time(text, PROGRAMME).unclear


def test_what_is_summed_up_since_a_term_began_is_not_of_the_year_of_the_report() -> None:
    assert read_time("Lũy kế từ đầu nhiệm kỳ", PROGRAMME).rest == "nhiem"


@pytest.mark.parametrize(
    ("text", "period", "scenario", "rest"),
    [
        ("Chỉ tiêu NQ Đại hội Đảng bộ tỉnh đến năm 2025", "2025", "plan", ""),
        ("NQ Đại hội đến năm 2025", "2025", "plan", ""),
        ("Kết quả thực hiện NQ Đại hội năm 2023", "2023", "actual", ""),
        ("NQ Đại hội", None, None, "nq dai hoi"),
    ],
)
def test_a_congress_aims_at_the_year_it_names_and_at_no_other(
    text: str, period: str | None, scenario: str | None, rest: str
) -> None:
    found = read_time(text, REPORT)

    assert (found.period, found.scenario, found.rest) == (period, scenario, rest)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("31/12/22", "2022"),
        ("TH đến 30/6/23", "2023-H1"),
        ("Số đầu kỳ (31/12/22)", "2022"),
        ("Có đến 01/01/23", "2022"),
    ],
)
def test_a_day_may_print_two_digits_of_its_year(text: str, period: str) -> None:
    assert read_time(text, Frame("2024")).period == period


def test_the_beginning_of_a_bare_year_is_the_end_of_the_one_before() -> None:
    assert [read_time(text, REPORT).period for text in ("Đầu 2023", "9 tháng đầu 2023")] == ["2022", "2023-9M"]


@pytest.mark.parametrize("text", ["Quý 1,2 năm 2023", "Quý I + II", "Quý I và quý II/2023", "Kỳ 1/2023", "Từ năm 2021"])
def test_several_quarters_a_numbered_term_and_an_open_beginning_are_unclear(text: str) -> None:
    assert read_time(text, REPORT).unclear


def test_three_quarters_are_nine_months() -> None:
    assert read_time("3 quý đầu năm", REPORT).period == "2023-9M"


def test_an_end_of_years_that_no_title_names_is_unclear() -> None:
    assert all(read_time(text, Frame("2025")).unclear for text in ("Đầu giai đoạn", "Cuối giai đoạn"))


@pytest.mark.parametrize(
    ("text", "period", "unclear"),
    [
        ("Kế hoạch 5 năm (2021-2025)", "2021-2025", False),
        ("Mục tiêu KH 5 năm (đến năm 2025)", "2025", False),
        ("Kế hoạch 5 năm (2021-2023)", "2021-2023", True),
    ],
)
def test_the_number_of_years_beside_them_says_nothing_new(text: str, period: str, unclear: bool) -> None:
    found = read_time(text, Frame("2025"))

    assert (found.period, found.scenario, found.unclear) == (period, "plan", unclear)


@pytest.mark.parametrize("text", ["Số KH 2023", "Tổng số KH 2023", "TONG SO KH 2023"])
def test_the_number_planned_is_not_compared_with_a_plan(text: str) -> None:
    time = read_time(text)

    assert (time.period, time.scenario, time.is_comparison) == ("2023", "plan", False)
    assert read_time("So KH 2023").is_comparison


def test_six_months_without_a_year_may_be_abbreviated_too() -> None:
    """`TH` behind a number is months only where no year follows: `3 TH 2023` is what was done."""
    assert [period_and_scenario(text) for text in ("6 th", "3 TH 2023")] == [("2023-H1", "actual"), ("2023", "actual")]


@pytest.mark.parametrize("text", ["KH24/TH23", "TH 23/22", "TH'23/TH'22", "ƯTH 24/KH 24"])
def test_years_of_two_digits_are_compared_like_whole_ones(text: str) -> None:
    assert read_time(text, REPORT).is_comparison


@pytest.mark.parametrize("text", ["23/22", "2023/22", "10-49", "50-99", "15-19", "22-23"])
def test_two_numbers_that_are_no_day_are_no_time_that_was_done(text: str) -> None:
    """They may be years to compare, or the sizes of organisations."""
    assert period_and_scenario(text) == (None, None)


@pytest.mark.parametrize(("text", "period"), [("GĐ 21-25", "2021-2025"), ("2021-25", "2021-2025")])
def test_years_of_two_digits_end_a_span(text: str, period: str) -> None:
    assert period_and_scenario(text)[0] == period


@pytest.mark.parametrize("header", ["TH KH 2023", "KQ TH KH 2023", "T.hiện KH năm 2023", "KQTH KH 2023"])
def test_a_plan_that_was_carried_out_is_none_however_short_the_words(header: str) -> None:
    assert (read_time(header).period, read_time(header).scenario) == ("2023", "actual")


@pytest.mark.parametrize(
    ("text", "scenario"),
    [("Quý I", None), ("Quý IV/2022", "actual"), ("Đến 30/6/2023", "actual"), ("TH quý I", "actual")],
)
def test_below_a_plan_its_quarters_are_no_results_but_what_is_over_or_done_is(text: str, scenario: str | None) -> None:
    assert read_time(text, Frame("2023", plan_year=2023, scenario="plan")).scenario == scenario
