"""The code lists that landing reads: the same CSV files that dbt loads as seeds.

Belongs here: code lists as plain immutable objects, and that they fit each other. Not here: the files and the words in
them (`seeds`), matching of texts (`lexicon`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from orchestration.landing.learnt import learnt_once
from orchestration.landing.seeds import seed_rows
from orchestration.landing.text import fold
from orchestration.settings import SEEDS_DIR

ALLIANCE_FOLDER = "lien-minh-htx-viet-nam"
_RANK = re.compile(r"^(?:tinh|thanh pho|tp\.?)\s+")
ALLIANCE_CODE = "VN"
KINDS = ("cooperative", "union", "group", "credit_fund")  # of organisations; other entity types are several of them
COMPOSITES = ("cooperative_union", "cooperative_credit_fund")  # two kinds in one number
_ENTITY_TYPES = frozenset({*KINDS, *COMPOSITES, "all", "support_program"})
MONEY_UNITS = ("vnd", "vnd_per_year")
AMOUNT_UNITS = (*MONEY_UNITS, "square_metre")  # what is printed in units of several sizes: đồng or tỷ, m² or ha
_COMPOSED_UNITS = frozenset({"vnd_per_year"})  # no word of a table alone stands for them
# What wordings are about: the code lists, and words that only the reader knows.
DIMENSIONS = frozenset({
    "act", "aside", "beside", "budget", "comparison", "courtesy", "english", "entity_type", "filler", "funding",
    "furniture", "given", "half_name", "header", "indicator", "link", "member_word", "missing", "multiplier",
    "numeral", "part", "pivot", "place", "policy", "policy_in_row", "program", "qualifier", "rate", "rating",
    "refuse", "register", "scope", "sector", "sheet", "status", "subindicator", "subsector", "synonym", "time",
    "title", "total", "unnamed", "within",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of seed `indicators`."""

    code: str
    label: str
    unit: str
    kind: str
    whole_number: bool
    entity_types: tuple[str, ...]
    per: str = ""  # of an average, the unit of what it is the average of
    aggregation: str = "sum"
    parent: str = ""  # the indicator that it is a part of

    @property
    def is_support(self) -> bool:
        """Whether it measures a support programme instead of organisations."""
        return self.entity_types == ("support_program",)

    def is_told_from(self, other: Indicator) -> bool:
        """Whether a table tells this indicator from another with the same wording: by unit, organisations or form."""
        if self.is_support or other.is_support or self.unit != other.unit:
            return True
        return frozenset(self.entity_types).isdisjoint(other.entity_types)

    @property
    def is_of_organisations(self) -> bool:
        """Whether it adds up what organisations have: members, workers, money; not how many there are, nor products."""
        return self.unit in (*MONEY_UNITS, "member", "person") and not self.is_support


