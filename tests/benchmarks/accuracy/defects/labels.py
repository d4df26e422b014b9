"""Labels: other words for the same, from published reports and newly made up.

The known words are those of published reports; the new ones are found nowhere, and asking about them is right.
"""

from __future__ import annotations

import random
import re

from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.forms import SHORT_NAMES
from tests.benchmarks.accuracy.model import Fate

_ABBREVIATIONS = (
    ("Liên hiệp hợp tác xã", "LHHTX"), ("liên hiệp hợp tác xã", "LH HTX"), ("Hợp tác xã", "HTX"), ("hợp tác xã", "HTX"),
    ("Tổ hợp tác", "THT"), ("tổ hợp tác", "THT"), ("Trong đó:", "Tr.đó:"), ("bình quân", "BQ"),
    ("lao động", "LĐ"), ("cán bộ quản lý", "CBQL"), ("doanh nghiệp", "DN"),
    ("Ngân sách trung ương", "NSTW"), ("Ngân sách tỉnh", "NSĐP"),
    ("Công nghiệp - tiểu thủ công nghiệp", "CN-TTCN"),
    ("Giao thông vận tải", "GTVT"), ("công nghệ cao", "CNC"),
)  # fmt: skip
_KNOWN = {
    ("cooperative", "org_total"): ("Tổng số HTX hiện có", "Số lượng HTX trên địa bàn tỉnh", "Toàn tỉnh có tổng số HTX"),
    ("cooperative", "org_active"): ("HTX đang hoạt động", "Số lượng HTX đang hoạt động ổn định", "Số HTX đang HĐ"),
    ("cooperative", "org_new"): ("HTX mới thành lập", "Số HTX được thành lập mới", "HTX thành lập mới trong năm"),
    ("cooperative", "org_dissolved"): ("Số HTX đã giải thể", "HTX giải thể trong năm", "Giải thể HTX"),
    ("cooperative", "org_converted"): ("Số HTX chuyển đổi sang doanh nghiệp", "HTX chuyển sang DN"),
    ("cooperative", "org_good_fair"): ("Số HTX xếp loại khá, tốt", "HTX loại khá trở lên", "Số HTX đạt loại khá, giỏi"),
    ("cooperative", "org_high_tech"): ("HTX áp dụng công nghệ cao", "Số HTX ứng dụng CNC"),
    ("cooperative", "org_value_chain"): ("HTX tham gia chuỗi giá trị", "Số HTX liên kết theo chuỗi giá trị"),
    ("cooperative", "member_total"): ("Số thành viên tham gia HTX", "Tổng số xã viên HTX", "Số lượng thành viên HTX"),
    ("cooperative", "member_new"): ("Số thành viên HTX gia nhập mới", "Thành viên HTX mới kết nạp"),
    ("cooperative", "worker_regular"): ("Lao động làm việc thường xuyên trong HTX", "Số LĐ thường xuyên của HTX"),
    ("cooperative", "worker_member"): ("Lao động đồng thời là thành viên HTX",),
    ("cooperative", "manager_total"): ("Số CBQL HTX", "Cán bộ quản lý HTX"),
    ("cooperative", "manager_university"): ("CBQL HTX có trình độ cao đẳng, đại học",),
    ("cooperative", "manager_vocational"): ("CBQL HTX có trình độ sơ cấp, trung cấp",),
    ("cooperative", "revenue_avg"): ("Doanh thu bình quân của 01 HTX", "Doanh thu BQ 1 HTX", "Doanh thu bình quân HTX"),
    ("cooperative", "revenue_member_avg"): ("Doanh thu của HTX đối với thành viên",),
    ("cooperative", "profit_avg"): ("Lợi nhuận bình quân 1 HTX", "Lãi BQ của 01 HTX", "Lãi bình quân 1 HTX"),
    ("cooperative", "income_worker_avg"): (
        "Thu nhập bình quân của lao động làm việc thường xuyên trong HTX",
        "Thu nhập BQ người lao động trong HTX",
    ),
    ("union", "org_total"): ("Số LH HTX hiện có", "Tổng số Liên hiệp HTX"),
    ("union", "org_new"): ("Liên hiệp HTX thành lập mới",),
    ("union", "member_org_total"): ("Số HTX là thành viên của Liên hiệp HTX", "Số HTX thành viên của LHHTX"),
    ("group", "org_total"): ("Số lượng THT", "Tổng số tổ hợp tác hiện có"),
    ("group", "org_new"): ("THT mới thành lập", "Số THT thành lập mới trong năm"),
    ("group", "org_contract_certified"): ("Số THT có chứng thực hợp đồng hợp tác", "THT được UBND cấp xã chứng thực"),
    ("group", "member_total"): ("Tổng số tổ viên THT", "Số thành viên tham gia THT"),
    ("group", "revenue_avg"): ("Doanh thu BQ của một THT",),
    ("group", "profit_avg"): ("Lợi nhuận bình quân 1 THT",),
}
_KNOWN_SECTORS = {
    "agriculture": ("Nông, lâm, thủy sản", "Nông nghiệp", "Nông, lâm, ngư nghiệp", "Lĩnh vực nông nghiệp"),
    "industry": ("TTCN", "Công nghiệp, TTCN", "Tiểu thủ công nghiệp"),
    "trade_services": ("Thương mại, dịch vụ", "TMDV", "Thương mại và dịch vụ"),
    "transport": ("Vận tải", "GTVT"),
    "credit": ("Quỹ tín dụng nhân dân", "QTDND"),
    "environment": ("Vệ sinh môi trường", "Dịch vụ môi trường"),
    "other": ("Khác", "Các lĩnh vực khác"),
}
_NEW = {
    ("cooperative", "org_active"): ("Số HTX còn duy trì sản xuất đều đặn", "HTX vẫn sáng đèn"),
    ("cooperative", "org_new"): ("Số HTX ra mắt lần đầu trong kỳ", "HTX khai sinh trong năm"),
    ("cooperative", "org_dissolved"): ("Số HTX rời khỏi thị trường", "HTX phải đóng cửa vĩnh viễn"),
    ("cooperative", "org_good_fair"): ("Số HTX thuộc hai bậc cao nhất khi chấm điểm",),
    ("cooperative", "member_total"): ("Lượng hội viên gắn bó với HTX", "Số người góp vốn vào HTX"),
    ("cooperative", "worker_regular"): ("Nhân công ổn định của HTX", "Số người làm quanh năm tại HTX"),
    ("cooperative", "manager_total"): ("Bộ máy điều hành HTX",),
    ("cooperative", "revenue_avg"): ("Mức thu bán hàng tính trên mỗi HTX",),
    ("cooperative", "profit_avg"): ("Phần còn lại sau chi phí của mỗi HTX", "Số dư thu chi tính cho một HTX"),
    ("cooperative", "income_worker_avg"): ("Tiền công mỗi người làm quanh năm ở HTX",),
    ("union", "org_new"): ("Liên hiệp HTX vừa hình thành",),
    ("group", "org_new"): ("THT vừa hình thành",),
    ("group", "member_total"): ("Số nông hộ chung tay trong THT",),
    ("group", "org_contract_certified"): ("THT có giấy tờ được xã đóng dấu",),
}


