"""Registers of made-up provinces, year after year, with the truth of every row.

Clerks type names anew, lose zeros, leave codes out, mistype them; cooperatives are founded, renamed, moved, merged,
registered again, listed twice, and vanish.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from orchestration.warehouse.register.listing import Row

_ACTIVITIES = (
    "Nông nghiệp", "Dịch vụ nông nghiệp", "Nông nghiệp dịch vụ", "Vận tải", "Xây dựng", "Thương mại dịch vụ",
    "Chăn nuôi", "Nuôi trồng thủy sản", "Tiểu thủ công nghiệp", "Dịch vụ nông nghiệp tổng hợp", "Rau an toàn",
    "Du lịch", "Môi trường", "",
)  # fmt: skip
_ABBREVIATED = {
    "Nông nghiệp": "NN", "Dịch vụ nông nghiệp": "DVNN", "Nông nghiệp dịch vụ": "NN DV", "Vận tải": "VT",
    "Xây dựng": "XD", "Thương mại dịch vụ": "TM DV", "Nuôi trồng thủy sản": "NTTS", "Tiểu thủ công nghiệp": "TTCN",
    "Dịch vụ nông nghiệp tổng hợp": "DV NN tổng hợp",
}  # fmt: skip
_FIRST = (
    "Tân", "Thành", "Đại", "Hòa", "Bình", "Phú", "Quyết", "Đoàn", "Hưng", "An",
    "Minh", "Đông", "Tây", "Nam", "Bắc", "Thanh", "Kim", "Vạn", "Hồng", "Trường",
)  # fmt: skip
_SECOND = (
    "Lập", "Tiến", "Thắng", "Công", "Đồng", "Phát", "Thịnh", "Kết", "Lợi", "Xuân",
    "Hải", "Sơn", "Giang", "Châu", "Long", "Mỹ", "Quang", "Ninh", "Phong", "Hà",
)  # fmt: skip
_DAYS_OF_LISTS = (12, 31)


@dataclass(frozen=True)
class Rates:
    """How often things happen to one cooperative in one year."""

    renamed: float = 0.01
    moved: float = 0.01
    registered_again: float = 0.01
    merged: float = 0.01
    vanished: float = 0.03
    founded: float = 0.06
    listed_twice: float = 0.01
    # How clerks type.
    without_code: float = 0.15
    mistyped_code: float = 0.01
    copied_code: float = 0.002
    without_place: float = 0.05
    year_only: float = 0.25
    without_founding: float = 0.05
    respelled: float = 0.4


@dataclass(frozen=True)
class Cooperative:
    """One cooperative as it is, whatever a clerk types."""

    truth: int
    activity: str
    proper: str
    code: str | None
    commune: str
    founded_on: date
    members: int
    capital: int


@dataclass(frozen=True)
class Listed:
    """A row and which cooperative it really is."""

    row: Row
    truth: int


def country(
    seed: int, provinces: int, size: int, years: int, rates: Rates = Rates(), first: int = 2021
) -> list[Listed]:
    """Every row of every list.

    Args:
        seed: makes the same country again.
        provinces: number of provinces.
        size: cooperatives of one province in the first year.
        years: lists per province.
        rates: how often things happen.
        first: year of the first list.
    """
    found: list[Listed] = []
    for number in range(provinces):
        chance = random.Random(f"{seed}/{number}")
        found.extend(_province(chance, f"{number + 1:02}", size, years, rates, first))
    return found


def _province(chance: random.Random, block: str, size: int, years: int, rates: Rates, first: int) -> Iterator[Listed]:
    counter = iter(range(10**9))
    communes = [f"{chance.choice(_SECOND)} {chance.choice(_FIRST)} {i}" if i % 7 == 0 else name
                for i, name in enumerate(_commune_names(chance, max(10, size // 4)))]  # fmt: skip
    alive = [_found(chance, block, next(counter), communes, first - 1) for _ in range(size)]
    for year in range(first, first + years):
        if year > first:
            alive = _next_year(chance, block, alive, counter, communes, year, rates)
        yield from _list(chance, block, year, alive, rates)


def _commune_names(chance: random.Random, count: int) -> list[str]:
    names = sorted({f"{a} {b}" for a in _FIRST for b in _SECOND})
    return chance.sample(names, min(count, len(names)))


def _found(chance: random.Random, block: str, number: int, communes: list[str], latest: int) -> Cooperative:
    proper = f"{chance.choice(_FIRST)} {chance.choice(_SECOND)}"
    if chance.random() < 0.15:
        proper += f" {chance.choice(['số', ''])} {chance.randint(1, 4)}".replace("  ", " ")
    day = date(chance.randint(max(1997, latest - 20), latest), 1, 1) + timedelta(days=chance.randint(0, 364))
    return Cooperative(
        truth=int(block) * 10**6 + number,
        activity=chance.choice(_ACTIVITIES),
        proper=proper,
        code=_new_code(chance, block) if chance.random() < 0.9 else None,
        commune=chance.choice(communes),
        founded_on=day,
        members=chance.randint(7, 400),
        capital=chance.randint(1, 200) * 50_000_000,
    )


def _new_code(chance: random.Random, block: str) -> str:
    return f"{int(block) % 64:02}{chance.randint(0, 10**8 - 1):08}"


def _next_year(
    chance: random.Random,
    block: str,
    alive: list[Cooperative],
    counter: Iterator[int],
    communes: list[str],
    year: int,
    rates: Rates,
) -> list[Cooperative]:
    kept: list[Cooperative] = []
    for each in alive:
        luck = chance.random()
        if luck < rates.vanished:
            continue
        if luck < rates.vanished + rates.merged and kept:
            # The last one takes this one in, sometimes with its name.
            taken_in = kept.pop()
            proper = f"{taken_in.proper} {each.proper}" if chance.random() < 0.3 else taken_in.proper
            kept.append(replace(taken_in, proper=proper, members=taken_in.members + each.members))
            continue
        changed = replace(each, members=max(7, each.members + chance.randint(-5, 8)))
        if chance.random() < rates.renamed:
            changed = replace(changed, proper=f"{chance.choice(_FIRST)} {chance.choice(_SECOND)}")
        if chance.random() < rates.moved:
            changed = replace(changed, commune=chance.choice(communes))
        if chance.random() < rates.registered_again:
            changed = replace(changed, code=_new_code(chance, block))
        kept.append(changed)
    founded = round(len(alive) * rates.founded)
    return kept + [_found(chance, block, next(counter), communes, year) for _ in range(founded)]


def _list(chance: random.Random, block: str, year: int, alive: list[Cooperative], rates: Rates) -> Iterator[Listed]:
    order = 0
    place = (f"list-{block}-{year}", "Danh sách")
    shuffled = sorted(alive, key=lambda each: (each.commune, each.truth))
    previous: Cooperative | None = None
    for each in shuffled:
        copies = 2 if chance.random() < rates.listed_twice else 1
        for _ in range(copies):
            order += 1
            row = _typed(chance, block, year, each, previous, (*place, f"B{order}"), order, rates)
            yield Listed(row, each.truth)
        previous = each


def _typed(
    chance: random.Random,
    block: str,
    year: int,
    each: Cooperative,
    above: Cooperative | None,
    place: tuple[str, str, str],
    order: int,
    rates: Rates,
) -> Row:
    code = each.code
    if code and chance.random() < rates.without_code:
        code = None
    elif code and chance.random() < rates.mistyped_code:
        position = chance.randrange(2, len(code))
        code = code[:position] + str((int(code[position]) + chance.randint(1, 9)) % 10) + code[position + 1 :]
    elif above and above.code and chance.random() < rates.copied_code:
        code = above.code
    if code and code.startswith("0") and chance.random() < 0.3:
        code = code[1:]
    when = chance.random()
    dated = when >= rates.without_founding + rates.year_only
    year_only = rates.without_founding <= when < rates.without_founding + rates.year_only
    return Row(
        place=place,
        order=order,
        block=block,
        reporter=("63", block),
        listed_on=date(year, *_DAYS_OF_LISTS),
        entity_type="cooperative",
        name=_spelled(chance, each, rates),
        registration_code=code,
        commune=None if chance.random() < rates.without_place else f"{chance.choice(['Xã ', 'xã ', ''])}{each.commune}",
        founded_on=each.founded_on if dated else None,
        founded_text=str(each.founded_on.year) if year_only else None,
        members=Decimal(each.members),
        capital=Decimal(each.capital),
    )


def _spelled(chance: random.Random, each: Cooperative, rates: Rates) -> str:
    if chance.random() >= rates.respelled:
        return " ".join(f"HTX {each.activity} {each.proper}".split())
    activity = _ABBREVIATED.get(each.activity, each.activity) if chance.random() < 0.5 else each.activity
    proper = each.proper
    slip = chance.random()
    if slip < 0.1:
        proper = _without_marks(proper)
    elif slip < 0.15 and len(proper) > 5:
        position = chance.randrange(1, len(proper) - 1)
        proper = proper[:position] + proper[position + 1 :]
    elif slip < 0.2:
        activity = chance.choice(_ACTIVITIES)
    name = " ".join(f"{chance.choice(['HTX', 'Hợp tác xã', 'HTX'])} {activity} {proper}".split())
    return name.upper() if chance.random() < 0.1 else name


def _without_marks(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.replace("đ", "d").replace("Đ", "D")
