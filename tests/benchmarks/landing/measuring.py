"""Workbooks of one kind, and how fast they land beside bare python-calamine.

Belongs here: making and measuring. Not here: the command (`__main__`), the page (`tests/benchmarks/performance`).
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import duckdb
import python_calamine
import xlsxwriter

from orchestration.landing.load import land
from orchestration.settings import Settings

_HEADER = (
    "STT", "Tên HTX", "Mã số thuế", "Ngày thành lập", "Xã", "Địa chỉ", "Ngành nghề", "Vốn điều lệ (triệu đồng)",
    "Tổng nguồn vốn (triệu đồng)", "Số thành viên", "Số lao động", "Doanh thu (triệu đồng)", "Lợi nhuận (triệu đồng)",
    "Tình trạng hoạt động", "Xếp loại", "Giám đốc", "Điện thoại", "Ghi chú",
)  # fmt: skip
_FORM = (
    ("STT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2022", "Thực hiện năm 2023", "Kế hoạch năm 2024"),
    ("I", "Hợp tác xã"),
    (1, "Tổng số hợp tác xã", "HTX"),
    (2, "Số hợp tác xã đang hoạt động", "HTX"),
    (3, "Số hợp tác xã thành lập mới", "HTX"),
    (4, "Số hợp tác xã giải thể", "HTX"),
    (5, "Tổng số thành viên hợp tác xã", "thành viên"),
    (6, "Doanh thu bình quân một hợp tác xã", "triệu đồng/năm"),
    (7, "Thu nhập bình quân của lao động thường xuyên", "triệu đồng/năm"),
    ("II", "Tổ hợp tác"),
    (1, "Tổng số tổ hợp tác", "THT"),
    (2, "Tổng số thành viên tổ hợp tác", "thành viên"),
)
_T = TypeVar("_T")
_PROVINCES = ("ha-tinh", "lao-cai", "dak-lak", "binh-phuoc", "kon-tum", "gia-lai", "da-nang", "can-tho")


@dataclass(frozen=True, slots=True)
class Speed:
    """Median seconds of bare calamine and of a landing, over the same cells and files."""

    files: int
    cells: int
    bare: float
    landed: float

    @property
    def ratio(self) -> float:
        """Cells a second of the landing, as a share of calamine's."""
        return self.bare / self.landed


def write_registers(raw: Path, count: int, rows: int, rng: random.Random) -> None:
    """Lists of so many rows each."""
    for number in range(count):
        _register(_place(raw, number), rows, rng)


def write_forms(raw: Path, count: int, rng: random.Random) -> None:
    """Forms of some provinces."""
    for number in range(count):
        _form(_place(raw, number), rng)


def _place(raw: Path, number: int) -> Path:
    folder = raw / "2023" / _PROVINCES[number % len(_PROVINCES)]
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{number}.xlsx"


def _register(path: Path, rows: int, rng: random.Random) -> None:
    """A list of organisations."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("DS HTX")
        sheet.write(0, 0, "DANH SÁCH HỢP TÁC XÃ NĂM 2023")
        sheet.write_row(2, 0, _HEADER)
        for n in range(rows):
            founded = f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/{rng.randint(1998, 2023)}"
            commune, capital, members = f"Xã {rng.randint(1, 200)}", rng.randint(100, 9000), rng.randint(7, 300)
            sheet.write_row(
                3 + n, 0,
                (n + 1, f"HTX Nông nghiệp {rng.choice(('Tiến Đạt', 'Hòa Bình'))} {n}", f"30{n:08}", founded, commune,
                 f"Thôn {rng.randint(1, 10)}, {commune}", rng.choice(("Nông nghiệp", "Vận tải", "Xây dựng")), capital,
                 2 * capital, members, members // 2, capital + 0.5, capital // 10,
                 rng.choice(("Đang hoạt động", "Ngừng hoạt động")), rng.choice(("Tốt", "Khá", "Trung bình")),
                 "Nguyễn Văn A", "0912345678", "ghi chú"),
            )  # fmt: skip


def _form(path: Path, rng: random.Random) -> None:
    """A PL I of one province."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Phụ lục I")
        sheet.write(0, 0, "PHỤ LỤC I")
        sheet.write(1, 0, "KẾT QUẢ PHÁT TRIỂN KINH TẾ TẬP THỂ NĂM 2023 VÀ KẾ HOẠCH NĂM 2024")
        for n, cells in enumerate(_FORM):
            figures = [rng.randint(5, 9000) for _ in range(3)] if len(cells) == 3 else ()
            sheet.write_row(3 + n, 0, (*cells, *figures))


def _cells_of(path: str) -> int:
    """Bare calamine: every cell of a file as Python values."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    sheets = (book.get_sheet_by_index(index) for index in range(len(book.sheets_metadata)))
    return sum(len(row) for sheet in sheets for row in sheet.to_python(skip_empty_area=False))


def measure(raw: Path, readers: int, rounds: int) -> Speed:
    """Read the files of a raw folder both ways, in turn, so many times, with so many processes.

    Both sides start their processes within the clock and read the longest files first.
    """
    paths = sorted(raw.rglob("*.xlsx"), key=lambda path: -path.stat().st_size)
    bare, landed, cells = [], [], 0
    for number in range(rounds):
        seconds, cells = _timed(lambda: _read_bare(paths, readers))
        bare.append(seconds)
        with tempfile.TemporaryDirectory() as data, closing(duckdb.connect(f"{data}/w.duckdb")) as warehouse:
            settings = replace(Settings.from_environment(), raw_dir=raw, data_dir=Path(data), readers=readers)
            seconds, report = _timed(lambda: land(settings, warehouse))  # noqa: B023  (called at once)
        assert report.arrived == len(paths), number
        landed.append(seconds)
    return Speed(len(paths), cells, statistics.median(bare), statistics.median(landed))


def _read_bare(paths: list[Path], readers: int) -> int:
    """All cells of some files by bare calamine, spread over processes as well as it can be done."""
    with ProcessPoolExecutor(readers) as pool:
        return sum(pool.map(_cells_of, map(str, paths), chunksize=max(1, len(paths) // 20)))


def _timed(call: Callable[[], _T]) -> tuple[float, _T]:
    started = time.perf_counter()
    result = call()
    return time.perf_counter() - started, result
