"""Vietnamese text as provinces type it -> one comparable spelling.

Belongs here: decoding of the font encodings used before Unicode, Unicode normalisation, folding for comparison.
Not here: what a word means (`lexicon`), and numbers (`numbers`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

LETTER = re.compile(r"[^\W\d_]")
LETTER_OF_TEXT = re.compile(r"[^\W\d_¹²³⁴-⁹]")  # not the raised number of a note: `1.250²`

# TCVN3 (TCVN 5712:1993, fonts `.Vn*`): the letters of the bytes 0xA1..0xFF, which spreadsheets keep as Latin-1.
# The five combining marks of the standard are never typed by these fonts; they stand here as U+FFFD.
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\ufffd\ufffd\ufffd\ufffd\ufffdàảãáạẲằẳẵắẴẮẦẨẪ"
    "ẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TCVN3 = {0xA1 + i: letter for i, letter in enumerate(_TCVN3_LETTERS) if letter != "\ufffd"}
# Signs that Vietnamese Unicode text never holds: one of them is enough to know the encoding.
_TCVN3_SIGNS = frozenset("¸µ¶·¹¨»¾¼½Æ©ÇË®Ð¬ÎÏÑªÖ×ØÜÞßä«åæçëîïñøö÷ûüþ¡¢£¤¥¦§\xad")


# VNI (fonts `VNI-*`): a vowel and the sign that marks it, two letters of Latin-1 for one.
_VNI_SIGNS = {
    "a": dict(zip("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
}
_VNI_LETTERS = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))
_VNI = {
    **_VNI_LETTERS,
    **{vowel + sign: letter for vowel, signs in _VNI_SIGNS.items() for sign, letter in signs.items()},
    **{(vowel + sign).upper(): letter.upper() for vowel, signs in _VNI_SIGNS.items() for sign, letter in signs.items()},
}
_VNI_TOKEN = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
# a vowel with a sign that neither Unicode Vietnamese nor TCVN3 puts there
_VNI_PROOF = re.compile("[aeouyôö][øûïåäëü]|[ae][õâáàãùú]|aê|oâ|[oôö][ùõ]", re.IGNORECASE)
_TCVN3_ONLY = re.compile("[\xa1-\xbf]")

_BEYOND_LATIN1 = re.compile("[^\x00-\xff]")
# the note of `843¹` and the power of `m²`, which TCVN3 would read as letters; of `HTX¹` only beside other signs of it
_RAISED = re.compile(r"(?:(?<=[\d)%])|(?<=\bm)|(?<=\b[kc]m))[¹²³]+(?!\w)")
_RAISED_OR_ABBREVIATED = re.compile(rf"{_RAISED.pattern}|(?<=[A-Z])[¹²³]+(?!\w)")
_REMEMBERED = 200  # characters: a sheet repeats short texts, and asks for each of them many times
_WORD = re.compile(r"[^\W_]{1,60}")
_TONES = re.compile("[\u0300-\u036f]")
_I_FOR_Y = re.compile(r"\b(qu|[hklmst])i\b")  # `quí`, `tỉ`, `kĩ` are `quý`, `tỷ`, `kỹ`
_BULLETS = "●▪■▫➢➤►❖\uf0b7\uf0a7\uf0d8\uf076"  # the last ones are Word's, of fonts of signs
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‘’ʼ", "'")
    | dict.fromkeys(_BULLETS, "•")
)
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u2060\ufeff]")
_ODD = re.compile(f"[\xad\u200b-\u200f\u2060\ufeff{''.join(map(chr, _DASHES))}]")


def is_vni(text: str) -> bool:
    """Whether a text can only be VNI: vowels followed by the signs of that encoding, nothing beyond Latin-1."""
    return _is_latin1(text) and bool(_VNI_PROOF.search(text)) and not _TCVN3_ONLY.search(text)


def is_tcvn3(text: str) -> bool:
    """Whether a text can only be TCVN3: it has signs of that encoding and no letter beyond Latin-1."""
    return _is_latin1(text) and not _TCVN3_SIGNS.isdisjoint(_RAISED_OR_ABBREVIATED.sub("", text)) and not is_vni(text)


def _is_latin1(text: str) -> bool:
    return not text.isascii() and not _BEYOND_LATIN1.search(text)


def from_vni(text: str) -> str:
    """Decode VNI held as Latin-1.

    >>> from_vni("Toång soá")
    'Tổng số'
    """
    return _VNI_TOKEN.sub(lambda match: _VNI[match[0]], text)


def from_tcvn3(text: str) -> str:
    """Decode TCVN3 held as Latin-1. The soft hyphen is the letter ư.

    >>> from_tcvn3("Tæng sè HTX"), from_tcvn3("DiÖn tÝch, m²")
    ('Tổng số HTX', 'Diện tích, m²')
    """
    if (raised := _RAISED.search(text)) is None:
        return unicodedata.normalize("NFC", text.translate(_TCVN3))
    return from_tcvn3(text[: raised.start()]) + raised[0] + from_tcvn3(text[raised.end() :])


def normalise(text: str) -> str:
    """One spelling of the same text: NFC, plain dashes, quotes and bullets, single spaces, nothing invisible.

    Letters and case stay as printed; use `fold` to compare.
    """
    return _normalised(text) if len(text) <= _REMEMBERED else _normalised.__wrapped__(text)


@lru_cache(maxsize=32_768)
def _normalised(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _ODD.search(text):
            text = _INVISIBLE.sub("", text).translate(_DASHES)
    return " ".join(text.split())


def all_normalised(texts: Collection[str]) -> bool:
    r"""Whether `normalise` would change none of some texts, asked of all at once: most columns of a list need no more.

    >>> all_normalised(["HTX Tân An", "Xã Bản Hồ"]), all_normalised(["HTX Tân An", "Xã  Bản Hồ"])
    (True, False)
    >>> all_normalised(["HTX\nTân An"]), all_normalised(["HTX Ta\u0302n An"])
    (False, False)
    """
    lines = "\n".join(["", *texts, ""])
    return (
        lines.count("\n") == len(texts) + 1
        and lines.replace("\n", "").isprintable()  # then spaces are plain ones
        and not any(spaces in lines for spaces in ("  ", "\n ", " \n"))
        and unicodedata.is_normalized("NFC", lines)
        and not _ODD.search(lines)
    )


def fold(text: str) -> str:
    """The form in which texts are compared: normalised, lower case, without tone or vowel marks.

    `Hòa Bình`, `Hoà Bình`, `HÒA  BÌNH` and `Hoa Binh` are all `hoa binh`; so are `quí` and `quý`, `kĩ` and `kỹ`.

    >>> fold("Đắk  Lắk") == fold("ĐẮK LẮK") == "dak lak"
    True
    >>> fold("Quí II, tỉ lệ"), fold("Chi hội")
    ('quy ii, ty le', 'chi hoi')
    """
    return _folded(text) if len(text) <= _REMEMBERED else _folded.__wrapped__(text)


def words_among(texts: Iterable[str]) -> set[str]:
    """The words of some texts as they are spelt: in long lists words repeat, texts do not.

    >>> sorted(words_among(["HTX Tân-Tiến số 2", "HTX Tân An"]))
    ['2', 'An', 'HTX', 'Tiến', 'Tân', 'số']
    """
    between_spaces = set(" ".join(texts).split())
    return set(_WORD.findall("\n".join(between_spaces)))


@lru_cache(maxsize=32_768)
def _folded(text: str) -> str:
    text = normalise(text)
    if text.isascii():
        return _I_FOR_Y.sub(r"\1y", text.casefold())
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = _TONES.sub("", decomposed).replace("đ", "d")
    if not plain.isascii():  # letters of other languages
        plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("ð", "d").replace("ɖ", "d")
    plain = _I_FOR_Y.sub(r"\1y", plain)
    return " ".join(plain.split()) if plain.isascii() else normalise(plain)
