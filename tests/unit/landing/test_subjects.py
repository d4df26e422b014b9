"""Whom a title is about: what it says of organisations that nobody here understands is told, when and where is not."""

from __future__ import annotations

import pytest

from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.subjects import Subjects


@pytest.fixture
def subjects(lexicon: Lexicon) -> Subjects:
    return lexicon.subjects


@pytest.mark.parametrize(
    "title",
    [
        "HTX thực hiện kiểm toán năm 2024",
        "Số HTX trong vùng dự án",
        "Tình hình HTX vùng ven biển",
        "HTX theo mô hình liên kết",
        "HTX trên địa bàn các xã nông thôn mới",
        "HTX phục vụ du lịch",
        "HTX dự kiến thành lập mới",
        "HTX kiểu cũ",
        "HTX đang hoạt động trên vùng cao",
        "HTX nuôi trồng thủy sản lồng bè",
        "HTX nông nghiệp liên kết bốn nhà",
        "HTX đăng ký lại theo Luật HTX 2023",
        "HTX người Khmer làm chủ",
    ],
)
def test_a_title_that_says_more_than_when_and_where_is_not_understood(subjects: Subjects, title: str) -> None:
    assert subjects.not_understood(title)


@pytest.mark.parametrize(
    "title",
    [
        "HTX thực hiện 6 tháng đầu năm 2024",
        "Kết quả HTX, THT ước thực hiện năm 2024",
        "Số HTX vùng đồng bằng sông Hồng",
        "HTX vùng Đông Nam Bộ",
        "HTX theo loại hình, ngành nghề",
        "HTX trên địa bàn tỉnh đến 31/12/2024",
        "Tình hình HTX đang hoạt động trên địa bàn tỉnh",
        "Kết quả hoạt động của HTX với các chỉ tiêu chủ yếu",
        "KTTT mà nòng cốt là HTX",
        "Số HTX và doanh thu",
        "Một số chỉ tiêu về HTX - Some indicators on cooperatives",
        "Số liệu HTX sau sáp nhập",
        "HTX nông nghiệp, phi nông nghiệp trên địa bàn tỉnh",
        "HTX đăng ký đến 31/12/2024",
    ],
)
def test_a_title_that_says_when_where_or_by_what_is_about_all_of_them(subjects: Subjects, title: str) -> None:
    assert not subjects.not_understood(title)
