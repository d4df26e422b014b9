"""What may the description of a form say? A schema that the code keeps and that editors know too.

Belongs here: the rules for `forms/*.yaml`. Not here: the forms themselves (`forms`). `python -m
orchestration.landing.forms.form_descriptions` checks every description and the schema file (`--write` writes the latter
anew); `make check` calls it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from orchestration.landing.forms.form import FORMS_DIR, load_forms

SCHEMA = FORMS_DIR / "schema.json"

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


def check(data: Any, path: Path) -> None:
    """Check a description.

    Raises:
        ValueError: it has an unknown key or value, or another name than its file; the message names the file.
    """
    try:
        described = Description.model_validate(data)
    except ValidationError as error:
        found = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'form'}: {e['msg']}" for e in error.errors())
        raise ValueError(f"{path.name}: {found}") from None
    if described.form_code != path.stem:
        raise ValueError(f"{path.name}: form_code is {described.form_code!r}, the file must be named like it")


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
