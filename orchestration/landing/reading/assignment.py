"""What a workbook is read for, and with.

Belongs here: names and types.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import Codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import Form
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.recognising.template_mark import TemplateMark
from orchestration.landing.registers.pages import Page
from orchestration.landing.words.lexicon import Lexicon

Read = tuple[Place, list[Row]]


@dataclass(frozen=True, slots=True)
class Assignment:
    """What does not change from sheet to sheet.

    Attributes:
        folder: who reports what.
        codes: code lists.
        lexicon: the wordings.
        forms: the forms.
        mark: what the template says that the workbook was made from, if it was.
        beside_others: whether some sheet of it is of a former province.
    """

    folder: Folder
    codes: Codes
    lexicon: Lexicon
    forms: tuple[Form, ...]
    mark: TemplateMark | None = None
    beside_others: bool = False


@dataclass
class Found:
    """What was found on the sheets of a workbook so far.

    Attributes:
        tables: the tables of figures, with their rows understood.
        headers: how many lists and tables there are, understood or not.
        letterhead: texts above them.
        without_list: visible sheets that are no list.
        page: the last list, which the next sheet may go on with.
    """

    tables: list[Read] = field(default_factory=list)
    headers: int = 0
    letterhead: list[str] = field(default_factory=list)
    without_list: list[Sheet] = field(default_factory=list)
    page: Page | None = None
