"""Blank forms as plain layouts: which rows, which columns, what may be typed where. Pure.

A form may list its rows (`template` in its YAML); otherwise they follow from its vocabulary and the code lists, so a
new form has a template without any code. Labels are those of the seeds, which the reader understands.

Belongs here: layouts. Not here: drawing them (`template_workbook`), last year's values (`previous`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from orchestration.dialogue.feedback import period_vi
from orchestration.landing.codes import ALLIANCE_FOLDER, Codes
from orchestration.landing.forms.form import Form
from orchestration.landing.values.period_codes import demand_period, geo_version, period_year
from orchestration.quality.standing import ALLIANCE_NAME
from orchestration.settings import SEEDS_DIR

ENTITIES = {
    "cooperative": ("Hợp tác xã", "HTX"),
    "union": ("Liên hiệp hợp tác xã", "LHHTX"),
    "group": ("Tổ hợp tác", "THT"),
    "credit_fund": ("Quỹ tín dụng nhân dân", "QTDND"),
    "all": ("Kinh tế tập thể", "tổ chức"),
}
_SCENARIO_VI = {"actual": "Thực hiện", "estimate": "Ước thực hiện", "plan": "Kế hoạch"}
#: How a unit is printed and what one printed unit is in base units. Others: first wording of seed `units`.
_PRINTED_UNITS = {
    "vnd": ("triệu đồng", 1_000_000),
    "vnd_per_year": ("triệu đồng/năm", 1_000_000),
    "square_metre": ("m2", 1),
}
_BUDGET = "support_budget"
_SOURCES = (("central", "Ngân sách trung ương"), ("local", "Ngân sách địa phương"))
#: Empty lines of a list, below the organisations that are known.
REGISTER_ROWS = 300
_REGISTER = (
    ("order", "count"), ("name", "text"), ("registration_code", "text"), ("founded", "text"), ("commune", "text"),
    ("sector", "choice"), ("charter_capital", "money"), ("member_total", "count"), ("worker_total", "count"),
    ("revenue", "money"), ("profit", "money"), ("status", "choice"), ("rating", "choice"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """What a row counts, in the codes of the fact table."""

    entity_type: str
    indicator_code: str
    sector_code: str = "total"
    policy_code: str = "none"
    funding_source: str = "total"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: period and scenario, or a column of a list.

    Attributes:
        header: its text.
        period: period code, '' in a list.
        scenario: actual, estimate or plan, '' in a list.
        entry: of a list, what may be typed: count, money, text or choice.
        choices: of a list, what can be chosen.
        role: of a list, the column of seed `wordings`.
    """

    header: str
    period: str = ""
    scenario: str = ""
    entry: str = ""
    choices: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form; without key a heading.

    Attributes:
        order: its number, '' for `Trong đó:`.
        label: its label.
        unit: its unit as printed.
        key: what it counts.
        factor: one printed unit in base units.
        entry: what may be typed: count (whole, not negative), change (whole), percent or number (not negative).
    """

    order: str
    label: str
    unit: str = ""
    key: Key | None = None
    factor: int = 1
    entry: str = ""


@dataclass(frozen=True)
class Template:
    """A blank form.

    Attributes:
        form_code: the form.
        name: `Phụ lục I`.
        title: what it is about, '' where the name says it.
        reporter: who fills it in.
        office: whose letterhead it bears.
        province: folder name of the reporter.
        geo_version: map of the reporter.
        geo_code: code of the reporter on it.
        period: the reporting period.
        columns: columns of figures, or all columns of a list.
        rows: rows; none in a list.
    """

    form_code: str
    name: str
    title: str
    reporter: str
    office: str
    province: str
    geo_version: str
    geo_code: str
    period: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def is_list(self) -> bool:
        """Whether it is a list of organisations instead of a table of figures."""
        return not self.rows


def template(form: Form, province: str, period: str, codes: Codes) -> Template:
    """The blank form of one reporter and period.

    Args:
        form: the form.
        province: folder name of the reporter.
        period: period code.
        codes: code lists.

    Raises:
        LookupError: there is no such period, or no such province on its map.
    """
    demand_period(period)
    version = geo_version(period)
    known = codes.province(province, version)
    if known is None and province != ALLIANCE_FOLDER:
        raise LookupError(f"there is no province {province!r} on the map of {version} provinces")
    name, _, title = form.title_vi.partition(": ")
    listed = form.vocabulary == "register"
    return Template(
        form.code,
        name,
        title,
        known.name if known else ALLIANCE_NAME,
        f"Ủy ban nhân dân {'thành phố' if known.is_city else 'tỉnh'} {known.name}" if known else ALLIANCE_NAME,
        province,
        version,
        known.code if known else "",
        period,
        _list_columns() if listed else _columns(form, period),
        () if listed else tuple(_rows(form, codes)),
    )


def _columns(form: Form, period: str) -> tuple[Column, ...]:
    """Last year as it was, this period against its plan, next year's plan."""
    year = period_year(period)
    if form.geo_scope == "each":
        header = f"{_SCENARIO_VI['plan']} {period_vi(period)} ({form.printed_column_words})"
        return (Column(header, period, "plan"),)
    if period.partition("-")[2].isdigit():
        wanted = [("actual", period)]
    elif period == str(year):
        wanted = [("actual", str(year - 1)), ("plan", period), ("actual", period), ("plan", str(year + 1))]
    else:
        wanted = [
            ("actual", str(year - 1)), ("plan", str(year)), ("actual", period), ("estimate", str(year)),
            ("plan", str(year + 1)),
        ]  # fmt: skip
    return tuple(Column(f"{_SCENARIO_VI[scenario]} {period_vi(code)}", code, scenario) for scenario, code in wanted)


