"""What does one header of a list say: which column, which choice, in which unit?

Belongs here: single texts. Not here: the columns beside them and the cells below (`register_columns`). Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from orchestration.landing.codes import KINDS
from orchestration.landing.registers.names_with_places import beside_names
from orchestration.landing.seeds import any_register_word, any_spelling, load_register_meanings
from orchestration.landing.text import LETTER_OF_TEXT, fold, normalise
from orchestration.landing.values.numbers import Kind
from orchestration.landing.words.addresses import names_districts
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.foreign import is_english, telling_words, without_foreign_parts
from orchestration.landing.writing.numbering import without_note

MEASURES = {
    "charter_capital": Kind.AMOUNT,
    "capital_total": Kind.AMOUNT,
    "member_total": Kind.COUNT,
    "worker_total": Kind.COUNT,
    "revenue": Kind.AMOUNT,
    "profit": Kind.AMOUNT,
}
FLOWS = frozenset({"revenue", "profit"})  # of a year

_OF_WHICH = re.compile(r"trong do|tr\. ?do|t\. ?do")  # the total, or a part of it, or both in a cell
_LISTED = re.compile(r"[,;+/&]| - |\bvà\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|/[^\W\d])")  # of no act: `Thông tư 01/2020/TT-BKHĐT`
_NAMES_A_PERSON = re.compile(r"ho (?:va )?ten\b")  # whoever it is: `Họ và tên người đại diện theo pháp luật`
_NAMES_SOME = re.compile(r"tên\b", re.IGNORECASE)
_NAMED_AGAIN = re.compile(r"(?<=[,/&])\s*tên\b", re.IGNORECASE)  # `Tên huyện, tên HTX`
_LEGEND = re.compile(r"(?<!\d)(\d)\s*[:=.-]\s*([^\d;,()]+)(?=[;,)]|$)")
_UNITS_BEHIND = frozenset({"vnd", "person", "member"})
_LONGEST_UNIT = 3  # words: `1.000 đồng Việt`
_INDUSTRY_CODE = re.compile(  # of VSIC: `0111 - Trồng lúa`, `0111 Trồng lúa`
    r"^[A-U]?(?:\d{2,5}\s*[-.:]|\d{4,5}\b)\s*(?=\D)"
)
# `Doanh thu TH năm 2023`; whether it was planned is asked of the whole header
_TIME_BEHIND = re.compile(
    rf"\s+(?:(?:{any_spelling('time', 'done', 'of_plans', 'estimate')})\s+)?(?:(?:năm|đến)\s+)?\d[\d/.]*$",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"[\W_]+")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_INNER_BRACKET = re.compile(r"\s*\(([^()]*)\)")


@lru_cache(maxsize=8192)
def role_of(text: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Code of a column and the unit printed in its header."""
    if not has_letter(text):  # most texts that are tried are numbers
        return None, ""
    text = _NAMED_AGAIN.sub("", without_foreign_parts(_in_words(without_note(text))))
    bare, unit_text = text, ""
    if match := _BRACKET.search(text):
        bare, unit_text = text[: match.start()], match[1]
    elif (match := _INNER_BRACKET.search(text)) and lexicon.unit(match[1]):
        # of a band: `Vốn (triệu đồng)` over `Điều lệ`
        bare, unit_text = f"{text[: match.start()]} {text[match.end() :]}", match[1]
    if person := _NAMES_A_PERSON.match(fold(bare)):
        of_whom = normalise(bare)[person.end() :]
        return "name" if kind_named(of_whom, lexicon) else "personal", ""  # `Họ và tên HTX`
    if _chooses_a_status(bare, lexicon):
        return "status", ""
    bare = _TIME_BEHIND.sub("", normalise(bare))
    code = lexicon.role("register", text) or lexicon.listed.column(bare) or _said_twice(bare, lexicon)
    name, rest = lexicon.split_name(bare)
    if code is None and name and not rest and kind_named(name, lexicon) and not lexicon.titled.are_numbered(bare):
        code = "name"  # `HTX`, as `Hợp tác xã`; over numbers it counts them
    if (
        code is None
        and _NAMES_SOME.match(bare)
        and (lexicon.title_statuses.only(bare) or lexicon.title_parts.only(bare))
    ):
        code = "name"  # `Tên HTX giải thể`
    if code is None:
        code = _in_other_words(bare, lexicon) or _without_tail(bare, lexicon)
    if unit_text and (code is None or code in MEASURES):
        code = _within_brackets(code, text, bare, unit_text, lexicon)
    if not unit_text and (parts := _with_unit_behind(bare, lexicon)) and code in (None, parts[0]):
        code, unit_text = parts
    if code == "commune" and names_districts(unit_text):
        code = "district"  # `Địa bàn (huyện, TP)`
    if code is None and _chooses_a_status(unit_text, lexicon):
        code = "status"  # `Hình thức (giải thể/thu hồi)`
    if code is None and lexicon.header(text) == "order":
        code = "order"
    unit = lexicon.unit(unit_text)
    if code == "personal" and ((unit and unit.code == "vnd") or _YEAR.search(text)):
        bare = bare.removesuffix(unit_text).rstrip()
        code = lexicon.listed.column(f"{bare} HTX")  # `DT (đồng)`, `DT 2024` are revenue, `ĐT` a telephone
    return code, unit_text


