"""What is a line above, between or below the rows of a table: the start of a form, numbers in a sentence, a remark?

Belongs here: the kind of line, whatever its table is about. Not here: the period it gives (`titles`, `dated_lines`),
whether it is a title at all (`layout.above`). Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold, normalise

_FORM = re.compile(rf"(?:{any_word('title', 'form')})\s*(?:so\s*)?(?:\d|[ivx]+\b)")
_FORM_CODE = re.compile(rf"(?:{any_word('title', 'form')})\s*(?:so\s*)?[\divx.]+(?:[/-][a-z][\w.]*)+")
_NAMES = any_word("entity_type", *load_words("entity_type"))
_COUNT = re.compile(rf"(?<![\d/.,])(?!(?:19|20)\d\d\b)\d{{1,3}}(?:\.?\d{{3}})* (?:{_NAMES})\b")
_TELLS = re.compile(rf"\b(?:{any_word('title', 'tells')})\s+\d")
_TOTAL_TOLD = re.compile(rf"[\W\dixv]*tong\b[^:\d]*:\s*{_COUNT.pattern}\W*")
_REMARK = re.compile(rf"\W*(?:{any_word('scope', 'note')})\s*(?:\(.{{1,3}}\))?:")
_CONTINUED = re.compile(
    r"\((?:{0})\.?\)|^(?:{0})(?:$|[.:]|\s(?=\S))".format(any_word("title", "continued"))  # `Năm tiếp theo` is none
)

_REMEMBERED = 4096  # lines: each stands above many rows that may be a header


def begins_form(text: str) -> bool:
    """Whether a line begins another form, by its number: `Phụ lục II`, `Biểu số 03: ...`.

    >>> [begins_form(text) for text in ("PHỤ LỤC II", "Biểu số 03/HTX", "Phụ biểu 1.2", "Mẫu vật", "Biểu diễn")]
    [True, True, True, False, False]
    """
    return _FORM.match(fold(text).strip()) is not None


def without_form_code(text: str) -> str:
    """A title without the code before it, whose letters are an office's: `Biểu 01/KTHT: Hợp tác xã`.

    >>> [without_form_code(text) for text in ("Biểu 01/KTHT: Hợp tác xã", "Phụ lục I. HTX", "Mẫu số 2-HTX")]
    [': Hợp tác xã', 'Phụ lục I. HTX', '']
    """
    shown, folded = normalise(text), fold(text)
    code = _FORM_CODE.match(folded)
    return shown[code.end() :] if code and len(shown) == len(folded) else shown


def without_continuation(text: str) -> str:
    """A title without its remark that it goes on from the page before; '' where it is nothing else.

    >>> [without_continuation(text) for text in ("(Tiếp theo) Biểu 2. Số HTX", "Số HTX (cont.)", "Năm tiếp theo")]
    ['Biểu 2. Số HTX', 'Số HTX', 'Năm tiếp theo']
    """
    shown, folded = normalise(text), fold(text)
    if len(shown) != len(folded) or not (found := _CONTINUED.search(folded)):
        return text
    return (shown[: found.start()] + shown[found.end() :]).strip(" .:-")


@lru_cache(maxsize=_REMEMBERED)
def is_report(text: str) -> bool:
    """Whether a text above a table is no title but tells numbers itself: `Toàn tỉnh có 512 HTX, trong đó 480 HTX ...`.

    >>> texts = ("Toàn tỉnh có 512 HTX, 32 HTX ngừng hoạt động.", "Trong đó 480 HTX đang hoạt động", "Có 28 HTX mới")
    >>> [is_report(text) for text in texts]
    [True, True, True]
    >>> [is_report(text) for text in ("DANH SÁCH 25 HTX TIÊU BIỂU NĂM 2023", "Số HTX theo Luật 2012", "Phụ lục 1. HTX")]
    [False, False, False]
    """
    folded = fold(text)
    told = len(_COUNT.findall(folded))
    return told > 1 or (told == 1 and (folded.rstrip().endswith((".", ";")) or _TELLS.search(folded) is not None))


def tells_total(text: str) -> bool:
    """Whether a text is a label and its number in one: `Tổng số HTX: 320 HTX`.

    >>> [tells_total(text) for text in ("1. Tổng số HTX: 320 HTX", "Tổng số HTX: 2023", "Huyện A: 12 HTX")]
    [True, False, False]
    """
    return _TOTAL_TOLD.fullmatch(fold(text)) is not None


def is_remark(text: str) -> bool:
    """Whether a text between the rows of a table remarks on them: it begins as a note does, or tells numbers itself.

    >>> texts = ("Thuyết minh: có 12 HTX vận tải", "Ghi chú: theo Luật HTX 2023", "Có 28 HTX mới", "Lý do giải thể")
    >>> [is_remark(text) for text in texts]
    [True, True, True, False]
    """
    return _REMARK.match(fold(text)) is not None or is_report(text)