def _rows(form: Form, codes: Codes) -> Iterator[Row]:
    if form.vocabulary == "support":
        yield from _support_rows(form.template.get("support_program", ()), codes)
        return
    if form.min_sector_share is not None:
        yield from _sector_rows(codes)
        return
    blocks = form.template or _blocks(form, codes)
    for position, (entity, indicators) in enumerate(blocks.items()):
        yield Row(_roman(position + 1), ENTITIES[entity][0])
        yield from _indicator_rows(entity, indicators, codes)


def _blocks(form: Form, codes: Codes) -> dict[str, tuple[str, ...]]:
    """Every indicator that the form is about, of every kind of organisation that has it."""
    about = form.indicators or tuple(codes.indicators)
    entities = (form.entity_type,) if form.entity_type else tuple(ENTITIES)
    blocks = {e: tuple(code for code in about if e in codes.indicators[code].entity_types) for e in entities}
    return {entity: indicators for entity, indicators in blocks.items() if indicators}


def _indicator_rows(entity: str, indicators: tuple[str, ...], codes: Codes) -> Iterator[Row]:
    """Totals are numbered; what belongs to the same family stands below them with a dash."""
    number, family = 0, ""
    for code in indicators:
        own = code.partition("_")[0]
        number += own != family
        order = str(number) if own != family else "-"
        family = own
        yield _row(
            order, _label(codes.indicators[code].label, entity, codes.indicators[code].unit), Key(entity, code), codes
        )


def _sector_rows(codes: Codes) -> Iterator[Row]:
    labels = _sectors()
    for position, entity in enumerate(("cooperative", "union", "group")):
        yield Row(_roman(position + 1), ENTITIES[entity][0])
        yield _row("1", _label("Tổng số", entity, "org"), Key(entity, "org_total"), codes)
        yield Row("", "Chia ra:")
        for sector, label in labels.items():
            yield _row("-", label, Key(entity, "org_total", sector_code=sector), codes)


def _support_rows(chosen: tuple[str, ...], codes: Codes) -> Iterator[Row]:
    policies = {row["policy_code"]: row for row in _seed("policies")}
    for position, code in enumerate(chosen or policies):
        policy = policies[code]
        measures = policy["measures"].split("|")
        yield Row(_roman(position + 1), policy["label_vi"])
        for number, measure in enumerate(measures, start=1):
            key = Key("support_program", measure, policy_code=code)
            yield _row(str(number), codes.indicators[measure].label, key, codes)
            if measure == _BUDGET:
                yield Row("", "Trong đó:")
                for source, label in _SOURCES:
                    yield _row(
                        "-", label, Key("support_program", measure, policy_code=code, funding_source=source), codes
                    )


def _row(order: str, label: str, key: Key, codes: Codes) -> Row:
    indicator = codes.indicators[key.indicator_code]
    if indicator.unit == "org":
        unit, factor = ENTITIES[key.entity_type][1] if key.entity_type in ENTITIES else "tổ chức", 1
        if key.indicator_code == "member_org_total":
            unit = "HTX"
    else:
        unit, factor = _PRINTED_UNITS.get(indicator.unit) or (_first_wording(indicator.unit), 1)
    if indicator.unit == "percent":
        entry = "percent"
    elif indicator.whole_number:
        entry = "count"
    else:
        entry = "change" if indicator.unit == "org" else "number"
    return Row(order, label, unit, key, factor, entry)


def _label(label: str, entity: str, unit: str) -> str:
    """`Số đang hoạt động` of cooperatives is printed `Số hợp tác xã đang hoạt động`."""
    name = ENTITIES[entity][0]
    name = name[0].lower() + name[1:]
    if label == "Tổng số":
        return f"Tổng số {name}"
    if unit == "org" and label.startswith("Số "):
        return f"Số {name} {label.removeprefix('Số ')}"
    return label


def _sectors() -> dict[str, str]:
    """Sectors by code; a form asks for each, not for several in one number, nor for the parts of one."""
    asked = (row for row in _seed("sectors") if row["is_sum"] == "false" and not row["parent_code"])
    return {row["sector_code"]: row["label_vi"] for row in asked}


def _list_columns() -> tuple[Column, ...]:
    headers: dict[str, str] = {}
    choices: dict[str, dict[str, str]] = {"sector": {}, "status": {}, "rating": {}}
    for row in _seed("wordings"):
        if row["dimension"] == "register":
            headers.setdefault(row["code"], row["wording"])
        elif row["dimension"] in ("status", "rating"):
            choices[row["dimension"]].setdefault(row["code"], _capital(row["wording"]))
    choices["sector"] = _sectors()
    return tuple(
        Column(
            _capital(headers[role]) + (" (triệu đồng)" if entry == "money" else ""),
            entry=entry,
            choices=tuple(choices.get(role, {}).values()),
            role=role,
        )
        for role, entry in _REGISTER
    )


def _roman(number: int) -> str:
    """1 to 39, as blocks are numbered."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _first_wording(unit: str) -> str:
    return next(row["wording"] for row in _seed("units") if row["unit_code"] == unit)


@lru_cache(maxsize=8)
def _seed(name: str, folder: Path = SEEDS_DIR) -> tuple[dict[str, str], ...]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
