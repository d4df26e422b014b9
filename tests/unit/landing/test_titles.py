"""Titles of sheets: the time they give their figures, and what in them is no time of theirs."""

from __future__ import annotations

import pytest

from orchestration.landing.values.periods import Frame, read_time
from orchestration.landing.words.titles import read_title
from tests.unit.landing.conftest import Draw, Read


def test_a_title_names_the_year_of_the_report_and_of_the_plan() -> None:
    title = ["PHỤ LỤC I", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2023 VÀ KẾ HOẠCH NĂM 2024"]

    assert read_title(title, "2022") == Frame("2023", 2024, "actual")


@pytest.mark.parametrize(
    "title", ["KẾT QUẢ TH NĂM 2023-KH NĂM 2024", "TÌNH HÌNH HTX TH 2023/KH 2024", "HTX TH 2023 - KH 2024"]
)
def test_a_year_before_a_short_plan_is_that_of_the_report_and_no_number_of_a_letter(title: str) -> None:
    assert read_title([title], "2023") == Frame("2023", 2024, "actual")


def test_the_date_of_the_letter_is_not_the_period() -> None:
    title = ["TÌNH HÌNH PHÁT TRIỂN", "(Kèm theo Công văn số 182/UBND-KT ngày 10/8/2024 của UBND tỉnh)"]

    assert read_title(title, "2023").period == "2023"


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("(Số liệu tính đến ngày 30/6/2024)", "2024-H1"),
        ("(Đến thời điểm 31/12/2023)", "2023"),
        ("(Từ ngày 01/01/2024 đến ngày 30/9/2024)", "2024-9M"),
        ("Hà Tĩnh, ngày 30/6/2024", "2024"),
        ("(Theo Công văn số 12 ngày 30/6/2024)", "2024"),
    ],
)
def test_a_bracket_below_the_title_may_tell_the_day_of_the_figures(line: str, period: str) -> None:
    assert read_title(["TÌNH HÌNH PHÁT TRIỂN HTX", line], "2024").period == period


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("TÌNH HÌNH HTX Q4-2022", "2022-Q4"),
        ("HTX Q1/2023", "2023-Q1"),
        ("HTX Q.1 năm 2023", "2023"),  # a district
        ("Biểu 01 ngày 15/01/2023: HTX năm 2022", "2022"),  # when the form was written
        ("Biểu 01: số HTX đến ngày 30/6/2023", "2023-H1"),
    ],
)
def test_a_title_may_name_its_quarter_shortly_and_the_day_of_its_form(title: str, period: str) -> None:
    assert read_title([title], "2023").period == period


@pytest.mark.parametrize(
    ("title", "scenario"),
    [
        ("HỖ TRỢ HTX THEO NGHỊ QUYẾT 08/2022/NQ-HĐND NĂM 2023", "actual"),
        ("HỖ TRỢ HTX THEO NGHỊ QUYẾT SỐ 08/2022/NQ-HĐND", "actual"),
        ("Mục tiêu Nghị quyết 20-NQ/TW", "plan"),
        ("Kế hoạch 12/KH-UBND phát triển HTX năm 2023", "plan"),
        ("DỰ KIẾN KINH PHÍ THỰC HIỆN NGHỊ QUYẾT SỐ 20-NQ/TW", "plan"),
    ],
)
def test_a_resolution_that_a_title_cites_by_its_number_plans_nothing(title: str, scenario: str) -> None:
    assert read_title([title], "2023").scenario == scenario


def test_a_title_of_half_a_year_is_of_half_a_year() -> None:
    assert read_title(["BÁO CÁO KTTT 6 THÁNG ĐẦU NĂM 2024"], "2024").period == "2024-H1"


def test_a_title_that_names_only_a_plan_says_that_figures_are_planned() -> None:
    assert read_title(["KẾ HOẠCH PHÁT TRIỂN KTTT NĂM 2023"], "2023") == Frame("2023", None, "plan")


def test_a_plan_for_next_year_is_reported_with_the_results_of_this_year() -> None:
    assert read_title(["KẾ HOẠCH PHÁT TRIỂN KTTT NĂM 2024"], "2023") == Frame("2023", 2024, only_plan=True)


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện Luật Hợp tác xã năm 2012",
        "Thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022",
        "Hà Tĩnh, ngày 15 tháng 01 năm 2024",
    ],
)
def test_the_year_of_a_law_or_of_the_signature_is_not_the_period(line: str) -> None:
    assert read_title([line], "2023").period == "2023"


