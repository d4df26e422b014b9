"""Which forms are there? `forms/*.yaml`: one file per form version, checked against a schema that editors know too.

Belongs here: reading and checking the descriptions. Not here: finding tables (`tables`), which form a table is
(`recognition`), wordings (seed). `python -m orchestration.landing.forms` checks every description and the schema file
(`--write` writes the latter anew); `make check` calls it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from orchestration.landing.text import fold
from orchestration.yaml_file import read_yaml

FORMS_DIR = Path(__file__).parent / "forms"
SCHEMA = FORMS_DIR / "schema.json"
VOCABULARIES = ("statistics", "support", "register")

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
Share = Annotated[float, Field(gt=0, le=1)]


class Description(BaseModel):
    """A form version as its YAML file describes it."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="A form that provinces fill in")

    form_code: Code = Field(description="Code of the form; the name of the file.")
    title_vi: str = Field(min_length=1, description="Official title.")
    title_en: str = Field(min_length=1, description="English title.")
    precedence: int = Field(gt=0, description="Where two forms print one figure, the lower wins. No two share one.")
    geo_scope: Literal["province", "each"] = Field(
        description="`each` where every figure holds for each province, as targets of the national alliance do."
    )
    vocabulary: Literal["statistics", "support", "register"] = Field(
        description="What rows to expect: organisations and their figures, support programmes, or one row each."
    )
    titles: tuple[str, ...] = Field((), description="Words above a table that speak for this form; the longest wins.")
    column_words: tuple[str, ...] = Field((), description="Words in a column header that only this form has.")
    min_sector_share: Share | None = Field(
        None, description="Share of rows that name a sector from which a table is this form, whatever its title."
    )
    entity_type: Literal["cooperative", "union", "group", "credit_fund"] | None = Field(
        None, description="A table about these organisations only is this form, whatever its title."
    )
    indicators: tuple[Code, ...] = Field((), description="Indicators that this form is about.")
    min_indicator_share: Share | None = Field(
        None, description="Share of a table's indicators that are among `indicators` from which it is this form."
    )
    template: dict[Code, tuple[Code, ...]] = Field(
        {},
        description="Blank form: indicators by entity type, or policies of support_program; else all codes.",
    )

    @model_validator(mode="after")
    def _both_or_neither(self) -> Description:
        if bool(self.indicators) != (self.min_indicator_share is not None):
            raise ValueError("indicators and min_indicator_share belong together")
        return self


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
def load_forms(folder: Path = FORMS_DIR) -> tuple[Form, ...]:
    """All forms, by precedence.

    Raises:
        ValueError: a description has an unknown key or value, or two share a precedence; the message names the file.

    >>> [form.code for form in load_forms()][:2]
    ['pl1', 'pl2']
    """
    forms = sorted((_form(path) for path in folder.glob("*.yaml")), key=lambda form: (form.precedence, form.code))
    ranks = [form.precedence for form in forms]
    if shared := [form.code for form in forms if ranks.count(form.precedence) > 1]:
        raise ValueError(f"{', '.join(shared)}: share a precedence")
    return tuple(forms)


def _form(path: Path) -> Form:
    data: dict[str, Any] = read_yaml(path)
    try:
        described = Description.model_validate(data)
    except ValidationError as error:
        found = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'form'}: {e['msg']}" for e in error.errors())
        raise ValueError(f"{path.name}: {found}") from None
    if described.form_code != path.stem:
        raise ValueError(f"{path.name}: form_code is {described.form_code!r}, the file must be named like it")
    values = described.model_dump()
    values["printed_column_words"] = next(iter(described.column_words), "")
    folded = {name: tuple(map(fold, values[name])) for name in ("titles", "column_words")}
    return Form(**{"code" if name == "form_code" else name: value for name, value in values.items()} | folded)


def schema() -> str:
    """The JSON schema of a description, as `schema.json` keeps it for editors."""
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Description.model_json_schema()}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    """Check every description and the schema file; 0 when all is well."""
    if arguments == ["--write"]:
        SCHEMA.write_text(schema(), encoding="utf-8")
    try:
        load_forms()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    if SCHEMA.read_text(encoding="utf-8") != schema():
        print(f"{SCHEMA.name} is not that of the code: python -m {__spec__.name} --write", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
