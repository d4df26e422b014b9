"""The kinds of check that a rule of `expectations/` may have, and their fields.

Belongs here: fields, and which of them exclude each other. Not here: rules (`rulebook`), how a check becomes SQL
(`compile`, `selects`).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from orchestration.landing.codes import load_codes

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]


def _known_indicator(code: str) -> str:
    if code not in load_codes().indicators:
        raise ValueError(f"there is no indicator '{code}'")
    return code


Indicator = Annotated[Code, AfterValidator(_known_indicator)]


class Strict(BaseModel):
    """Data of the rule book: no field that it does not know, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ReaderCheck(Strict):
    """The reader notices it while reading and writes a row of `landing.problems`."""

    kind: Literal["reader"]


class SqlCheck(Strict):
    """A SELECT over the relations of the gate, one row per thing checked.

    It yields `submission_id, sheet, cell, ok` and may yield `binding` (false: an identity that does not bind,
    see `Rule.severity_unless_binding`), `printed_text`, `expected` (or `expected_low`, `expected_high`),
    `related_cells`; every further column is a parameter of the messages. A row whose `ok` is null is not
    checked.
    """

    kind: Literal["sql"]
    select: str


class InSeedCheck(Strict):
    """A code of the figure is a code of its seed.

    Attributes:
        column: the column of the figures that holds the code, called the same in the seed.
        seed: name of the seed, without `.csv`.
        also: codes that are right without being in it ('total', 'none').
    """

    kind: Literal["in_seed"]
    column: Code
    seed: Code
    also: tuple[Code, ...] = ()


class RangeCheck(Strict):
    """A value lies between bounds, both included; of an interval both its ends.

    Attributes:
        units: units whose figures are meant; none: of any unit.
        indicators: indicators that are meant; none: all of the units.
        excluded: indicators that are not meant after all.
        minimum: in base units (đồng, persons, percent); None: no lower bound.
        maximum: likewise.
    """

    kind: Literal["range"]
    units: tuple[Code, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    excluded: tuple[Indicator, ...] = ()
    minimum: float | None = None
    maximum: float | None = None

    @model_validator(mode="after")
    def _says_something(self) -> RangeCheck:
        if not (self.units or self.indicators):
            raise ValueError("a range needs units or indicators")
        if self.minimum is None and self.maximum is None:
            raise ValueError("a range needs a minimum or a maximum")
        return self


class PartOfTotalCheck(Strict):
    """A part is not above its total: same column, same scope.

    It binds between exact figures of one sheet.

    Attributes:
        parts: indicators; `from_seed`: every one with a `parent_code` in the seed.
        total: the indicator of which they are parts; None: the parent of each.
        excluded: indicators that are no parts after all.
        wider: for a part, a total beyond its parent: where that one is printed it counts instead.
    """

    kind: Literal["part_of_total"]
    parts: tuple[Indicator, ...] | Literal["from_seed"]
    total: Indicator | None = None
    excluded: tuple[Indicator, ...] = ()
    wider: dict[Indicator, Indicator] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_total(self) -> PartOfTotalCheck:
        if self.parts != "from_seed" and self.total is None:
            raise ValueError("parts named one by one need a total")
        return self


class SumOfPartsCheck(Strict):
    """Parts add up to the total, with or without the optional parts: same column, same scope.

    It does not bind where the sheet holds a row that was left out: a part may be missing.

    Attributes:
        total: indicator of the sum.
        parts: indicators that add up to it.
        optional: indicators that the total may count or leave out.
    """

    kind: Literal["sum_of_parts"]
    total: Indicator
    parts: tuple[Indicator, ...] = Field(min_length=2)
    optional: tuple[Indicator, ...] = ()


class DimensionSumCheck(Strict):
    """The figures of a dimension (sector, policy, funding source) add up to the figure of its total.

    Complete when all of `complete` are printed ('seed': every code of the seed), or instead of one all the codes that
    it is `divided` into. From `enough` printed codes on the sum must still agree; with fewer it must only not exceed
    the total. The total may count the codes of `optional` or leave them out; codes of `excluded` are sums of others and
    no parts. The sum does not bind where the sheet holds a row that was left out: a part may be missing. Sources of
    money need not add up to the total of all policies where a policy is not divided by source.
    """

    kind: Literal["dimension_sum"]
    dimension: Literal["sector_code", "policy_code", "funding_source"]
    complete: tuple[Code, ...] | Literal["seed"] = ()
    divided: dict[Code, tuple[Code, ...]] = {}
    enough: int | None = None
    optional: tuple[Code, ...] = ()
    excluded: tuple[Code, ...] = ()


class DimensionPartCheck(Strict):
    """One figure of a dimension, except `excluded`, is not above the figure of its total."""

    kind: Literal["dimension_part"]
    dimension: Literal["sector_code", "policy_code", "funding_source"]
    excluded: tuple[Code, ...] = ()


class Bound(Strict):
    """Limits of a ratio for periods that end no later than `until` (None: for ever)."""

    until: date | None = None
    minimum: float | None = None
    maximum: float | None = None


class RatioRangeCheck(Strict):
    """One indicator divided by another of the same column and scope lies between (dated) bounds.

    Attributes:
        numerator: indicator.
        denominator: indicator.
        entity_types: organisations of which it must hold.
        bounds: in the order of their last days; the first that is not over counts.
        smallest_denominator: below it, in base units, a ratio says nothing.
    """

    kind: Literal["ratio_range"]
    numerator: Indicator
    denominator: Indicator
    entity_types: tuple[Code, ...]
    bounds: tuple[Bound, ...] = Field(min_length=1)
    smallest_denominator: float = 1


class Required(Strict):
    """An indicator that a form must carry for an entity type, or for one of its composites."""

    entity_types: tuple[Code, ...] = Field(min_length=1)
    indicator: Indicator


class RequiredIndicatorCheck(Strict):
    """A form that was sent carries its key indicators: of the reporting period, where it has columns of that.

    It binds where one of them has a row without a number; a row that is not in the form may not concern the
    province.
    """

    kind: Literal["required_indicator"]
    form: Code
    required: tuple[Required, ...] = Field(min_length=1)


Check = Annotated[
    ReaderCheck
    | SqlCheck
    | InSeedCheck
    | RangeCheck
    | PartOfTotalCheck
    | SumOfPartsCheck
    | DimensionSumCheck
    | DimensionPartCheck
    | RatioRangeCheck
    | RequiredIndicatorCheck,
    Field(discriminator="kind"),
]
