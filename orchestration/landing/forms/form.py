"""Which forms are there? `forms/*.yaml`: one file per form version.

Belongs here: reading the descriptions. Not here: what a description may say (`form_descriptions`), finding tables
(`tables`), which form a table is (`recognition`), wordings (seed).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from orchestration.landing.learnt import learnt_once
from orchestration.landing.text import fold

FORMS_DIR = Path(__file__).parent


@dataclass(frozen=True)
class Form:
    """A form, ready to compare.

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
        entity_type: a table about these organisations only is this form.
        indicators: indicators that this form is about.
        min_indicator_share: share of a table's indicators that are among them from which it is this form.
        template: rows of the blank form, by entity type; empty where they follow from the code lists.
        printed_column_words: the first of the column words, as printed.
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
    entity_type: str | None = None
    indicators: tuple[str, ...] = ()
    min_indicator_share: float | None = None
    template: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    printed_column_words: str = ""


@lru_cache(maxsize=4)
@learnt_once
def load_forms(folder: Path = FORMS_DIR) -> tuple[Form, ...]:
    """All forms, by precedence.

    Args:
        folder: where the descriptions are.

    Raises:
        ValueError: a description has an unknown key or value, or two share a precedence; the message names the file.

    >>> [form.code for form in load_forms()][:2]
    ['pl1', 'pl2']
    """
    from orchestration.landing.forms.form_descriptions import check  # pydantic, which a reader does without

    return _by_precedence(folder, check)


@lru_cache(maxsize=1)
@learnt_once
def load_checked_forms() -> tuple[Form, ...]:
    """The same of descriptions that somebody checked before, as a load does before it starts its readers."""
    return _by_precedence(FORMS_DIR, lambda data, path: None)


def _by_precedence(folder: Path, check: Callable[[Any, Path], None]) -> tuple[Form, ...]:
    from orchestration.runtime.yaml_file import read_yaml  # once they are learnt, a reader does without

    forms: list[Form] = []
    for path in folder.glob("*.y*ml"):
        data = read_yaml(path)
        check(data, path)
        forms.append(_form(data))
    forms.sort(key=lambda form: (form.precedence, form.code))
    ranks = [form.precedence for form in forms]
    if shared := [form.code for form in forms if ranks.count(form.precedence) > 1]:
        raise ValueError(f"{', '.join(shared)}: share a precedence")
    return tuple(forms)


def _form(data: dict[str, Any]) -> Form:
    values = {name: _frozen(value) for name, value in data.items()}
    values["code"] = values.pop("form_code")
    values["printed_column_words"] = next(iter(values.get("column_words", ())), "")
    values |= {name: tuple(map(fold, values.get(name, ()))) for name in ("titles", "column_words")}
    return Form(**values)


def _frozen(value: Any) -> Any:
    """Lists as tuples."""
    if isinstance(value, dict):
        return {name: _frozen(inner) for name, inner in value.items()}
    return tuple(value) if isinstance(value, list) else value