def _in_other_words(text: str, lexicon: Lexicon) -> str | None:
    """The code of a header in abbreviations, `Tình hình HĐ`, or in English: `Name of cooperative`."""
    is_foreign = is_english(text)
    if is_foreign or (text.isascii() and text.isupper()):  # `RATING` may be an abbreviation
        code = _columns_in_english().get(telling_words(text))
        if is_foreign or code:
            return code
    spelt = lexicon.listed.spelt_out(text)
    return lexicon.listed.column(spelt) if spelt != text else None


def _within_brackets(code: str | None, text: str, bare: str, bracket: str, lexicon: Lexicon) -> str | None:
    """The code of a header that ends with brackets: what is no unit may say of whom else it is.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Lợi nhuận (lãi, lỗ) (trđ)", "Doanh thu (năm 2023) (trđ)", "Số TV (nữ)", "Số TV (trong đó nữ)")
    >>> [role_of(text, load_lexicon())[0] for text in texts]
    ['profit', 'revenue', 'note', None]
    """
    if code is None:
        return role_of(bare, lexicon)[0] if _BRACKET.search(bare) else None
    says_no_more = lexicon.unit(bracket) or lexicon.units(bracket) or not has_letter(bracket) or _YEAR.search(bracket)
    if says_no_more or _tails().match(f" {fold(bracket)}") or lexicon.role("register", text) == code:
        return code
    if code == role_of(bracket, lexicon)[0] or lexicon.role("place", lexicon.listed.spelt_out(bracket)) == "whole":
        return code
    return role_of(f"{bare} {bracket}", lexicon)[0] if not _OF_WHICH.match(fold(bracket)) else None


def _without_tail(text: str, lexicon: Lexicon) -> str | None:
    """The code of a header that goes on with what it is by or as of: `Vốn điều lệ theo GCN ĐKHTX`, `Số TV hiện tại`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Vốn điều lệ theo GCN ĐKHTX", "Phân loại HTX (theo Thông tư 01/2020/TT-BKHĐT)", "Doanh thu theo quý")
    >>> [role_of(text, load_lexicon())[0] for text in texts]
    ['charter_capital', 'rating', None]
    """
    tail = _tails().search(folded := fold(text))
    if tail is None or len(folded) != len(text):
        return None
    return role_of(text[: tail.start()], lexicon)[0]


@lru_cache(maxsize=1)
def _tails() -> re.Pattern[str]:
    return re.compile(rf"[\s,(-]+(?:{any_register_word('tail')})\b.*")


@lru_cache(maxsize=1)
def _columns_in_english() -> dict[frozenset[str], str]:
    return {telling_words(text): code for text, code in load_register_meanings("english").items()}


