"""Text that is not precomposed Unicode: decomposed, in the font encodings TCVN3 and VNI, or without diacritics.

The tables are those of the encodings' definitions, not of the reader.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from tests.benchmarks.accuracy.draft import Draft, Stage, defect

_UNICODE = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂÊÔƠƯĐ"
_TCVN3 = "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ®¡¢£¤¥¦§"
_TO_TCVN3 = dict(zip(_UNICODE, _TCVN3, strict=True))
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_PLAIN = {_GRAVE: "ø", _ACUTE: "ù", _HOOK: "û", _TILDE: "õ", _DOT: "ï"}
_CIRCUMFLEX = {"": "â", _GRAVE: "à", _ACUTE: "á", _HOOK: "å", _TILDE: "ã", _DOT: "ä"}
_BREVE = {"": "ê", _GRAVE: "è", _ACUTE: "é", _HOOK: "ú", _TILDE: "ü", _DOT: "ë"}
_VNI_I = {_GRAVE: "ì", _ACUTE: "í", _HOOK: "æ", _TILDE: "ó", _DOT: "ò"}
_VNI_HORN = {"o": "ô", "u": "ö"}


def to_tcvn3(text: str) -> str:
    """TCVN3 as typed: capitals with tone are lower-case codes, the font makes them capitals."""
    return "".join(
        _TO_TCVN3.get(c, _TO_TCVN3.get(c.lower(), c)) for c in unicodedata.normalize("NFC", text.replace("\u00a0", " "))
    )


def to_vni(text: str) -> str:
    """VNI: a letter, then the mark of its tone and shape as a second letter, capital after a capital."""
    letters = unicodedata.normalize("NFC", text)
    return "".join(_vni_letter(c.lower()).upper() if c.isupper() else _vni_letter(c) for c in letters)


def _vni_letter(letter: str) -> str:
    if letter == "đ":
        return "ñ"
    decomposed = unicodedata.normalize("NFD", letter)
    base, marks = decomposed[0], decomposed[1:]
    tone = next((m for m in marks if m in _PLAIN), "")
    if base == "i" and tone:
        return _VNI_I[tone]
    if letter == "ỵ":
        return "î"
    if "\u0302" in marks or "\u0306" in marks:
        return base + (_CIRCUMFLEX if "\u0302" in marks else _BREVE)[tone]
    if "\u031b" in marks:
        return _VNI_HORN[base] + _PLAIN.get(tone, "")
    return base + _PLAIN.get(tone, "")


def to_ascii(text: str) -> str:
    """Without diacritics."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _encode(draft: Draft, encode: Callable[[str], str], *, only_odd_rows: bool = False) -> None:
    for sheet in draft.sheets:
        for row, _, cell in sheet.cells():
            if isinstance(cell.value, str) and not (only_odd_rows and row % 2):
                cell.value = encode(cell.value)


@defect(Stage.TEXT, "encoding")
def decomposed_unicode(draft: Draft, rng: random.Random) -> None:
    """NFD, as macOS writes it."""
    _encode(draft, lambda text: unicodedata.normalize("NFD", text))


@defect(Stage.TEXT, "encoding", "spelling")
def tcvn3_text(draft: Draft, rng: random.Random) -> None:
    """.VnTime."""
    _encode(draft, to_tcvn3)


@defect(Stage.TEXT, "encoding", "spelling")
def tcvn3_among_unicode(draft: Draft, rng: random.Random) -> None:
    """Every other row in TCVN3."""
    _encode(draft, to_tcvn3, only_odd_rows=True)


@defect(Stage.TEXT, "encoding", "spelling")
def vni_text(draft: Draft, rng: random.Random) -> None:
    """VNI-Times."""
    _encode(draft, to_vni)


@defect(Stage.TEXT, "encoding", "spelling")
def no_diacritics(draft: Draft, rng: random.Random) -> None:
    """Tong so hop tac xa. Names of organisations are lost for good: the list says what it says."""
    _encode(draft, to_ascii)
    for sheet in draft.sheets:
        for entry in sheet.register.entries.values() if sheet.register else ():
            entry["name"] = replace(entry["name"], value=to_ascii(str(entry["name"].value)))
