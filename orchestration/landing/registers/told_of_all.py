"""What do the title of a list, its header of names and the name of its sheet say about all of its organisations?

Belongs here: their sector, status, rating, commune and kind. Not here: what columns and headings between the rows say
about each (`register`, `headings`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from orchestration.landing.codes import KINDS
from orchestration.landing.registers.header_words import sector_of, titled_sector
from orchestration.landing.registers.headings import RATED
from orchestration.landing.registers.printed_columns import Columns
from orchestration.landing.words.addresses import commune_in_title, commune_of_office, commune_of_sheet
from orchestration.landing.writing.numbering import without_numbering

_COPY = re.compile(r"\s*\(\d\)$")  # as Excel calls the copy of a sheet
_KEPT_APART = re.compile(r"[-,;/&+]|\bvà\b", re.IGNORECASE)


class ToldOfAll:
    """What is said of all that are listed; nothing where it is not said, or not of all."""

    def __init__(self, columns: Columns) -> None:
        self._lexicon, self._sheet_name, title = columns.lexicon, columns.sheet.name, columns.register.title
        self._title = [*reversed(title)]  # the nearest line first
        # nearest of all is the header of their names: `Tên HTX giải thể`
        self._lines = [columns.header("name"), *self._title, self._sheet_name]

    def sector(self) -> str | None:
        """Their sector; a sheet may be called by nothing else: `Vận tải`, `NN`, not `Khác`.

        One word without its marks may be any: `Chờ` is no market.
        """
        name = self._bare_sheet_name()
        named = sector_of(name, self._lexicon) if " " in name or name.isupper() else None
        of_all = self._told(lambda line: titled_sector(line, self._lexicon))
        return of_all or (named if named != "other" else None)

    def status(self) -> str | None:
        """Their status; a sheet may be called by nothing else: `Ngừng hoạt động`, not the first of those in a title."""
        statuses, above = self._lexicon.title_statuses, self._lines[:-1]
        if told := next(filter(None, [*map(statuses.only, above), *map(self._status_alone, above)]), None):
            return told
        name = self._bare_sheet_name()
        spelt = self._lexicon.listed.spelt_out(name)
        of_sheet = self._status_alone(name) or self._status_alone(spelt) or statuses.only(spelt)
        return of_sheet if of_sheet not in map(statuses.first, self._title) else None

    def title_of_several(self) -> str:
        """The title that names several statuses, `HTX GIẢI THỂ, THU HỒI, CHUYỂN ĐỔI`, one of which each has; or ''."""
        statuses = self._lexicon.title_statuses
        return next((line for line in self._title if statuses.first(line) and not statuses.only(line)), "")

    def rating(self) -> str | None:
        """Their rating: `DANH SÁCH HTX XẾP LOẠI TỐT`, `(Xếp loại khá)`."""
        return self._told(lambda line: RATED.get(self._lexicon.title_parts.only(line) or ""))

    def commune(self) -> str | None:
        """Their commune: of a sheet `Xã Vĩnh Gia`, of a title `trên địa bàn xã Vĩnh Gia`, of a letterhead."""
        told = [*map(commune_in_title, self._title), commune_of_sheet(self._sheet_name)]
        return next(filter(None, [*told, *map(commune_of_office, self._title)]), None)

    def kind(self) -> str:
        """Of what kind of organisation they are: cooperatives where nothing else is said."""
        kinds = next(filter(None, (self._lexicon.read(line).entities for line in self._lines)), ())
        return kinds[0] if len(kinds) == 1 and kinds[0] in KINDS else "cooperative"

    def _told(self, named: Callable[[str], str | None]) -> str | None:
        """What the nearest line says that says anything."""
        return next(filter(None, map(named, self._lines)), None)

    def _bare_sheet_name(self) -> str:
        return _COPY.sub("", without_numbering(self._sheet_name))

    def _status_alone(self, line: str) -> str | None:
        """The status that a line consists of: `(Ngừng hoạt động)`; of two kept apart each is of some: `GT-NHĐ`."""
        of_parts = {self._lexicon.listed.status(part.strip(" ()")) for part in _KEPT_APART.split(line)}
        return of_parts.pop() if len(of_parts) == 1 else None
