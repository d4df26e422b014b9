"""Which columns of a list tell what its organisations were given, not what they have?

`Tổng vốn` left of `NSTW` is the money of what was built; `Số lao động` below `HTX ĐƯỢC HỖ TRỢ LAO ĐỘNG TRẺ` counts
those young people. Nobody can tell them from capital and workers of a cooperative, so they are told and not read.

Belongs here: columns against their title and each other. Not here: what one header says (`header_words`), tables of
support (`recognising.support_tables`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.registers.header_texts import header_text
from orchestration.landing.registers.register_columns import Register
from orchestration.landing.text import fold
from orchestration.landing.words.known import source_of_money
from orchestration.landing.words.lexicon import Lexicon

_PEOPLE = frozenset({"member_total", "worker_total"})
_MONEY = frozenset({"capital_total"})
_BUDGETS = frozenset({"central", "local", "province", "district"})
_LIST = "danh sach"
_OF_ALL = re.compile(r"\b(?:tong|htx|hop tac xa)\b")  # `Tổng số lao động của HTX`


def without_support(register: Register, sheet: Sheet, lexicon: Lexicon) -> Register:
    """The list; columns of what its organisations may have been given mean nothing known."""
    codes = set(register.columns.values())
    given: set[str] = set()
    if _MONEY & codes and any(
        source_of_money(lexicon.read(text).words, lexicon) in _BUDGETS for _, text in register.unknown
    ):
        given |= _MONEY
    if _PEOPLE & codes and any(_gives_to_people(line, lexicon) for line in [*register.title, sheet.name]):
        given |= _PEOPLE
    headers = {c: header_text(sheet, *register.header, c) for c, code in register.columns.items() if code in given}
    told = {c: text for c, text in headers.items() if register.columns[c] in _MONEY or not _OF_ALL.search(fold(text))}
    return replace(register.without(told), unknown=[*register.unknown, *told.items()]) if told else register


def _gives_to_people(line: str, lexicon: Lexicon) -> bool:
    """Whether a title names a policy that is given to people: `Danh sách HTX được hỗ trợ cán bộ trẻ`.

    A row of a table above the list, `Đào tạo`, is no title of it.
    """
    if not (fold(line).startswith(_LIST) or lexicon.subjects.are_supported(line)):
        return False
    found = lexicon.find("policy", lexicon.read(line).words)
    return found is not None and lexicon.policies.is_to_people(found[0])
