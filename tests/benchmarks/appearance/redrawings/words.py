"""Texts spelt, written out, abbreviated and decorated otherwise."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence

from orchestration.landing.text import fold
from tests.benchmarks.appearance.drawing import Book
from tests.benchmarks.appearance.redrawings import redrawing

_ALL = ("label", "name", "header", "title", "unit", "below", "order")
_BULLETS = ("+", "*", "•", "–", "−", "●", "▪", "→")
_TONES = (
    ("hòa", "hoà"), ("hóa", "hoá"), ("thủy", "thuỷ"), ("lũy", "luỹ"), ("xóa", "xoá"), ("khóa", "khoá"),
    ("quý", "quí"), ("kỹ", "kĩ"), ("tỷ", "tỉ"), ("quỹ", "qũy"),
)  # fmt: skip
_UNITS = {
    "triệu đồng": ("Tr.đ", "trđ", "triệu đ", "Tr. đồng", "Triệu VNĐ", "1.000.000đ", "TRIỆU ĐỒNG", "(triệu đồng)"),
    "tỷ đồng": ("tỷ đ", "Tỷ VNĐ", "tỉ đồng", "Tỷ"),
    "nghìn đồng": ("1.000đ", "1000 đồng", "ngàn đồng", "ng.đ"),
    "triệu đồng/năm": ("Tr.đ/năm", "trđ/năm", "Triệu đồng / năm"),
    "người": ("Người", "NGƯỜI"),
    "thành viên": ("TV", "Thành viên"),
    "lao động": ("LĐ",),
    "htx": ("Hợp tác xã",),
    "tht": ("Tổ hợp tác", "tổ"),
    "lhhtx": ("Liên hiệp HTX", "LH HTX"),
    "%": ("(%)", "phần trăm"),
}


def _each(name: str, change: Callable[[str], str], *places: str) -> None:
    """Every text of some places."""

    def redraw(book: Book, rng: random.Random) -> bool:
        changed = False
        for page in book.pages:
            for cell in list(page.texts(*places)):
                text = change(cell.text)
                changed |= text != cell.text
                cell.value = text
        return changed

    redrawing(name)(redraw)


def _instead(name: str, pairs: Sequence[tuple[str, str]], *places: str) -> None:
    """Words instead of others, as capital as they were."""

    def change(text: str) -> str:
        for word, other in pairs:
            text = re.sub(rf"(?<!\w)(?:{word})(?!\w)", lambda match: _like(match[0], other), text, flags=re.IGNORECASE)  # noqa: B023
        return text

    _each(name, change, *(places or ("label", "header")))


def _like(found: str, other: str) -> str:
    if found.isupper() and len(found) > 5:
        return other.upper()
    return other[:1].upper() + other[1:] if found[:1].isupper() else other


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")


def _in_two_lines(text: str) -> str:
    words = text.split(" ")
    half = len(words) // 2
    return " ".join(words[:half]) + "\n" + " ".join(words[half:]) if half else text


def _other_tones(text: str) -> str:
    for one, other in _TONES:
        for spelt in (str.lower, str.upper, str.capitalize):
            text = re.sub(rf"(?<!\w){spelt(one)}(?!\w)", spelt(other), text)
    return text


def _ends(mark: str) -> Callable[[str], str]:
    return lambda text: text if text.rstrip().endswith((":", ".", ")")) else text + mark


_each("decomposed letters", lambda text: unicodedata.normalize("NFD", text), *_ALL, "body")
_each("labels without marks", _without_marks, "label")
_each("headers without marks", _without_marks, "header")
_each("capitals", str.upper, "label", "header", "title", "below")
_each("spaces around", lambda text: f"  {text}   ", *_ALL)
_each("double spaces", lambda text: text.replace(" ", "  "), *_ALL)
_each("spaces that do not break", lambda text: text.replace(" ", "\xa0"), *_ALL)
_each("spaces of no width", lambda text: text.replace(" ", " \u200b"), *_ALL)
_each("labels in two lines", _in_two_lines, "label")
_each("headers in two lines", _in_two_lines, "header")
_each("titles in two lines", _in_two_lines, "title")
_each("other marks of tones", _other_tones, "label", "header", "title", "unit")
_each("long dashes", lambda text: text.replace("-", "–"), *_ALL)
_each("no space behind full stops", lambda text: re.sub(r"(?<=\d)\. (?=\w)", ".", text), "label")
_each("dots behind labels", _ends(" ......"), "label")
_each("colons behind labels", _ends(":"), "label")
_each("full stops behind labels", _ends("."), "label")
_each("raised marks behind labels", _ends("¹"), "label")
_each("numbers of notes behind labels", _ends(" (1)"), "label")
_each("numbers of notes behind headers", lambda t: f"{t} (1)" if len(t) > 6 and t[-1].isalpha() else t, "header")
_each("stars behind headers", lambda text: f"{text}*" if len(text) > 6 and text[-1].isalpha() else text, "header")
_each("years of headers without năm", lambda text: re.sub(r"(?i)\bnăm (?=(?:19|20)\d\d)", "", text), "header")
_each(
    "a slash before the year of headers",
    lambda text: re.sub(r"(?i)^(TH|KH|ƯTH|Thực hiện|Kế hoạch|Ước thực hiện) (?:năm )?((?:19|20)\d\d)$", r"\1/\2", text),
    "header",
)
_each(
    "no space before the year of headers",
    lambda text: re.sub(r"(?i)^(TH|KH|ƯTH) (?:năm )?((?:19|20)\d\d)$", r"\1\2", text),
    "header",
)
_each("the numbering called TT", lambda text: "TT" if fold(text) in ("stt", "so tt") else text, "header")
_each("units called ĐV", lambda text: "ĐV" if fold(text) in ("don vi tinh", "dvt", "don vi") else text, "header")
_each("labels called Nội dung", lambda text: "Nội dung" if fold(text) == "chi tieu" else text, "header")
_instead("HTX written out", [("LHHTX", "liên hiệp hợp tác xã"), ("HTX", "hợp tác xã")])
_instead("HTX abbreviated", [("liên hiệp hợp tác xã", "LHHTX"), ("hợp tác xã", "HTX")])
_instead("THT written out", [("THT", "tổ hợp tác")])
_instead("THT abbreviated", [("tổ hợp tác", "THT")])
_instead("QTDND abbreviated", [("quỹ tín dụng nhân dân", "QTDND")])
_instead("members abbreviated", [("thành viên", "TV")])
_instead("members written out", [("TV", "thành viên")])
_instead("workers abbreviated", [("lao động", "LĐ")])
_instead("averages abbreviated", [("bình quân", "BQ")])
_instead("another word for a sum", [("tổng số", "tổng cộng")], "label")
_OF_WHAT = "HTX|hợp tác xã|THT|tổ hợp tác|LHHTX|liên hiệp|thành viên|lao động|cán bộ"
_each("Số lượng for Số", lambda text: re.sub(rf"\bSố (?={_OF_WHAT})", "Số lượng ", text), "label")
_each("Số for Tổng số", lambda text: re.sub(rf"\bTổng số (?={_OF_WHAT})", "Số ", text), "label")
_instead("lãi for lợi nhuận", [("lợi nhuận", "lãi")])
_instead("plans abbreviated", [("kế hoạch", "KH")], "header")
_instead("results abbreviated", [("thực hiện", "TH")], "header")
_instead("six months in words", [("6 tháng", "sáu tháng")], "header")
_instead("budgets abbreviated", [("ngân sách trung ương", "NSTW"), ("ngân sách địa phương", "NSĐP")])
_instead("what is new said the other way round", [("thành lập mới", "mới thành lập")])


@redrawing("other bullets")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        for cell in list(page.texts("label", "order")):
            if cell.text.strip()[:1] == "-":
                cell.value = f"{rng.choice(_BULLETS)} {cell.text.strip()[1:].strip()}".strip()
                changed = True
    return changed


@redrawing("units spelt otherwise")
def _(book: Book, rng: random.Random) -> bool:
    cells = [cell for page in book.pages for cell in page.texts("unit") if cell.text.strip().lower() in _UNITS]
    for cell in cells:
        cell.value = rng.choice(_UNITS[cell.text.strip().lower()])
    return bool(cells)


@redrawing("a slip of typing in two labels")
def _(book: Book, rng: random.Random) -> bool:
    cells = [cell for page in book.pages for cell in page.texts("label") if len(cell.text) > 8]
    for cell in rng.sample(cells, min(2, len(cells))):
        at = rng.choice([place for place, letter in enumerate(cell.text) if letter.isalpha() and place > 2] or [0])
        cell.value = cell.text[:at] + rng.choice(("", cell.text[at] * 2)) + cell.text[at + 1 :]
    return bool(cells)