def _with_unit_behind(text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The code and the unit of a header that prints its unit without brackets: `Vốn điều lệ triệu đồng`."""
    words = text.split()
    for at in range(max(len(words) - _LONGEST_UNIT, 1), len(words)):
        unit = " ".join(words[at:])
        found = lexicon.unit(unit)
        if (
            found
            and found.code != "vnd"
            and any(lexicon.unit(" ".join(words[at:end])) for end in range(at + 1, len(words)))
        ):
            continue  # `Số thành viên người dân tộc`
        if not (found and found.code in _UNITS_BEHIND and (code := role_of(" ".join(words[:at]), lexicon)[0])):
            continue
        named = {lexicon.listed.column(" ".join(words[at:end])) for end in range(at + 1, len(words) + 1)}
        if named <= {None, code}:  # `LĐ Tổng số` below `Thành viên, LĐ` are workers
            return code, unit
    return None


@lru_cache(maxsize=8192)
def is_of_names(text: str, lexicon: Lexicon) -> bool:
    """Whether a header is of names, alone or with places or codes behind them."""
    return role_of(text, lexicon)[0] == "name" or bool(beside_names(text, lambda part: role_of(part, lexicon)[0]))


@lru_cache(maxsize=8192)
def choice_of(text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """What a column to be ticked decides, and the choice: `Tốt` is a rating, `Đang HĐ` a status."""
    if lexicon.role("status", text) or lexicon.role("status", lexicon.listed.spelt_out(text)):
        return "status", text
    if lexicon.listed.rating(text):
        return "rating", text
    if role_of(text, lexicon)[0] is None and sector_of(text, lexicon):
        return "sector", text
    return None


def unit_within(text: str, lexicon: Lexicon) -> str:
    """The unit in brackets between a band and what stands below it: `Kết quả SXKD (đồng)` over `Doanh thu`."""
    inner = _INNER_BRACKET.search(text)
    return inner[1] if inner and lexicon.unit(inner[1]) else ""


def may_be_of_names(text: str) -> bool:
    """Whether a header is of names where names stand below it: `Đơn vị`, which elsewhere is of units.

    >>> may_be_of_names("ĐƠN VỊ"), may_be_of_names("Đơn vị (HTX, THT)"), may_be_of_names("Đơn vị tính")
    (True, True, False)
    >>> may_be_of_names("Xã/Hợp tác xã"), may_be_of_names("Huyen - Ten HTX"), may_be_of_names("Chuỗi/ sản phẩm")
    (True, True, False)
    """
    return _vague_names().fullmatch(fold(text)) is not None


@lru_cache(maxsize=1)
def _vague_names() -> re.Pattern[str]:
    kinds = any_register_word("legal_form")
    alone = rf"(?:{any_register_word('vague_name')})(?:\s*\((?:(?:{kinds})[\s,/&-]*)+\))?"
    below_headings = rf"[^/]+(?:/| - )\s*(?:ten (?:cac )?)?(?:{kinds})"  # `Huyện/Tên HTX` over `Huyện A`, `HTX B`
    return re.compile(f"{alone}|{below_headings}")


def kind_named(text: str, lexicon: Lexicon) -> str | None:
    """The kind of organisations that a text names, and nothing else: `LHHTX`, `Quỹ tín dụng nhân dân`."""
    label = lexicon.read(text) if text else None
    return label.entity if label and label.entity in KINDS and not label.words else None


def sector_of(text: str | None, lexicon: Lexicon) -> str | None:
    """The sector that a text names, if it names exactly one; what is only a part of a sector is of it.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Nông nghiệp", "Nuôi trồng thủy sản", "Trồng trọt, chăn nuôi", "Trồng trọt; vận tải")
    >>> [sector_of(text, load_lexicon()) for text in texts]
    ['agriculture', 'agriculture', 'agriculture', None]
    """
    if not text:
        return None
    text = _INDUSTRY_CODE.sub("", text)
    if whole := _sectors(text, lexicon):
        return whole.pop() if len(whole) == 1 else None
    parts = [_sectors(part, lexicon) or _begun_as(part) for part in _LISTED.split(text) if part.strip()]
    found = set().union(*parts)
    return found.pop() if all(parts) and len(found) == 1 else None


def titled_sector(text: str, lexicon: Lexicon) -> str | None:
    """The sector of the organisations that a title or a heading names; of a part of one, that sector, as in a column.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> titled_sector("Danh sách HTX chăn nuôi", load_lexicon())
    'agriculture'
    """
    sector = lexicon.title_sectors.only(text)
    return lexicon.sector_parents.get(sector or "", sector)


def has_letter(text: str) -> bool:
    """Whether a text has letters at all; raised numbers of notes are none."""
    return LETTER_OF_TEXT.search(text) is not None


def legend_of(header: str) -> dict[str, str]:
    """What the numbers below a header stand for, where it says so.

    >>> legend_of("Tình trạng (1: đang HĐ; 2: ngừng HĐ)"), legend_of("Xếp loại (10 điểm)")
    ({'1': 'đang HĐ', '2': 'ngừng HĐ'}, {})
    """
    told = {number: words.strip() for number, words in _LEGEND.findall(normalise(header))}
    return told if len(told) > 1 else {}


def names_id(text: str) -> bool:
    """Whether a header is of people's identity cards.

    >>> names_id("Số CCCD/hộ chiếu"), names_id("Giám đốc")
    (True, False)
    """
    return re.search(rf"\b(?:{any_register_word('identity')})\b", fold(text)) is not None


def is_part_of_paper(text: str) -> bool:
    """Whether a header says of a paper only what any has, whatever it certifies: `Ngày cấp`, not `Ngày thành lập`.

    >>> is_part_of_paper("Số GCN"), is_part_of_paper("Ngày, tháng, năm"), is_part_of_paper("Mã số thuế")
    (True, True, False)
    """
    return re.fullmatch(any_register_word("paper_part"), _NO_WORD.sub(" ", fold(text)).strip()) is not None


def is_by_themselves(text: str) -> bool:
    """Whether a header is of what cooperatives say of themselves: `Tự xếp loại`, not `Xếp loại chính thức`."""
    return re.search(rf"\b(?:{any_register_word('by_themselves')})\b", fold(text)) is not None


def names_paper(text: str) -> bool:
    """Whether a header is of papers that somebody gave out: `Số QĐ giải thể`, `Chứng nhận VietGAP`."""
    return re.search(rf"^(?!co quan|noi ).*\b(?:{any_register_word('paper')})\b", fold(text)) is not None


def is_about_registration(band: str) -> bool:
    """Whether a band is about organisations being registered, or about anything: `ĐKKD`, `Thông tin pháp lý`.

    >>> bands = ("Đăng ký", "Đăng ký nhãn hiệu", "QĐ thành lập", "QĐ giải thể", "Thông tin chung")
    >>> [is_about_registration(band) for band in bands]
    [True, False, True, False, True]
    """
    folded = fold(band)
    words = any_register_word("registration"), any_register_word("registration_alone")
    return re.search(rf"\b(?:{words[0]})\b|^(?:{words[1]})$", folded) is not None


def numbers_registrations(band: str, own: str) -> bool:
    """Whether `Số` below a band is that of a registration.

    >>> [numbers_registrations(band, "Số") for band in ("Đăng ký HTX", "ĐKKD", "Đăng ký nhãn hiệu", "QĐ thành lập")]
    [True, True, False, False]
    """
    if fold(own) != "so":
        return False
    is_registered = re.search(rf"\b(?:{any_register_word('registered_by')})\b", fold(band)) is not None
    return is_registered and is_about_registration(band)


def years_printed(text: str) -> set[int]:
    """The years that a header prints: `Doanh thu 2023`."""
    return {int(year) for year in _YEAR.findall(text)}


def is_unit_alone(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a unit, in brackets or not: `(triệu đồng)`, `Tr. đồng`."""
    return lexicon.unit(text.strip("( )")) is not None


def _sectors(text: str, lexicon: Lexicon) -> set[str]:
    label = lexicon.read(text)
    known = (words for words in (label.plain, label.words) if words)
    found = {s for words in known for dimension in ("sector", "subsector") for s in lexicon.codes(dimension, words)}
    return {lexicon.sector_parents.get(sector, sector) for sector in found}


def _begun_as(text: str) -> set[str]:
    """The sector of what is said of one product only: `Trồng tỏi`, `Vận tải hàng hóa bằng đường bộ`.

    With its marks: `trong` means inside.
    """
    said = normalise(text).lower()
    if said.startswith("nuôi dạy"):
        return set()
    sectors = load_register_meanings("sector_begins").items()
    return {sector for word, sector in sectors if said == word or said.startswith(f"{word} ")}


def _in_words(text: str) -> str:
    """A name of a column of a database in its words: `NgayThanhLap`; others as they are.

    >>> _in_words("XepLoai2023"), _in_words("MaHTX"), _in_words("Mã HTX"), _in_words("ĐT"), _in_words("von_dl_trd")
    ('Xep Loai 2023', 'Ma HTX', 'Mã HTX', 'ĐT', 'von dl trd')
    """
    if "_" in text:
        return text.replace("_", " ")
    if not text.isalnum() or text.isupper() or text.islower():
        return text
    apart = [a.islower() and (b.isupper() or b.isdigit()) for a, b in pairwise(text)]
    return text[:1] + "".join(f" {b}" if new else b for new, b in zip(apart, text[1:], strict=True))


def _chooses_a_status(text: str, lexicon: Lexicon) -> bool:
    """Whether a header names the statuses that stand below it: `Hoạt động/Ngừng`, `Đang hoạt động/Giải thể`."""
    parts = [part.strip() for part in text.split("/")]
    return len(parts) > 1 and all(lexicon.role("status", part) for part in parts)


def _said_twice(text: str, lexicon: Lexicon) -> str | None:
    """`Số ĐKKD / MSDN` is one thing in two words; of two things, one of them personal, nothing is read.

    A code and its day are told apart by the cells: `MST, ngày cấp`.
    """
    if {lexicon.listed.column(part.strip()) for part in _LISTED.split(text)} == {"registration_code", "founded"}:
        return "founded"
    codes = {lexicon.listed.column(part) for part in text.split("/")} if "/" in text else set()
    return "personal" if "personal" in codes and "name" not in codes else codes.pop() if len(codes) == 1 else None
