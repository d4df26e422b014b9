"""Which files a country sends: the same plan gives the same bytes of text in the same folders.

Belongs here: who reports when, which return is sent again, which is bad. Not here: writing files (`writing`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from orchestration.landing.codes import Province, load_codes
from orchestration.landing.values.period_codes import geo_version
from tests.benchmarks.accuracy.country import Return, exact_by_month
from tests.benchmarks.accuracy.model import Key, Moment

_CITIES = frozenset({"Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ", "Huế"})
FORMS = "Phụ lục I, II, III.xlsx"
REGISTER = "Danh sách HTX.xlsx"


class Flaw(StrEnum):
    """What is wrong with a bad return."""

    SECTORS_DO_NOT_ADD_UP = "sectors do not add up"
    WORDS_FOR_A_TOTAL = "words for a total"
    TRUNCATED_FILE = "truncated file"
    ANOTHER_PROVINCE = "letterhead of another province"


@dataclass(frozen=True)
class Merged(Return):
    """A province of the map of 34: its old provinces together, before the merger as after it.

    Attributes:
        parts: the old provinces, as they would go on.
    """

    parts: tuple[Return, ...] = ()

    def value(self, key: Key, moment: Moment) -> Decimal:
        """A figure in base units: the sum of the parts, an average weighted as `dim_indicator` says."""
        if key.entity == "all" or key.indicator == "org_good_fair_share":
            return super().value(key, moment)  # made of other figures, which are sums
        values = [part.value(key, moment) for part in self.parts]
        if not key.indicator.endswith("_avg"):
            return sum(values, Decimal(0))
        weight = Key(key.entity, "worker_regular" if key.indicator == "income_worker_avg" else "org_total")
        weights = [part.value(weight, moment) for part in self.parts]
        weighted = sum((value * each for value, each in zip(values, weights, strict=True)), Decimal(0))
        return exact_by_month(weighted / sum(weights))


@dataclass(frozen=True, slots=True)
class Submission:
    """A file to be written.

    Attributes:
        period: folder of the period.
        country: the province in that year, with its figures.
        name: file name; `FORMS` or `REGISTER`, with a mark on versions sent again.
        version: 1, or 2 for one that replaces the first.
        flaw: what is wrong with it, if anything.
    """

    period: str
    country: Return
    name: str
    version: int = 1
    flaw: Flaw | None = None

    @property
    def is_register(self) -> bool:
        """Whether it is the list of cooperatives."""
        return self.name == REGISTER


@dataclass(frozen=True, slots=True)
class Simulation:
    """A country over some years.

    Attributes:
        seed: decides every figure.
        years: reporting years; from 2025 on the 34 provinces report, each as the old ones it is made of.
        scale: times as many cooperatives as there are.
        provinces: how many provinces report, at most.
        bad: share of forms with a flaw, 0 to 1.
        resubmissions: provinces of the last year whose forms are sent again, corrected.
    """

    seed: int
    years: tuple[int, ...]
    scale: int = 1
    provinces: int = 63
    bad: float = 0.0
    resubmissions: int = 0

    def first_arrivals(self) -> Iterator[Submission]:
        """What arrives the first time, year by year."""
        chance = random.Random(f"{self.seed}/bad")
        for year in self.years:
            for country in self._returns(year):
                flaw = chance.choice(list(Flaw)) if chance.random() < self.bad else None
                yield Submission(str(year), country, FORMS, flaw=flaw)
                yield Submission(str(year), country, REGISTER)

    def sent_again(self) -> Iterator[Submission]:
        """What a few provinces of the last year send again."""
        for country in self._returns(self.years[-1])[: self.resubmissions]:
            yield Submission(str(self.years[-1]), country, f"Sửa - {FORMS}", version=2)

    def _returns(self, year: int) -> list[Return]:
        on_map = [p for p in load_codes().provinces if p.geo_version == geo_version(str(year))]
        return [self._return(p, year) for p in on_map[: self.provinces]]

    def _return(self, province: Province, year: int) -> Return:
        parts: tuple[Return, ...] = ()
        if province.geo_version == "34":
            old = [p for p in load_codes().provinces if (p.code, province.code) in load_codes().successors]
            parts = tuple(self._return(p, year) for p in old if p.geo_version == "63")
        about = (
            hash_of(self.seed, province.folder), province.name, province.folder, province.name in _CITIES, year,
            self.scale,
        )  # fmt: skip
        return Merged(*about, parts=parts) if parts else Return(*about)


def hash_of(seed: int, folder: str) -> int:
    """A province's own seed: its figures of two years belong together."""
    return random.Random(f"{seed}/{folder}").getrandbits(32)
