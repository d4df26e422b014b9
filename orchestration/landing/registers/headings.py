"""Rows of a list that are not organisations but headings for the rows below them.

`A. HTX ĐANG HOẠT ĐỘNG` over `I. Lĩnh vực nông nghiệp` over names: all of these are in operation, and in agriculture. A
heading may print the sums of the rows below it; that does not make it an organisation.

Belongs here: which rows are headings, how deep they are nested, what they say. Not here: the organisations
(`register`), headings of tables of figures (`rows`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from orchestration.landing.codes import load_codes
from orchestration.landing.layout.outline import BARE_HEADING, RowText, depth_of
from orchestration.landing.registers.header_words import sector_of, titled_sector
from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold
from orchestration.landing.words.addresses import commune_of, commune_span
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import part_of_province
from orchestration.landing.writing.numbering import without_numbering

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[.)]?")
_PLANNED = re.compile(rf"\b(?:{any_word('title', 'planned')}) (?:{any_word('title', 'to_be_founded')})\b")
_BLOCK = re.compile(r"[(\[]?(?:[IVXL]+|[A-H])[.)\]]?")
_HOW_MANY = re.compile(r"\s*[:(]\s*\d+[^\d:()]*\)?\s*$")  # `HTX nông nghiệp: 12 HTX`, `Huyện Yên Thế (3)`
_KINDS = frozenset({"cooperative", "union", "group", "credit_fund"})
RATED = {f"org_{code}": code for code in load_words("rating")}


@dataclass(frozen=True, slots=True)
class Said:
    """What headings say of the organisations below them; None where they say nothing.

    `planned` is the heading by which they are still to be founded.
    """

    sector: str | None = None
    status: str | None = None
    rating: str | None = None
    entity: str | None = None
    commune: str | None = None
    planned: str | None = None

    def over(self, other: Said) -> Said:
        """What a heading says, completed by the one above it."""
        return Said(
            self.sector or other.sector,
            self.status or other.status,
            self.rating or other.rating,
            self.entity or other.entity,
            self.commune or other.commune,
            self.planned or other.planned,
        )


NOTHING = Said()


def are_numbered(orders: Sequence[str]) -> bool:
    """Whether most rows of a list have a number: one that has none is then no organisation of its own."""
    of_rows = [order for order in orders if order and not begins_block(order)]
    return len(of_rows) > 1 and sum(map(is_number, of_rows)) >= len(of_rows) / 2


def is_number(order: str) -> bool:
    """Whether a text numbers an organisation."""
    return _NUMBER.fullmatch(order) is not None


def numbers_going_on(orders: Sequence[str]) -> set[int]:
    """Rows with a number that those right below go on with: `1` over `1.1`, `1.2`.

    >>> numbers_going_on(["1", "1.1", "1.2", "2", "", "2.1", "3", "4"])
    {0, 3}
    """
    told = [(row, order.rstrip(".)")) for row, order in enumerate(orders) if order]
    return {row for (row, above), (_, below) in pairwise(told) if re.match(rf"{re.escape(above)}[.,]\d", below)}


def begins_block(order: str) -> bool:
    """Whether a text numbers a heading: `II`, `A.`, `(B)`."""
    return _BLOCK.fullmatch(order) is not None


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Whether a name is a district's or a commune's: `Huyện Yên Thế (1 HTX)`."""
    return part_of_province(_HOW_MANY.sub("", without_numbering(name)), load_codes())


def is_whole(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of all that are listed: `Toàn tỉnh (125 HTX)`."""
    return lexicon.role("furniture", _HOW_MANY.sub("", name)) == "whole"


@lru_cache(maxsize=4096)
def are_planned(text: str) -> bool:
    """Whether those that a title or a heading lists are still to be founded: `HTX dự kiến thành lập năm 2024`.

    >>> [are_planned(text) for text in ("HTX kế hoạch thành lập mới", "HTX thành lập theo kế hoạch")]
    [True, False]
    """
    return _PLANNED.search(fold(text)) is not None


@lru_cache(maxsize=4096)
def said_by(heading: str, lexicon: Lexicon) -> Said:
    """What a heading says of the organisations below it.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("II. HTX NGỪNG HOẠT ĐỘNG", "Lĩnh vực nông nghiệp: 12 HTX", "QUỸ TÍN DỤNG NHÂN DÂN", "Xã Hòa Phong")
    >>> said = [said_by(text, load_lexicon()) for text in texts]
    >>> said[0].status, said[1].sector, said[2].entity, said[3].commune
    ('inactive', 'agriculture', 'credit_fund', 'Xã Hòa Phong')
    >>> said_by("B. HTX NGƯNG HOẠT ĐỘNG, CHỜ GIẢI THỂ (01 HTX)", load_lexicon()).status
    'awaiting_dissolution'
    """
    text = _HOW_MANY.sub("", without_numbering(heading))
    label = lexicon.read(text)
    sector = titled_sector(text, lexicon) or sector_of(text, lexicon)
    ratings = {RATED[code] for code in lexicon.codes("indicator", label.words) if code in RATED}
    rest = text.removeprefix(lexicon.split_name(text)[0]).strip()
    status = lexicon.title_statuses.only(text) or lexicon.listed.status(text) or lexicon.listed.status(rest)
    names_them = not label.words or sector or status or ratings  # `HTX Tân Tiến` is one of them
    return Said(
        sector=sector,
        status=status,
        rating=lexicon.listed.rating(text) or (ratings.pop() if len(ratings) == 1 else None),
        entity=label.entity if label.entity in _KINDS and names_them else None,
        commune=commune_of(text) if commune_span(fold(text)) else None,
        planned=heading if are_planned(heading) else None,
    )


def say_nothing_known(headings: Mapping[int, tuple[str, str]], lexicon: Lexicon) -> list[int]:
    """Headings over organisations that say nothing known of them, where others tell a status.

    `III. HTX chuyển đổi sang loại hình khác` stands behind `II. HTX ngừng hoạt động`; districts may stand among them.

    Args:
        headings: number and text of each heading, by its row.
        lexicon: known wordings.
    """
    if not any(said_by(text, lexicon).status for _, text in headings.values()):
        return []
    return [row for row, (_, text) in headings.items() if _names_some(text, lexicon)]


def _names_some(heading: str, lexicon: Lexicon) -> bool:
    """Whether a heading names organisations, and says in words that mean nothing known which; new ones are known."""
    label = lexicon.read(_HOW_MANY.sub("", without_numbering(heading)))
    is_known = said_by(heading, lexicon) != NOTHING or "org_new" in lexicon.codes("indicator", label.words)
    return bool(label.entities and label.words) and not is_known


def said_above(headings: Mapping[int, tuple[str, str]], rows: int, lexicon: Lexicon) -> Iterator[Said]:
    """What the headings over each row say, the nearest first.

    Args:
        headings: number and text of each heading, by its row.
        rows: how many rows there are.
        lexicon: known wordings.
    """
    levels: list[tuple[float, Said]] = []
    said = NOTHING
    for row in range(rows):
        if row in headings:
            order, text = headings[row]
            depth = depth_of(RowText(row, order, text, "", has_values=False)) or BARE_HEADING
            levels = [*(level for level in levels if level[0] < depth), (depth, said_by(text, lexicon))]
            said = NOTHING
            for _, of_level in reversed(levels):
                said = said.over(of_level)
        yield said