@pytest.mark.parametrize("lines", [[], ["Danh mục"], ["PHỤ LỤC I"]])
def test_the_period_that_no_title_names_comes_from_the_folder(lines: list[str]) -> None:
    assert read_title(lines, "2023-H1").period == "2023-H1"


@pytest.mark.parametrize(
    ("title", "scenario"),
    [
        ("BÁO CÁO KẾ HOẠCH PHÁT TRIỂN KTTT NĂM 2023", "plan"),
        ("TỔNG HỢP KẾ HOẠCH PHÁT TRIỂN KTTT NĂM 2023", "plan"),
        ("SỐ LIỆU KẾ HOẠCH HTX NĂM 2023", "plan"),
        ("BÁO CÁO THỰC HIỆN KẾ HOẠCH PHÁT TRIỂN HTX NĂM 2023", "actual"),
        ("THỰC HIỆN KẾ HOẠCH PHÁT TRIỂN HTX NĂM 2023", "actual"),
        ("BIỂU 1: THỰC HIỆN KH PHÁT TRIỂN HTX NĂM 2023", "actual"),
        ("KINH PHÍ THỰC HIỆN KẾ HOẠCH PHÁT TRIỂN HTX NĂM 2023", "plan"),
        ("SỐ LIỆU HTX THEO KẾ HOẠCH SỐ 12/KH-UBND NĂM 2023", "actual"),
        ("TÌNH HÌNH HTX SO VỚI KẾ HOẠCH NĂM 2023", "actual"),
        ("TÌNH HÌNH HTX KẾ HOẠCH 2023", None),
        ("BÁO CÁO DỰ KIẾN SỐ LIỆU HTX NĂM 2023", None),
    ],
)
def test_a_report_of_a_plan_tells_no_facts(title: str, scenario: str | None) -> None:
    assert read_title([title], "2023").scenario == scenario


@pytest.mark.parametrize(
    ("title", "scenario"),
    [
        ("MỘT SỐ CHỈ TIÊU VỀ HTX NĂM 2023", "actual"),
        ("CÁC CHỈ TIÊU PHÁT TRIỂN KTTT NĂM 2023", None),
        ("CHỈ TIÊU PHÁT TRIỂN HTX GIAO CÁC QUẬN, HUYỆN NĂM 2023", "plan"),
        ("CHỈ TIÊU KẾ HOẠCH NĂM 2023", "plan"),
        ("KẾT QUẢ THỰC HIỆN CHỈ TIÊU NĂM 2023", "actual"),
    ],
)
def test_indicators_in_a_title_are_targets_only_where_it_says_so(title: str, scenario: str | None) -> None:
    assert read_title([title], "2023").scenario == scenario


@pytest.mark.parametrize(
    "title",
    [
        "SỐ LIỆU HTX TỈNH HÀ TĨNH NĂM 2019",
        "Danh sách tổ hợp tác tính đến 31/12/2019",
        "SỐ LIỆU HỢP TÁC XÃ ĐẾN 31/12/2019",
        "Số lượng HTX tính đến ngày 31/12/2019",
        "KẾT QUẢ THỰC HIỆN NGHỊ QUYẾT SỐ 20-NQ/TW NĂM 2019",
        "Kết quả chương trình hỗ trợ HTX (QĐ 1804/QĐ-TTg ngày 13/11/2020) năm 2019",
    ],
)
def test_a_sheet_of_years_ago_is_of_the_year_it_names(title: str) -> None:
    assert read_title([title], "2023").period == "2019"


@pytest.mark.parametrize(
    "title",
    [
        "SƠ KẾT THI HÀNH LUẬT HỢP TÁC XÃ NĂM 2012",
        "KẾT QUẢ CHÍNH SÁCH HỖ TRỢ THEO LUẬT HTX 2012",
        "Số HTX thành lập từ năm 2012 đến nay",
        "Các HTX thành lập trước năm 2012",
        "Thực hiện Quyết định của UBND tỉnh ngày 15/3/2019",
        "Phát triển HTX giai đoạn 2016-2020",
        "Đề án 1804 phát triển HTX đến năm 2030",
        "Kết quả thực hiện Quyết định số 1804/QĐ-TTg năm 2020 của Thủ tướng Chính phủ",
        "TÌNH HÌNH HTX THEO KẾT LUẬN SỐ 70-KL/TW NGÀY 09/3/2020 CỦA BỘ CHÍNH TRỊ",
        "Tổng hợp HTX theo Thông báo số 12/TB-UBND ngày 5/3/2021",
        "Tổng hợp HTX theo Hướng dẫn số 12/HD-LMHTX ngày 5/3/2021",
    ],
)
def test_a_year_that_a_title_only_mentions_is_not_the_sheets(title: str) -> None:
    assert read_title([title], "2023").period == "2023"


