"""Sheets -> frames, as a fixed layout allows.

Belongs here: pandas over openpyxl. Not here: Dagster (`definitions`).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter

FORMS = {"pl1": "PL I", "pl2": "PL II", "pl3": "PL III"}
REGISTER = "Danh sách HTX"
_LABELS = Path(__file__).with_name("labels.csv")
_MOMENTS = (
    (r"thực hiện 6 tháng.*(\d{4})|(\d{4}).*thực hiện 6 tháng", "{year}-H1", "actual"),
    (r"ước thực hiện.*(\d{4})|(\d{4}).*ước thực hiện", "{year}", "estimate"),
    (r"kế hoạch.*(\d{4})|(\d{4}).*kế hoạch", "{year}", "plan"),
    (r"thực hiện.*(\d{4})", "{year}", "actual"),
)
_COLUMNS = {
    "Tên hợp tác xã": "name",
    "Mã số thuế": "registration_code",
    "Ngày thành lập": "founded_text",
    "Địa chỉ": "commune",
    "Ngành nghề chính": "sector_text",
    "Vốn điều lệ (triệu đồng)": "charter_capital",
    "Số thành viên": "member_total",
    "Số lao động": "worker_total",
    "Doanh thu (triệu đồng)": "revenue",
    "Tình trạng hoạt động": "status_text",
    "Xếp loại": "rating_text",
}
_SECTORS = {
    "Nông - lâm - ngư - diêm nghiệp": "agriculture",
    "Công nghiệp - tiểu thủ công nghiệp": "industry",
    "Xây dựng": "construction",
    "Thương mại - dịch vụ": "trade_services",
    "Giao thông vận tải": "transport",
    "Tín dụng": "credit",
    "Môi trường": "environment",
    "Lĩnh vực khác": "other",
}
_STATUS = {"Đang hoạt động": "active", "Tạm ngừng hoạt động": "inactive", "Chờ giải thể": "awaiting_dissolution"}
_RATING = {"Tốt": "good", "Khá": "fair", "Trung bình": "average", "Yếu": "weak", "Chưa xếp loại": "unrated"}


@cache
def _labels() -> pd.DataFrame:
    return pd.read_csv(_LABELS, dtype=str).set_index(["form_code", "block", "label"])


def read_form(path: Path, form: str) -> pd.DataFrame:
    """The figures of one form, a row each."""
    sheet = pd.read_excel(path, sheet_name=FORMS[form], header=None, dtype=object, engine="openpyxl")
    top = sheet.index[sheet[2] == "ĐVT"][0]
    bands, leaves = sheet.loc[top].ffill(), sheet.loc[top + 1]
    columns = {c: " ".join(str(part) for part in (bands[c], leaves[c]) if pd.notna(part)) for c in sheet.columns[3:]}
    found, block = [], ""
    for number, row in sheet.loc[top + 2 :].iterrows():
        if pd.isna(row[1]):
            break
        if row[3:].isna().all():
            block = row[1] if pd.notna(row[0]) else block
            continue
        meaning = _labels().loc[(form, block.lower(), row[1])]
        for column, text in columns.items():
            period, scenario = _moment(text)
            found.append(
                {
                    "form_code": form, "sheet": FORMS[form], "cell": f"{get_column_letter(column + 1)}{number + 1}",
                    "sheet_index": list(FORMS).index(form), "row_index": number, "column_index": column,
                    "row_label": row[1], "column_label": text, "printed_text": str(row[column]), "unit_text": row[2],
                    "period_code": period, "scenario": scenario, "program_code": "none", "qualifier": "exact",
                    "value": round(float(row[column]) * float(meaning["factor"]), 4),
                    **meaning.drop("factor"),
                }
            )  # fmt: skip
    return pd.DataFrame(found)


def _moment(text: str) -> tuple[str, str]:
    for pattern, period, scenario in _MOMENTS:
        if match := re.search(pattern, text.lower()):
            return period.format(year=next(year for year in match.groups() if year)), scenario
    raise ValueError(f"no period in '{text}'")


def read_register(path: Path, year: int) -> pd.DataFrame:
    """The rows of a list of cooperatives."""
    sheet = pd.read_excel(path, sheet_name=REGISTER, header=None, dtype=object, engine="openpyxl")
    top = sheet.index[sheet[0] == "STT"][0]
    rows = sheet.loc[top + 1 :].rename(columns=sheet.loc[top]).rename(columns=_COLUMNS)[[*_COLUMNS.values()]]
    rows["row_index"] = rows.index
    rows["cell"] = [f"B{number + 1}" for number in rows.index]
    rows["founded_on"] = pd.to_datetime(rows["founded_text"], format="%d/%m/%Y").dt.date
    rows["charter_capital"] = rows["charter_capital"].astype(float) * 1e6
    rows["revenue"] = (rows["revenue"].astype(float) * 1e6).round()
    for codes, column in ((_SECTORS, "sector"), (_STATUS, "status"), (_RATING, "rating")):
        rows[f"{column}_code"] = rows[f"{column}_text"].map(codes)
    return rows.assign(form_code="register", sheet=REGISTER, entity_type="cooperative", as_of=date(year, 12, 31))
