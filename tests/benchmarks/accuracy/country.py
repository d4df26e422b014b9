"""An invented province: figures that agree with each other, for any year and scenario.

Belongs here: the numbers behind a return. Not here: how they are printed (`forms`, `layouts`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from tests.benchmarks.accuracy.model import Key, Moment

MILLION = Decimal(1_000_000)
SECTORS = ("agriculture", "industry", "construction", "trade_services", "transport", "credit", "environment", "other")
# Name, folder, whether a city; on the map of 63 provinces, and on that of 34 (from 2025).
PROVINCES_63 = (
    ("Yên Bái", "yen-bai", False), ("Thái Bình", "thai-binh", False), ("Sơn La", "son-la", False),
    ("Phú Yên", "phu-yen", False), ("Hà Tĩnh", "ha-tinh", False), ("Lâm Đồng", "lam-dong", False),
    ("Bình Thuận", "binh-thuan", False), ("Cần Thơ", "can-tho", True), ("Quảng Trị", "quang-tri", False),
    ("Bắc Giang", "bac-giang", False), ("Lạng Sơn", "lang-son", False), ("Điện Biên", "dien-bien", False),
    ("Đắk Lắk", "dak-lak", False), ("Hải Phòng", "hai-phong", True), ("Thanh Hóa", "thanh-hoa", False),
)  # fmt: skip
PROVINCES_34 = (
    ("Phú Thọ", "phu-tho", False), ("Đắk Lắk", "dak-lak", False), ("Lâm Đồng", "lam-dong", False),
    ("Lào Cai", "lao-cai", False), ("Cần Thơ", "can-tho", True), ("Quảng Ngãi", "quang-ngai", False),
    ("Sơn La", "son-la", False), ("Hải Phòng", "hai-phong", True),
)  # fmt: skip
_SHARE_OF_SECTOR = (0.62, 0.10, 0.05, 0.09, 0.06, 0.04, 0.02, 0.02)
_SIZE = {"cooperative": (250, 900), "union": (3, 12), "group": (300, 2500)}
_PART_OF_TOTAL = {
    "org_active": 0.82, "org_dissolved": 0.02, "org_converted": 0.005, "org_good_fair": 0.45,
    "org_high_tech": 0.06, "org_value_chain": 0.14, "org_contract_certified": 0.6,
    "org_inactive": 0.1, "org_ocop": 0.08,
}  # fmt: skip
_PER_ORGANISATION = {
    ("cooperative", "member_total"): 68.0, ("cooperative", "member_new"): 2.2, ("cooperative", "worker_regular"): 21.0,
    ("cooperative", "worker_regular_new"): 1.1, ("cooperative", "worker_member"): 14.0,
    ("cooperative", "manager_total"): 5.6, ("cooperative", "manager_vocational"): 2.3,
    ("cooperative", "manager_university"): 1.4, ("union", "member_org_total"): 5.0, ("union", "worker_total"): 35.0,
    ("group", "member_total"): 14.0, ("group", "member_new"): 0.9,
}  # fmt: skip
_MONEY = {  # millions of dong a year
    ("cooperative", "revenue_avg"): (900, 2600), ("cooperative", "revenue_member_avg"): (400, 800),
    ("cooperative", "income_worker_avg"): (40, 78), ("union", "revenue_avg"): (3000, 9000),
    ("group", "revenue_avg"): (120, 420),
}  # fmt: skip
_MARGIN = (0.08, 0.3)  # profit as a share of revenue
_SUPPORT = {
    "support_orgs": (3, 60), "support_persons": (40, 900), "support_classes": (4, 60), "support_works": (2, 12),
}  # fmt: skip
_TURNS_PER_CLASS = (20, 60)
_SCENARIO = {"actual": 1.0, "estimate": 1.02, "plan": 1.05}


@dataclass(frozen=True)
class Return:
    """A province in a year.

    Attributes:
        seed: decides every figure.
        name: its name.
        folder: its folder below the period.
        is_city: a centrally run city.
        year: the year reported on.
        scale: times as many organisations as a province of its kind has.
    """

    seed: int
    name: str
    folder: str
    is_city: bool
    year: int
    scale: int = 1

    @cached_property
    def _drawn(self) -> dict[str, float]:
        return {}

    def _between(self, what: str, low: float, high: float) -> float:
        """A number that belongs to a name: the same whenever it is asked for."""
        return self._drawn.setdefault(what, random.Random(f"{self.seed}/{what}").uniform(low, high))

    def value(self, key: Key, moment: Moment) -> Decimal:
        """A figure in base units."""
        if key.entity == "support_program":
            return self._support(key, moment)
        if key.indicator == "org_good_fair_share":
            total = self.value(Key(key.entity, "org_total"), moment)
            return (100 * self.value(Key(key.entity, "org_good_fair"), moment) / total).quantize(Decimal("0.1"))
        if key.entity == "all":
            parts = [self.value(Key(entity, key.indicator), moment) for entity in _SIZE]
            return sum(parts, Decimal(0))
        if money := _MONEY.get((key.entity, key.indicator)):
            return self._money(f"{key.entity}/{key.indicator}", *money, moment)
        if key.indicator == "profit_avg":
            margin = Decimal(self._between(f"{key.entity}/margin", *_MARGIN))
            return exact_by_month(margin * self.value(Key(key.entity, "revenue_avg"), moment))
        if key.indicator == "org_new":
            return self._founded(key.entity, moment)
        if key.indicator == "org_total":
            sectors = SECTORS if key.sector == "total" else (key.sector,)
            return Decimal(sum(self._organisations(key.entity, sector, moment) for sector in sectors))
        organisations = float(self.value(Key(key.entity, "org_total"), moment))
        share = _PART_OF_TOTAL.get(key.indicator) or _PER_ORGANISATION[key.entity, key.indicator]
        spread = self._between(f"{key}/{moment}", 0.95, 1.05)
        half = 0.5 if _is_half(moment) and key.indicator.endswith(("new", "dissolved", "converted")) else 1.0
        return Decimal(round(organisations * share * spread * half))

    def _founded(self, entity: str, moment: Moment) -> Decimal:
        """What makes the organisations of the year before, less those that went, the organisations of today."""
        planned_after = moment.scenario == "plan" and moment.year > self.year
        before = Moment(str(moment.year - 1), "estimate" if planned_after else "actual")
        stock = self.value(Key(entity, "org_total"), moment) - self.value(Key(entity, "org_total"), before)
        exits = ("org_dissolved", "org_converted") if entity == "cooperative" else ("org_dissolved",)
        gone = sum(self.value(Key(entity, e), moment) for e in exits) if entity != "group" else Decimal(0)
        return max(stock + gone, Decimal(0))

    def _growth(self, moment: Moment) -> float:
        half_way = -0.5 if _is_half(moment) else 0.0
        return float(1.045 ** (moment.year - 2021 + half_way)) * _SCENARIO[moment.scenario]

    def _organisations(self, entity: str, sector: str, moment: Moment) -> int:
        size = self._between(entity, *_SIZE[entity])
        share = _SHARE_OF_SECTOR[SECTORS.index(sector)] * self._between(f"{entity}/{sector}", 0.8, 1.2)
        return round(size * share * self._growth(moment) * self.scale)

    def _money(self, what: str, low: float, high: float, moment: Moment) -> Decimal:
        """Money in đồng a year."""
        monthly = self._between(what, low, high) * self._between(f"{what}/{moment}", 0.97, 1.03) * self._growth(moment)
        return exact_by_month(Decimal(monthly) * MILLION)

    def _support(self, key: Key, moment: Moment) -> Decimal:
        what = f"{key.policy}/{key.indicator}"
        half = 0.5 if _is_half(moment) else 1.0
        if key.indicator in _SUPPORT:
            low, high = _SUPPORT[key.indicator]
            return Decimal(round(self._between(what, low, high) * self._growth(moment) * half))
        if key.indicator == "support_turns":
            classes = self.value(replace(key, indicator="support_classes"), moment)
            return classes * round(self._between(what, *_TURNS_PER_CLASS))
        if key.indicator == "support_area":
            return Decimal(round(self._between(what, 10, 300) * self._growth(moment) * half)) * 100
        if key.funding == "total":
            return self._part(what, "central", moment) + self._part(what, "local", moment)
        return self._part(what, key.funding, moment)

    def _part(self, what: str, funding: str, moment: Moment) -> Decimal:
        whole = self._money(f"{what}/{funding}", 120, 2400, moment)
        return exact_by_month(whole / 2) if _is_half(moment) else whole


def _is_half(moment: Moment) -> bool:
    return moment.period.endswith("H1")


def exact_by_month(money: Decimal) -> Decimal:
    """Money a year in whole tenths of a million a month, so that every usual unit prints it exactly."""
    return Decimal(round(money / MILLION / 12 * 10)) / 10 * 12 * MILLION


def invent(rng: random.Random) -> Return:
    """A random province and year."""
    year = rng.choice((2019, 2021, 2022, 2023, 2024, 2025))
    name, folder, is_city = rng.choice(PROVINCES_34 if year >= 2025 else PROVINCES_63)
    return Return(rng.getrandbits(32), name, folder, is_city, year)