@dataclass(frozen=True, slots=True)
class Province:
    """A province of one version of the map: `63` before 1 July 2025, `34` from then on."""

    geo_version: str
    code: str
    name: str
    folder: str
    aliases: tuple[str, ...] = ()
    is_city: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every folded spelling of the name."""
        return _folded_once((self.name, *self.aliases))


@lru_cache
def _folded_once(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold, names)))


class Wording(NamedTuple):
    """A label really printed and the code it means."""

    dimension: str
    code: str
    text: str


@dataclass(frozen=True, eq=False)
class Codes:
    """All code lists of landing. One is equal to itself alone: what is made of it is made once."""

    indicators: dict[str, Indicator]
    sectors: frozenset[str]
    policies: frozenset[str]
    programs: frozenset[str]
    last_years: Mapping[str, int]  # of programmes that end
    provinces: tuple[Province, ...]
    wordings: tuple[Wording, ...]
    unit_nouns: dict[str, tuple[str, Decimal]]
    policy_measures: Mapping[str, frozenset[str]]  # what each policy gives
    policy_sums: Mapping[str, tuple[str, ...]]  # of a policy that others may be reported as together, those
    sector_sums: Mapping[str, tuple[str, ...]]  # what a sum of sectors adds up, first the one whose name it may bear
    sector_parents: Mapping[str, str]  # of a part of a sector, that sector
    successors: frozenset[tuple[str, str]]  # codes of a province before and after the merger of 2025
    only_support: frozenset[str]  # policies whose name alone says that a table is about support

    def of_each(self, indicators: Iterable[str]) -> list[str]:
        """What is meant of each organisation: averages, and of totals the average beside them.

        >>> load_codes().of_each(["revenue_total", "org_total", "income_worker_avg"])
        ['revenue_avg', 'income_worker_avg']
        """
        found = (code.removesuffix("_total") + "_avg" if code.endswith("_total") else code for code in indicators)
        return list(dict.fromkeys(code for code in found if code in self.indicators and self._is_average(code)))

    def are_within(self, indicator: str, whole: str) -> bool:
        """Whether what an indicator counts is that of another one, or a part of it at any depth.

        >>> within = load_codes().are_within
        >>> within("org_good", "org_total"), within("org_total", "org_total"), within("org_total", "org_good")
        (True, True, False)
        """
        above = indicator
        while above and above != whole:
            above = self.indicators[above].parent
        return bool(above)

    def of_sector(self, entity: str | None, sector: str | None) -> str | None:
        """Whose a sector of these organisations is: of cooperatives with credit funds, no fund is in agriculture.

        >>> [load_codes().of_sector("cooperative_credit_fund", code) for code in ("transport", "non_agriculture", None)]
        ['cooperative', 'cooperative_credit_fund', 'cooperative_credit_fund']
        """
        if entity != "cooperative_credit_fund" or sector is None or sector in ("total", "non_agriculture"):
            return entity
        return entity if "credit" in self.sector_sums.get(sector, ()) else "cooperative"

    def _is_average(self, code: str) -> bool:
        return self.indicators[code].kind == "average"

    def province(self, folder: str, geo_version: str) -> Province | None:
        """The province whose folder this is, on one version of the map."""
        return next((p for p in self.provinces if p.folder == folder and p.geo_version == geo_version), None)

    def folder_called(self, reporter: str) -> str | None:
        """The folder of a reporter that goes by this folder, name or alias; None where nobody does.

        >>> [load_codes().folder_called(text) for text in ("dak-lak", "Đắk Lắk", "TP. Hồ Chí Minh", "Atlantis")]
        ['dak-lak', 'dak-lak', 'ho-chi-minh', None]
        """
        name = _RANK.sub("", fold(reporter))
        if ALLIANCE_FOLDER in (reporter, "-".join(name.split())):
            return ALLIANCE_FOLDER
        return next((p.folder for p in self.provinces if reporter == p.folder or name in p.names), None)

    def folders_like(self, reporter: str) -> list[str]:
        """The folders of reporters that somebody may have meant, the likest first.

        >>> load_codes().folders_like("ha-tnh")[0], load_codes().folders_like("Đak Lắk")[0]
        ('ha-tinh', 'dak-lak')
        """
        folders = [*dict.fromkeys(p.folder for p in self.provinces), ALLIANCE_FOLDER]
        return get_close_matches("-".join(fold(reporter).replace("-", " ").split()), folders)

    def provinces_instead(self, folder: str, geo_version: str) -> list[Province]:
        """What a province of the other version of the map, whose folder this is, was made of or became on this one.

        >>> [[p.folder for p in load_codes().provinces_instead(*which)] for which in (("yen-bai", "34"), ("hue", "63"))]
        [['lao-cai'], ['thua-thien-hue']]
        """
        others = {p.code for p in self.provinces if p.folder == folder and p.geo_version != geo_version}
        links = self.successors if geo_version == "34" else {(new, old) for old, new in self.successors}
        instead = {here for there, here in links if there in others}
        return [p for p in self.provinces if p.geo_version == geo_version and p.code in instead]


@lru_cache(maxsize=4)
@learnt_once
def load_codes(folder: Path = SEEDS_DIR) -> Codes:
    """Read the seeds.

    Args:
        folder: where the CSV files are; tests may give their own.

    Raises:
        ValueError: a row is not complete, or names a code that its list does not have.
    """
    aliases = _aliases(folder)
    policies, programs, sectors, units = (
        seed_rows(folder, seed) for seed in ("policies", "programs", "sectors", "units")
    )
    measures = {row["policy_code"]: frozenset(row["measures"].split("|")) for row in policies}
    codes = Codes(
        indicators=_indicators(folder),
        sectors=frozenset(row["sector_code"] for row in sectors),
        policies=frozenset(measures),
        programs=frozenset(row["program_code"] for row in programs),
        last_years={row["program_code"]: int(row["valid_to"][:4]) for row in programs if row["valid_to"]},
        provinces=_provinces(folder, aliases),
        wordings=tuple(Wording(row["dimension"], row["code"], row["wording"]) for row in seed_rows(folder, "wordings")),
        unit_nouns={fold(row["wording"]): (row["unit_code"], Decimal(row["factor"])) for row in units},
        policy_measures=measures,
        policy_sums={row["policy_code"]: tuple(row["sum_of"].split("|")) for row in policies if row["sum_of"]},
        sector_sums={row["sector_code"]: tuple(row["sum_of"].split("|")) for row in sectors if row["sum_of"]},
        sector_parents={row["sector_code"]: row["parent_code"] for row in sectors if row["parent_code"]},
        successors=frozenset((row["old_code"], row["new_code"]) for row in seed_rows(folder, "province_successors")),
        only_support=frozenset(row["policy_code"] for row in policies if row["is_only_support"] == "true"),
    )
    _demand_places(codes, aliases)
    _demand_indicators(codes, {row["unit_code"] for row in units} | _COMPOSED_UNITS)
    _demand_wordings(codes)
    return codes


def _indicators(folder: Path) -> dict[str, Indicator]:
    units = {row["indicator_code"]: row["unit"] for row in seed_rows(folder, "indicators")}
    return {
        row["indicator_code"]: Indicator(
            row["indicator_code"],
            row["label_vi"],
            row["unit"],
            row["kind"],
            row["whole_number"] == "true",
            tuple(row["entity_types"].split("|")),
            units.get(row["aggregation"].removeprefix("weighted_mean:"), ""),
            row["aggregation"],
            row["parent_code"],
        )
        for row in seed_rows(folder, "indicators")
    }


def _aliases(folder: Path) -> dict[tuple[str, str], list[str]]:
    """Other spellings of the names of provinces, by version of the map and code."""
    aliases: dict[tuple[str, str], list[str]] = {}
    for row in seed_rows(folder, "province_aliases"):
        aliases.setdefault((row["geo_version"], row["geo_code"]), []).append(row["alias"])
    return aliases


def _provinces(folder: Path, aliases: Mapping[tuple[str, str], list[str]]) -> tuple[Province, ...]:
    return tuple(
        Province(
            row["geo_version"],
            row["geo_code"],
            row["geo_name"],
            row["folder"],
            tuple(aliases.get((row["geo_version"], row["geo_code"]), ())),
            row["kind"] == "city",
        )
        for row in seed_rows(folder, "provinces")
    )


def _demand_places(codes: Codes, aliases: Mapping[tuple[str, str], list[str]]) -> None:
    """Say which spelling is of no province, or of two: a workbook would be taken for that of another."""
    known = {(province.geo_version, province.code) for province in codes.provinces}
    for place, names in aliases.items():
        if place not in known:
            raise ValueError(f"province_aliases.csv: there is no province {','.join(place)} ({names[0]!r})")
    owners: dict[tuple[str, str], Province] = {}
    for province in codes.provinces:
        for name in province.names:
            owner = owners.setdefault((province.geo_version, name), province)
            if owner is not province:
                raise ValueError(f"province_aliases.csv: {name!r} would be both {owner.name} and {province.name}")


def _demand_indicators(codes: Codes, units: Collection[str]) -> None:
    """Refuse an indicator with an unknown unit or unknown organisations: no figure would ever fit it."""
    for code, indicator in codes.indicators.items():
        if indicator.unit not in units:
            raise ValueError(f"indicators.csv: there is no unit {indicator.unit!r} ({code})")
        if unknown := sorted({*indicator.entity_types} - _ENTITY_TYPES):
            raise ValueError(f"indicators.csv: there are no organisations {unknown[0]!r} ({code})")


def _demand_wordings(codes: Codes) -> None:
    """Refuse a wording of an unknown code: it would be noticed only with the first workbook that prints it."""
    known: dict[str, Collection[str]] = {
        "indicator": codes.indicators,
        "sector": codes.sectors,
        "subsector": codes.sectors,
        "subindicator": codes.indicators,
        "beside": codes.indicators,
        "filler": {"filler", "stock", "lookalike"},
        "within": codes.sectors,
        "policy": codes.policies,
        "policy_in_row": codes.policies,
        "program": codes.programs,
        "given": {"any", *codes.indicators},
        "entity_type": {*_ENTITY_TYPES, "none"},
        "half_name": _ENTITY_TYPES,
        "member_word": _ENTITY_TYPES,
    }
    for wording in codes.wordings:
        if wording.dimension not in DIMENSIONS:
            raise ValueError(f"wordings.csv: there is no dimension {wording.dimension!r} ({wording.text!r})")
        if wording.code not in known.get(wording.dimension, (wording.code,)):
            raise ValueError(f"wordings.csv: there is no {wording.dimension} {wording.code!r} ({wording.text!r})")
