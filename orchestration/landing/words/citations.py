"""Laws, decisions and letters that a line only cites; their dates and years are not those of the table.

Belongs here: the acts that titles refer to, and the letters that tables are attached to. Not here: years that a line
gives for its table (`dated_lines`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold, normalise

_LAW = any_word("act", "law")  # a year behind it is that of the law
_DECISION = any_word("act", "decision")  # a year behind it may be what it is about: `Quyết định giao kế hoạch 2024`
_AS_OF = rf"\b(?:{any_word('time', 'as_of')})\b"
_DATES_A_LETTER = re.compile(
    rf"^\((?!.*{_AS_OF})|kem theo|^[^,]{{3,40}}, (?:ngay|thang)\b|^so\s*:?[\s\d._…-]*/|^v/v\b.*\d/"
)
# What follows a numbered document is no date of its own: `Nghị quyết số 20-NQ/TW năm 2024` is about 2024
_LEGAL_REFERENCE = re.compile(
    rf"\b(?:(?:{_LAW}|{_DECISION}) )?(?:so )?"  # a `NQ` aims at nothing
    r"(?!(?:19|20)\d\d[/-]kh\b(?!-))"  # `TH 2023-KH 2024` are two years
    rf"\d+[/-](?:\d{{4}}[/-])?(?:{any_word('act', 'symbol')})\S*"
    r"(?:,? (?:ngay [\d/.]+|nam (?:19|20)\d\d(?= cua\b)))?"
    rf"|\b(?:{_LAW})\b\D{{0,60}}?\bnam:? (?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?"
    r"|\bluat (?:(?:htx|hop tac xa),? )?(?:19|20)\d\d\b"
    rf"|\b(?:(?:{_LAW})(?: so)?|(?:{_DECISION}) so) \d+/(?:19|20)\d\d\b"
    rf"|\b(?:{_LAW}|{_DECISION}|{any_word('act', 'abbreviated', 'programme')})\b"
    r".{0,80}?\bngay [\d/.]+[/.](?:19|20)\d\d"
    rf"|^(?:{any_word('title', 'form')})\s*(?:so\s*)?[\w./-]+,? ngay [\d/.]+"  # when the form was written
)
_COMES_WITH = re.compile(r"(?<=\w|[.:)])\s*\(?\b(?:ban hanh )?(?:dinh )?kem theo\b")
_LOCAL_RESOLUTION = re.compile(
    rf"\b(?:{_LAW}|nq)\b(?:(?!\b(?:{any_word('title', 'national')})\b)[^,;])*?\b(?:{any_word('title', 'local')})\b"
)
PROVINCIAL = "provincial"  # the programme of what such a resolution gave
_NUMBER = re.compile(r"\d+(?:/\d{4})?")
_CITES = re.compile(rf"\b(?:kem theo|ban hanh|can cu|theo (?:{_LAW}|{_DECISION}|ke hoach))\b")


def apart_from_letter(text: str) -> list[str]:
    """A title and, apart from it, the letter that it came with, where one cell prints both.

    >>> apart_from_letter("HTX NĂM 2024 (Kèm theo CV số 12)"), apart_from_letter("(Kèm theo CV số 12)")
    (['HTX NĂM 2024', '(Kèm theo CV số 12)'], ['(Kèm theo CV số 12)'])
    """
    shown, folded = normalise(text), fold(text)
    letter = _COMES_WITH.search(folded)
    if letter is None or len(shown) != len(folded):
        return [text]
    return [shown[: letter.start()].rstrip(), shown[letter.start() :].lstrip()]


def without_acts(folded: str) -> str:
    """A folded line without the laws, decisions and letters that it refers to.

    >>> without_acts("hop tac xa theo luat htx nam 2012, nam 2024").split()
    ['hop', 'tac', 'xa', 'theo', ',', 'nam', '2024']
    >>> without_acts("bieu theo luat 2023").split()
    ['bieu', 'theo']
    """
    return _LEGAL_REFERENCE.sub(" ", folded)


def dates_letter(folded: str) -> bool:
    """Whether a folded line dates the letter that a table comes with: `Hà Tĩnh, ngày 5/1/2024`, `(Kèm theo ...)`.

    >>> [dates_letter(line) for line in ("ha tinh, ngay 5/1/2024", "(tinh den 31/12/2023)")]
    [True, False]
    """
    return _DATES_A_LETTER.search(folded) is not None


def cites(folded: str) -> bool:
    """Whether a folded line says by which act or letter its table was made: `Căn cứ Nghị định ...`."""
    return _CITES.search(folded) is not None


def local_resolutions(line: str) -> frozenset[str]:
    """The numbers of the resolutions of the province by which a line says that something was given.

    One that is only sent with it gives nothing; one without a number is ''.

    >>> sorted(local_resolutions("Hỗ trợ HTX theo Nghị quyết 09/2021/NQ-HĐND, Nghị quyết số 15/NQ-HĐND"))
    ['09/2021', '15']
    >>> local_resolutions("(Kèm theo Nghị quyết 09/NQ-HĐND)"), local_resolutions("Theo NQ 20-NQ/TW")
    (frozenset(), frozenset())
    """
    folded = fold(line)
    if "kem theo" in folded:
        return frozenset()
    cited = (match[0] for match in _LOCAL_RESOLUTION.finditer(folded))
    return frozenset(number[0] if (number := _NUMBER.search(act)) else "" for act in cited)
