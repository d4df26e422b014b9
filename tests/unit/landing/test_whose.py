"""Whose a file without a folder is: its title and letterhead say it."""

from __future__ import annotations

import pytest

from orchestration.landing.arriving.whose import folder_by_content
from orchestration.landing.cells.workbook import Workbook
from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from tests.unit.landing.conftest import Draw


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        ("SỐ LIỆU HTX TỈNH HÀ TĨNH NĂM 2019", "2019"),
        ("HỢP TÁC XÃ TỈNH HÀ TĨNH 6 THÁNG ĐẦU NĂM 2021", "2021-H1"),
        ("DANH SÁCH HTX TỈNH HÀ TĨNH 2019", "2019"),
        ("SỐ LIỆU HTX TỈNH HÀ TĨNH", "2026"),
        ("SỐ LIỆU HTX TỈNH HÀ TĨNH\nChỉ tiêu | Năm 2019 | Năm 2020 | KH 2021", "2020"),
        ("SỐ LIỆU HTX TỈNH HÀ TĨNH\nChỉ tiêu | TH 2024 | KH 2025 | Ước TH 2025", "2025"),
        ("KẾ HOẠCH PHÁT TRIỂN HTX TỈNH HÀ TĨNH NĂM 2027", "2026"),
    ],
)
def test_the_period_is_the_one_a_title_names_however_long_ago(draw: Draw, lines: str, period: str) -> None:
    assert folder_by_content(Workbook([draw(lines)]), "2026", load_codes()) == Folder(period, "ha-tinh")