@pytest.mark.parametrize(
    "line", ["Số: 123/BC-UBND ngày 5/1/2022", "Số:        /BC-SKHĐT năm 2022", "Số 12/BC năm 2022"]
)
def test_the_number_of_a_letter_dates_no_table(line: str) -> None:
    assert read_title([line], "2023").period == "2023"


@pytest.mark.parametrize("title", ["KẾT QUẢ HOẠT ĐỘNG NĂM 2022, 2023", "Tình hình HTX các năm 2021, 2022 và năm 2023"])
def test_a_title_of_several_years_reports_the_last_of_them(title: str) -> None:
    assert read_title([title], "2023").period == "2023"


@pytest.mark.parametrize("title", ["BÁO CÁO TÌNH HÌNH HTX THÁNG 10 NĂM 2024", "Tình hình HTX 8 tháng đầu năm 2024"])
def test_a_title_of_months_without_a_code_dates_nothing_that_is_not_dated_itself(title: str) -> None:
    assert read_title([title], "2024").of_months


@pytest.mark.parametrize(
    "title", ["Tình hình HTX 9 tháng đầu năm 2024", "Số liệu HTX tháng 12/2024", "Tính đến 20/11/2024", "Năm 2024"]
)
def test_a_title_of_a_period_or_of_a_day_dates_its_columns(title: str) -> None:
    assert not read_title([title], "2024").of_months


@pytest.mark.parametrize("header", ["Cùng kỳ 2023", "CK 2023", "Cùng kỳ năm trước"])
def test_the_same_time_of_another_year_is_of_as_many_months_as_the_report(header: str) -> None:
    report = read_title(["BÁO CÁO TÌNH HÌNH HTX 11 THÁNG NĂM 2024"], "2024")

    assert read_time(header, report).unclear
    assert [read_time(text, report).period for text in ("Năm 2023", "Lũy kế năm 2023")] == ["2023", "2023"]


def test_a_national_target_programme_is_no_target() -> None:
    assert read_title(["KINH PHÍ TỪ CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA NĂM 2024"], "2024").scenario == "actual"


@pytest.mark.parametrize(
    "title",
    [
        ["SỐ LIỆU ƯỚC THỰC HIỆN NĂM 2024"],
        ["KẾT QUẢ NĂM 2024", "(Số liệu ước tính)"],
        ["Thời điểm: 30/11/2024; số liệu ước cả năm 2024"],
        ["Kết quả phát triển HTX năm 2024 (ước)"],
    ],
)
def test_a_title_may_say_that_its_figures_are_estimates(title: list[str]) -> None:
    assert read_title(title, "2024") == Frame("2024", scenario="estimate")


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ 6 THÁNG ĐẦU NĂM, ƯỚC CẢ NĂM 2024",
        "Tình hình thực hiện và ước thực hiện năm 2024",
        "KẾT QUẢ NĂM 2023 VÀ ƯỚC THỰC HIỆN NĂM 2024",
        "Kết quả năm 2024, ước đạt 95 triệu đồng",
    ],
)
def test_an_estimate_beside_what_was_done_leaves_it_to_the_columns(title: str) -> None:
    assert read_title([title], "2024").scenario != "estimate"


@pytest.mark.parametrize("topic", ["CHỈ TIÊU CƠ BẢN", "MỘT SỐ CHỈ TIÊU CƠ BẢN", "CHỈ TIÊU CHỦ YẾU"])
def test_basic_indicators_are_no_targets(topic: str) -> None:
    assert read_title([f"10 {topic} VỀ KTTT TỈNH BẮC KẠN"], "2024").scenario == "actual"


@pytest.mark.parametrize("title", ["DỰ TOÁN KINH PHÍ HỖ TRỢ HTX NĂM 2023", "DU TOAN KINH PHI HO TRO HTX NAM 2023"])
def test_a_title_plans_whether_its_words_are_known_by_their_marks_or_printed_without(title: str) -> None:
    assert read_title([title], "2023").scenario == "plan"