@defect(Stage.PLAN, "labels")
def labels_abbreviated(draft: Draft, rng: random.Random) -> None:
    """HTX, LHHTX, BQ, CBQL, NSTW, Tr.đó."""
    for table in draft.tables.values():
        for line in table.lines:
            for long, short in _ABBREVIATIONS:
                line.label = line.label.replace(long, short)


@defect(Stage.PLAN, "labels", forms=("pl1", "pl2"))
def words_of_published_reports(draft: Draft, rng: random.Random) -> None:
    """Synonyms that provinces print."""
    for table in draft.tables.values():
        for line in table.lines:
            if line.key is None or line.level == 0:
                continue
            if line.key.sector != "total":
                line.label = rng.choice((line.label, *_KNOWN_SECTORS.get(line.key.sector, ())))
            elif table.form == "pl1":
                line.label = rng.choice((line.label, *_KNOWN.get((line.key.entity, line.key.indicator), ())))


@defect(Stage.PLAN, "labels", forms=("pl1",))
def words_found_nowhere(draft: Draft, rng: random.Random) -> None:
    """Paraphrases that no report has printed: a question is right, a wrong figure is not."""
    for table in draft.of_form("pl1"):
        below_unknown = False
        for line in table.lines:
            words = _NEW.get((line.key.entity, line.key.indicator)) if line.key else None
            is_new = words is not None and rng.random() < 0.6
            below_unknown = is_new if line.level < 2 else below_unknown
            if words and is_new:
                line.label = rng.choice(words)
            if is_new or below_unknown:  # a part of something unknown may be asked about too
                line.fate = Fate.MAY_BE_ABSENT


@defect(Stage.PLAN, "labels", forms=("pl1",))
def marks_after_labels(draft: Draft, rng: random.Random) -> None:
    """Footnote marks and remarks after labels."""
    for table in draft.of_form("pl1"):
        for line in table.lines:
            if line.key and line.key.indicator in ("org_total", "member_total") and rng.random() < 0.7:
                line.label += rng.choice((" (1)", " (*)", " đến cuối năm"))


@defect(Stage.PLAN, "labels", "capitals")
def labels_in_capitals(draft: Draft, rng: random.Random) -> None:
    """Headings and totals in capitals."""
    for table in draft.tables.values():
        for line in table.lines:
            if line.level == 0 or (line.key and line.key.indicator == "org_total" and line.key.sector == "total"):
                line.label = line.label.upper()


@defect(Stage.TEXT, "spelling")
def old_spelling(draft: Draft, rng: random.Random) -> None:
    """Tỉ, thuỷ, hoà, kĩ, luỹ; double spaces; a line break inside a label."""
    pairs = (("tỷ", "tỉ"), ("Tỷ", "Tỉ"), ("thủy", "thuỷ"), ("hòa", "hoà"), ("kỹ", "kĩ"), ("lũy", "luỹ"))
    for sheet in draft.sheets:
        for _, _, cell in sheet.cells():
            if isinstance(cell.value, str) and cell.truth is None:
                for new, old in pairs:
                    cell.value = cell.value.replace(new, old)
                if len(cell.value) > 12 and rng.random() < 0.3:
                    cell.value = re.sub(r"(?<=\w) (?=\w)", rng.choice(("  ", "\n", "\u00a0")), cell.value, count=1)


@defect(Stage.PLAN, "labels", "blocks", forms=("pl1",))
def headings_with_abbreviation_beside(draft: Draft, rng: random.Random) -> None:
    """Hợp tác xã (HTX)."""
    for table in draft.of_form("pl1"):
        for heading, row in zip(table.lines, table.lines[1:], strict=False):
            if heading.level == 0 and row.key:
                heading.label += f" ({SHORT_NAMES[row.key.entity]})"
