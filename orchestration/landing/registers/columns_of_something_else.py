"""Which columns of a list are not about the organisations themselves?

`Tổng vốn` left of `NSTW` is the money of what was built; `Số lao động` below `HTX ĐƯỢC HỖ TRỢ LAO ĐỘNG TRẺ` counts
those young people; `Số GCN` below `HTX ĐƯỢC CẤP GCN VIETGAP` is no registration; `Ngày, tháng, năm` below `GIẢI THỂ`
is no founding date. They look like attributes of a cooperative, so they are reported and not read.

Belongs here: columns compared with their title and each other. Not here: what one header says (`header_words`), tables
of support (`recognising.support_tables`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.registers.header_texts import header_text
from orchestration.landing.registers.header_words import MEASURES, is_about_registration
from orchestration.landing.registers.register_columns import Register
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.words.known import source_of_money
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_numbering

_PEOPLE = frozenset({"member_total", "worker_total"})
_PAPERS = frozenset({"registration_code", "founded"})
_BUDGETS = frozenset({"central", "local", "province", "district"})
_ENDED = frozenset({"dissolved", "revoked"})
# `Doanh thu` of a fair, `Tổng vốn` beside `Vốn vay` of what a loan was for
_DOUBTED_BELOW = {
    "trade_promotion": _PEOPLE | {"revenue", "profit"},
    "credit": frozenset({"capital_total"}),
}
_LIST = "danh sach"
_OF_ALL = re.compile(rf"\b(?:tong so|{any_word('entity_type', 'cooperative')})\b")  # `Tổng số lao động của HTX`
_CERTIFICATE = re.compile(rf"\b(?:{any_word('scope', 'certificate')})\b")
_ONLY_A_DAY = re.compile(r"(?:ngay|thang|nam|\W)+")
_OF_ANY_PAPER = re.compile(
    rf"(?:so|ngay|nam|thang|ky|cap|{any_word('scope', 'certificate_called')}|{_CERTIFICATE.pattern}|\W)+"
)


def without_something_else(register: Register, sheet: Sheet, lexicon: Lexicon) -> Register:
    """The list; columns that may tell of something else mean nothing known."""
    return _with_unknown(register, dict(_something_else(register, sheet, lexicon)))


def without_plans(register: Register, sheet: Sheet) -> Register:
    """A list whose title plans: `KẾ HOẠCH SXKD NĂM 2024 CỦA CÁC HTX`; a measure that prints no year may be planned.

    `DANH SÁCH HTX` below the name of a plan is a list like any other.
    """
    if any(_LIST in fold(line) for line in register.title):
        return register
    told = {
        column: header_text(sheet, *register.header, column)
        for column, code in register.columns.items()
        if code in MEASURES and column not in register.years
    }
    return _with_unknown(register, told)


def _with_unknown(register: Register, told: Mapping[int, str]) -> Register:
    return replace(register.without(told), unknown=[*register.unknown, *told.items()]) if told else register


def _something_else(register: Register, sheet: Sheet, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The columns with their headers; titles are looked at where a column depends on them."""
    headers = {column: header_text(sheet, *register.header, column) for column in register.columns}
    columns = {code: column for column, code in register.columns.items()}
    if "capital_total" in columns and any(_is_budget(text, lexicon) for _, text in register.unknown):
        yield columns["capital_total"], headers[columns["capital_total"]]
    alone = {code: column for code, column in columns.items() if not _OF_ALL.search(fold(headers[column]))}
    doubted = {policy: [alone[code] for code in codes & alone.keys()] for policy, codes in _DOUBTED_BELOW.items()}
    people = [alone[code] for code in _PEOPLE & alone.keys()]
    papers = [columns[code] for code in _PAPERS & columns.keys() if _names_any_paper(headers[columns[code]])]
    days = [column for column in papers if _ONLY_A_DAY.fullmatch(fold(headers[column]))]
    lines = [line for line in [*register.title, sheet.name] if people or papers or any(doubted.values())]
    for policy in {_policy_of(line, lexicon) for line in lines} - {""}:
        of_policy = people if lexicon.policies.is_to_people(policy) else doubted.get(policy, [])
        yield from ((column, headers[column]) for column in of_policy)
    if any(is_title(line) and _CERTIFICATE.search(fold(line)) for line in lines if papers):
        yield from ((column, headers[column]) for column in papers)
    if any(is_title(line) and lexicon.title_statuses.only(line) in _ENDED for line in lines if days):
        yield from ((column, headers[column]) for column in days)


def _is_budget(header: str, lexicon: Lexicon) -> bool:
    return source_of_money(lexicon.read(header).words, lexicon) in _BUDGETS


def _names_any_paper(header: str) -> bool:
    """Whether a header names a paper, or a day, and not which: `Số GCN`, `Ngày cấp`, `Ngày, tháng, năm`."""
    return not is_about_registration(header) and _OF_ANY_PAPER.fullmatch(fold(header)) is not None


def is_title(line: str) -> bool:
    """Whether a line above a list is its title; a row of a table above it, `Đào tạo`, is none."""
    return fold(without_numbering(line)).startswith(_LIST)


def _policy_of(line: str, lexicon: Lexicon) -> str:
    """The policy that a title names, '' for none: `Danh sách HTX được hỗ trợ cán bộ trẻ`."""
    if not (is_title(line) or lexicon.subjects.are_supported(line)):
        return ""
    found = lexicon.find("policy", lexicon.read(line).words)
    return found[0] if found else ""
