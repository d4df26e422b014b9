"""The forms that provinces fill in, as described in `forms/*.yaml`: one file per form version.

Belongs here: reading and checking the descriptions. Not here: finding tables (`tables`), wordings (seed).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from orchestration.landing.text import fold

FORMS_DIR = Path(__file__).parent / "forms"
VOCABULARIES = ("statistics", "support", "register")
_KEYS = {
    "form_code", "title_vi", "title_en", "precedence", "geo_scope", "vocabulary", "titles", "column_words",
    "min_sector_share",
}  # fmt: skip


@dataclass(frozen=True)
class Form:
    """A form as described in its YAML file.

    Attributes:
        code: form code.
        title_vi: official title.
        title_en: English title.
        precedence: where two forms print one key, the lower wins.
        geo_scope: `province`, or `each` when every figure holds for each province.
        vocabulary: which rows to expect: statistics, support or register.
        titles: folded words in the title that speak for this form.
        column_words: folded words in a column header that only this form has.
        min_sector_share: share of sector rows from which a table without a telling title is this form.
    """

    code: str
    title_vi: str
    title_en: str
    precedence: int
    geo_scope: str
    vocabulary: str
    titles: tuple[str, ...] = ()
    column_words: tuple[str, ...] = ()
    min_sector_share: float | None = None


@lru_cache(maxsize=4)
def load_forms(folder: Path = FORMS_DIR) -> tuple[Form, ...]:
    """All forms, by precedence.

    Raises:
        ValueError: a description has an unknown key or value; the message names the file.
    """
    forms = [_form(path) for path in sorted(folder.glob("*.yaml"))]
    return tuple(sorted(forms, key=lambda form: form.precedence))


def _form(path: Path) -> Form:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    if unknown := set(data) - _KEYS:
        raise ValueError(f"{path.name}: unknown keys {sorted(unknown)}")
    if data.get("vocabulary") not in VOCABULARIES or data.get("geo_scope") not in ("province", "each"):
        raise ValueError(f"{path.name}: vocabulary must be one of {VOCABULARIES}, geo_scope province or each")
    return Form(
        code=data["form_code"],
        title_vi=data["title_vi"],
        title_en=data["title_en"],
        precedence=int(data["precedence"]),
        geo_scope=data["geo_scope"],
        vocabulary=data["vocabulary"],
        titles=tuple(fold(title) for title in data.get("titles", ())),
        column_words=tuple(fold(words) for words in data.get("column_words", ())),
        min_sector_share=data.get("min_sector_share"),
    )