def test_a_word_that_only_looks_like_one_of_plans_plans_nothing() -> None:
    assert read_title(["PHẦN ĐẦU: HỖ TRỢ HTX NĂM 2023"], "2023").scenario == "actual"


def test_a_year_in_brackets_below_the_years_of_a_programme_dates_the_table() -> None:
    assert read_title(["KẾT QUẢ THỰC HIỆN KẾ HOẠCH GIAI ĐOẠN 2021-2025", "(Số liệu năm 2023)"], "2023").years is None
    assert read_title(["KẾT QUẢ HỖ TRỢ HTX", "(Giai đoạn 2021-2023)"], "2023").years is not None


def test_several_spans_of_years_in_a_row_are_no_single_year() -> None:
    frame = read_title(["KẾT QUẢ HỖ TRỢ HTX GIAI ĐOẠN 2021-2023, 2022-2024"], "2023")

    assert frame.period == "2023"
    assert frame.years is not None
    assert frame.years.unclear


def test_a_title_keeps_its_year_where_its_cell_names_the_letter_too(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
TÌNH HÌNH KTTT NĂM 2022 (Kèm theo Báo cáo số 12/BC-UBND ngày 05/12/2023)
Chỉ tiêu | Số lượng
Tổng số HTX | =1025
""")
    )

    assert [f.period_code for f in reading.figures] == ["2022"]


def test_a_title_of_a_day_with_two_digits_of_its_year_is_of_that_year() -> None:
    assert read_title(["TÌNH HÌNH HTX ĐẾN 31/12/23"], "2024").period == "2023"


def test_a_line_without_a_year_dates_no_report_of_months_without_a_code() -> None:
    assert read_title(["HTX 8 THÁNG NĂM 2023", "6 tháng"], "2023").of_months


@pytest.mark.parametrize("announced", ["DỰ TOÁN", "NHU CẦU", "ĐỀ XUẤT", "KẾ HOẠCH"])
def test_money_of_this_year_is_given_where_a_title_announces_what_is_needed_in_the_next(announced: str) -> None:
    frame = read_title([f"KINH PHÍ HỖ TRỢ HTX NĂM 2023 VÀ {announced} NĂM 2024"], "2023")

    assert (frame.period, frame.plan_year, frame.scenario) == ("2023", 2024, "actual")


@pytest.mark.parametrize(
    "title", ["KẾT QUẢ NỔI BẬT CỦA KTTT NĂM 2023", "CÁC HTX BẮT ĐẦU NĂM 2023", "HTX XÃ BÁT TRÀNG NĂM 2023"]
)
def test_words_that_begin_like_a_number_of_months_are_no_part_of_the_year(title: str) -> None:
    assert read_title([title], "2023").period == "2023"


@pytest.mark.parametrize(
    "title",
    [
        "SỐ LIỆU HTX NĂM 2023 ĐÃ ĐƯỢC UBND TỈNH PHÊ DUYỆT",
        "Phê duyệt kèm theo Quyết định số 12/QĐ-UBND ngày 5/1/2024",
        "DANH SÁCH HTX ĐƯỢC PHÊ DUYỆT NĂM 2023",
    ],
)
def test_what_somebody_approved_is_no_plan_for_that(title: str) -> None:
    assert read_title(["SỐ LIỆU HTX NĂM 2023", title], "2023").scenario == "actual"


@pytest.mark.parametrize(
    ("line", "plan_year"),
    [
        ("HTX PHỤC VỤ XÂY DỰNG KẾ HOẠCH NĂM 2024", None),
        ("SỐ LIỆU HTX LÀM CƠ SỞ LẬP KẾ HOẠCH PHÁT TRIỂN KTTT NĂM 2024", None),
        ("DANH SÁCH HTX ĐỂ XÂY DỰNG DỰ TOÁN NĂM 2024", None),
        ("KẾ HOẠCH PHÁT TRIỂN HTX NĂM 2024", 2024),
    ],
)
def test_the_plan_that_a_table_is_made_for_is_no_time_of_its_own(line: str, plan_year: int | None) -> None:
    frame = read_title([line], "2023")

    assert (frame.period, frame.plan_year) == ("2023", plan_year)
