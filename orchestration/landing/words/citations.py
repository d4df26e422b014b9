"""What does a line cite that it is not about? Laws, decisions and letters have days and years of their own.

Belongs here: the acts that titles refer to, and the letters that tables come with. Not here: years that a line says its
table is of (`dated_lines`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.codes import any_word
from orchestration.landing.text import fold, normalise

_AS_OF = rf"\b(?:{any_word('time', 'as_of')})\b"
_DATES_A_LETTER = re.compile(
    rf"^\((?!.*{_AS_OF})|kem theo|^[^,]{{3,40}}, (?:ngay|thang)\b|^so\s*:?[\s\d._…-]*/|^v/v\b.*\d/"
)
# What follows a numbered document is no date of its own: `Nghị quyết số 20-NQ/TW năm 2024` is about 2024
_LEGAL_REFERENCE = re.compile(
    r"\b(?:(?:nghi quyet|quyet dinh|nghi dinh|thong tu|cong van|chi thi) )?(?:so )?"  # a `NQ` aims at nothing
    r"\d+[/-](?:\d{4}[/-])?(?:nq|qd|nd|tt|kh|bc|ct|cv)\S*(?:,? (?:ngay [\d/.]+|nam (?:19|20)\d\d(?= cua\b)))?"
    r"|\b(?:luat|nghi quyet|nghi dinh|thong tu|chi thi)\b\D{0,60}?\bnam:? (?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?"
    r"|\bluat (?:htx|hop tac xa),? (?:19|20)\d\d\b"
    r"|\b(?:(?:luat|nghi dinh|thong tu)(?: so)?|(?:nghi quyet|quyet dinh|cong van|van ban) so) \d+/(?:19|20)\d\d\b"
    r"|\b(?:luat|nghi quyet|quyet dinh|nghi dinh|thong tu|cong van|chi thi|chuong trinh|de an|chien luoc|nq|qd|nd|cv)\b"
    r".{0,80}?\bngay [\d/.]+[/.](?:19|20)\d\d"
    rf"|^(?:{any_word('title', 'form')})\s*(?:so\s*)?[\w./-]+,? ngay [\d/.]+"  # when the form was written
)
_COMES_WITH = re.compile(r"(?<=\w|[.:)])\s*\(?\b(?:ban hanh )?(?:dinh )?kem theo\b")
_CITES = re.compile(r"\b(?:kem theo|ban hanh|can cu|theo (?:luat|nghi|quyet|thong|cong|ke hoach))\b")


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
