"""What does a column hold: figures of which period, scenario and organisations, or no figures at all?

Belongs here: the meaning of one header by itself. Not here: where the header is (`header_rows`), texts that do not
change the column (`asides`), what the columns beside it add (`columns_beside`, `column_times`, `owners`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orchestration.landing.layout.asides import without_asides, without_introduction
from orchestration.landing.layout.header_cells import is_only_time
from orchestration.landing.layout.innermost import overruling_scenario
from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.parts_of_years import names_a_day
from orchestration.landing.values.period_codes import is_span
from orchestration.landing.values.periods import YEAR, Frame, Time, read_time, without_comparison
from orchestration.landing.values.summed_times import sum_of_years
from orchestration.landing.words.budgets import of_level
from orchestration.landing.words.known import (
    counts_support,
    is_of_budgets,
    names_something,
    only_says_money,
    only_says_people,
    programme_named,
    repeats_way,
    source_of_money,
)
from orchestration.landing.words.labels import Label, without_bare_unit
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.rates import rate_in
from orchestration.landing.words.ways import is_way, other_way, says_way_of_a_period
from orchestration.landing.writing.function_words import AND
from orchestration.landing.writing.spelling import fold_apart

_GOES_ON = (",", "/", "-", "+", "&", f" {AND}")  # what a band ends with whose words go on in the next row
_TWO_NUMBERS = re.compile(r"^(?:tong )?so\b[^/]*/ ?(?:tong )?so\b")  # `Số HTX/Số thành viên`: which of them?
# `HTX có từ 10-49 lao động` counts the organisations of a size, which have no code, not their workers
_OF_SIZE = re.compile(rf"\b\d{{1,3}}\s*-\s*\d{{1,3}} (?:{any_word('scope', 'limited')})\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_EACH_PROVINCE = re.compile(r"(?:\b(?:cua |cho )?(?:moi|tung) tinh|/\s*tinh)(?:,? (?:thanh pho|tp))?\b")
_IN_NEED = re.compile(rf"\b(?:{any_word('scope', 'in_need')})\b")
_CREDIT = load_words("sector")["credit"]
# `Loại 1`, `Từ 10 đến 50`, `Có`: what tells some from others by words that elsewhere say nothing
_LINKS = re.compile(rf"(?:(?:(?:{any_word('link', 'link')})\b|[<>≤≥]) *(?:\d[\d., <>≤≥=-]*)?)+")
_SIZES = re.compile(r"\d{1,3}\s*-\s*\d{1,3}")
_MEN = frozenset(load_words("link")["men"])
_VALUES = frozenset({"value", "count"})
_SUMMED = {"luy", "ke"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may hold figures.

    Attributes:
        index: zero-based.
        text: its header, all rows joined.
        time: period and scenario its figures are of.
        stated: what its header itself says about time.
        label: other meaning of its header (a sector, an indicator), if any.
        each_province: its figures hold for every province.
        unit_text: unit printed in its header.
        owner: the kind of organisations that the columns left of it are of, where it names none itself.
        budget: whose local budget its money is of, where the table prints the province's and the districts' apart.
        sums: its header may mean the sum of so many years beside it; -1 of any number, 0 of none.
    """

    index: int
    text: str
    time: Time
    stated: Time
    label: Label | None = None
    each_province: bool = False
    unit_text: str = ""
    sums: int = 0
    budget: str = ""
    owner: str = ""


def read_column(index: int, parts: Sequence[str], frame: Frame, lexicon: Lexicon) -> Column | str | None:
    """What a header says.

    Args:
        index: the column.
        parts: texts over the column, one or more, outermost first.
        frame: what relative words refer to.
        lexicon: known wordings.

    Returns:
        A column of figures; None for a comparison; the text of a column that means nothing known.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def read(*parts):
    ...     return read_column(3, parts, Frame("2023"), load_lexicon())
    >>> column = read("Năm 2023", "Kế hoạch")
    >>> column.time.period, column.time.scenario
    ('2023', 'plan')
    >>> read("So sánh (%)", "ƯTH/KH") is None
    True
    >>> read("Kết quả xếp loại", "Tốt").label.words
    ('tot',)
    >>> read("Số liệu rà soát của Sở")
    'Số liệu rà soát của Sở'
    """
    if len(parts) > 1 and all(_is_value(part, lexicon) for part in parts):
        parts = parts[-1:]  # `Số lượng` below `Khối lượng`
    parts = with_budgets(parts, lexicon)
    text = " ".join(parts)
    told = without_asides(parts, lexicon)
    if told != list(parts):
        whole = read_column(index, told, frame, lexicon)
        return whole and _headed(whole, text)
    last = fold(parts[-1])
    if _TWO_NUMBERS.search(last) or _OF_SIZE.search(last) or _are_of_some(parts, lexicon):
        return text
    if (summing := _sum_column(index, parts, frame, lexicon)) is not None:
        return summing
    named = [part for part in parts if lexicon.role("furniture", part) != "of_which"]
    bare = [label.entity for label in map(lexicon.read, named) if label.entity and not label.words]
    if len(bare) > 1 and bare[-1] != bare[-2]:
        return _headed(_named_twice(index, named, frame, lexicon), text)
    if (of_kind := _of_another_kind(index, parts, frame, lexicon)) is not None:
        return _headed(of_kind, text)
    if _counts_the_rated(parts, lexicon):
        rated = read_column(index, parts[:-1], frame, lexicon)
        return replace(rated, text=text) if isinstance(rated, Column) and _is_indicator(rated, lexicon) else text
    label = _label(parts, lexicon)
    said = rate_in(fold_apart(text))[1] if label.per_year else text  # `Thu nhập 1 tháng` is of no month
    each = bool(_EACH_PROVINCE.search(fold(text)))
    time = _time_told(said, parts, label, frame, lexicon, each_province=each)
    if time.is_comparison:
        return _way(index, parts, frame, lexicon) or _share(index, parts, frame, lexicon)
    if time.unclear:
        return text
    alone = Column(index, text, time, time, None, each, label.unit_text)
    is_value = any(lexicon.header(said) in _VALUES for said in (time.rest, text))
    if time.rest and not is_value:
        return _counting(alone, parts, label, bare, frame, lexicon)
    # `Cộng` below `Kết quả thực hiện`, or below `Năm`, may sum up the years beside it
    sums = sum_of_years(parts[-1]) if len(parts) > 1 and not time.period else 0
    return replace(alone, sums=sums) if time.says_something or is_value else text


def _time_told(
    said: str, parts: Sequence[str], label: Label, frame: Frame, lexicon: Lexicon, *, each_province: bool
) -> Time:
    """Of when the figures of a column are, and of what scenario; what words of support sound like is no comparison."""
    scenario = overruling_scenario(parts)
    time = read_time(_EACH_PROVINCE.sub(" ", fold(said)) if each_province else said, frame, scenario)
    policies = ""
    if time.is_comparison and (named := [part for part in parts if lexicon.policies.named(lexicon.read(part).words)]):
        # `Miễn, giảm thuế` over `Kinh phí`
        policies, said = fold(" ".join(named)), " ".join(part for part in parts if part not in named)
        time = read_time(said, frame, scenario)
    elif time.is_comparison and (counts_support(label, lexicon) or programme_named(label, lexicon)):
        # `Số công trình hoàn thành năm 2023`, `Số tiền miễn, giảm`, `CTMTQG giảm nghèo`
        said = without_comparison(said)
        time = read_time(said, frame, scenario)
    if time.is_comparison or time.unclear:
        return time
    if label.unit_text:
        time = read_time(without_bare_unit(_BRACKETS.sub(" ", said)), frame, scenario)
    if each_province and not (time.rest.replace("toi thieu", "").replace("muc", "").strip() or time.period):
        time = Time(scenario=time.scenario or "plan")  # a target for every province is a plan
    return replace(time, rest=f"{policies} {time.rest}".strip()) if policies else time


def _counting(
    alone: Column, parts: Sequence[str], label: Label, bare: Sequence[str], frame: Frame, lexicon: Lexicon
) -> Column | str:
    """A column whose header says more than when, as one of what it counts.

    Args:
        alone: the column with all else that its header says.
        parts: texts over it, outermost first.
        label: all of them, taken apart.
        bare: whom parts name that name nothing else.
        frame: what relative words refer to.
        lexicon: known wordings.
    """
    text, time = alone.text, alone.time
    stripped = lexicon.read(time.rest) if time.says_something else label
    if time.says_something and not stripped.words and not stripped.entities:
        return replace(alone, unit_text="")
    if set(label.words) - set(stripped.words) == _SUMMED:  # the time over it sums up, not what it counts
        label = replace(stripped, unit_text=stripped.unit_text or label.unit_text)
    introduced = lexicon.read(without_introduction(parts, lexicon))
    # `Thủy sản` below `Nông nghiệp` is a part of it, which both words in one cell would be all of
    only = _of_a_part(parts, lexicon)
    if time.says_something and lexicon.policies.named(stripped.words):
        only = stripped  # `Miễn, giảm thuế` over `Giải ngân`
    for meant in (
        [only] if only else [label, stripped, introduced, _of_itself(parts, lexicon), _of_band(parts, lexicon)]
    ):
        # `Doanh thu/HTX` over `TH 2024` is of each, whatever part of the header names it
        each_of, rate = meant.each or label.each, meant.per_year or label.per_year
        meant = replace(meant, each=each_of, per_year=rate, unit_text=meant.unit_text or label.unit_text)
        if not meant.refused and (names_something(meant, lexicon) or programme_named(meant, lexicon)):
            return replace(alone, label=meant, unit_text=label.unit_text)
    if len(parts) > 1 and sum_of_years(parts[-1]) and _is_value(parts[-1], lexicon):
        # `Cộng` below `Hợp tác xã` is what the band counts
        whole = read_column(alone.index, parts[:-1], frame, lexicon)
        return replace(whole, text=text, sums=sum_of_years(parts[-1])) if isinstance(whole, Column) else text
    if lexicon.role("header", parts[-1]) == "count" and bare and not lexicon.read(parts[-1]).entities:
        return _headed(read_column(alone.index, parts[:-1], frame, lexicon), text)  # `Số tổ` below `Tổ hợp tác`
    return text


def _headed(found: Column | str | None, text: str) -> Column | str:
    """What was found in a part of a header, or in other words than it prints, as a column of the whole header."""
    return replace(found, text=text) if isinstance(found, Column) else text


def _are_of_some(parts: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the last text over a column is of some, or a band with a number: `Loại 1`, `10-49` over `Số HTX`."""
    bands = (part for part in parts[:-1] if any(map(str.isdigit, part)))
    return _is_of_some(parts[-1], lexicon) or any(
        _is_of_some(band, lexicon) or _SIZES.fullmatch(fold(band)) for band in bands
    )


def _is_of_some(text: str, lexicon: Lexicon) -> bool:
    """Whether a text over a column is of some that its words do not name, and of no time: not `Đến 2023`, `Số`."""
    if normalise(text).casefold() in _MEN:
        return True  # and not `Năm`
    folded = fold(text)
    if _IN_NEED.search(folded):
        return True  # nothing planned: `Số HTX có nhu cầu`
    if not _LINKS.fullmatch(folded) or _is_value(text, lexicon):
        return False
    return not (YEAR.search(folded) or names_a_day(folded))


def _label(parts: Sequence[str], lexicon: Lexicon) -> Label:
    """The texts over a column as one label; `Hợp tác xã` over `Thành viên` is no `Hợp tác xã thành viên`."""
    told = [part for part in parts if not is_only_time(read_time(part))]
    joined, apart = lexicon.read(" ".join(parts)), lexicon.read(", ".join(told))
    of_others = bool(apart.entities) and apart.entities != joined.entities
    is_other = (of_others or not names_something(joined, lexicon)) and names_something(apart, lexicon)
    return replace(apart, text=joined.text) if is_other else joined


def with_budgets(parts: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The texts over a column, its budget named in full: `Tỉnh` below `Ngân sách nhà nước`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> [with_budgets(("Ngân sách nhà nước", part), load_lexicon())[-1] for part in ("Tỉnh", "Trung ương", "Số HTX")]
    ['ngân sách Tỉnh', 'ngân sách Trung ương', 'Số HTX']
    """
    if len(parts) < 2 or not is_of_budgets(parts[-2]):
        return parts
    of_budget = of_level(parts[-1])
    return [*parts[:-2], of_budget] if source_of_money(lexicon.read(of_budget).words, lexicon) else parts


def _named_twice(index: int, parts: Sequence[str], frame: Frame, lexicon: Lexicon) -> Column | str:
    """A column below two kinds of organisations.

    `HTX` below `Quỹ TDND`, or above it, are the cooperatives of that sector; below `Liên hiệp HTX` nobody can tell.
    """
    text = " ".join(parts)
    named = {label.entity: part for part in parts[-2:] if not (label := lexicon.read(part)).words}
    if named.keys() != {"cooperative", "credit_fund"}:
        return text
    credit = next(wording for wording in _CREDIT if not lexicon.read(wording).entities)
    of_sector = read_column(index, [*parts[:-2], f"{named['cooperative']} {credit}"], frame, lexicon)
    return _headed(of_sector, text)


def _of_another_kind(index: int, parts: Sequence[str], frame: Frame, lexicon: Lexicon) -> Column | str | None:
    """A kind of organisations below what a band counts of another: `QTDND` below `Tổng số thành viên HTX`.

    Of cooperatives these may be counted apart, nobody else; `LHHTX` below `Thành viên HTX,` goes on with it.
    """
    own, over = lexicon.read(parts[-1]), lexicon.read(" ".join(parts[:-1]))
    if not (own.entity and over.entity and over.words) or own.words or own.entity == over.entity:
        return None
    if fold(parts[-2]).rstrip().endswith(_GOES_ON):
        return None
    counted = read_column(index, parts[:-1], frame, lexicon)
    if (own.entity, over.entity) != ("credit_fund", "cooperative") or not isinstance(counted, Column):
        return parts[-1]
    return counted if counted.label is None else replace(counted, label=replace(counted.label, entities=own.entities))


def _counts_the_rated(parts: Sequence[str], lexicon: Lexicon) -> bool:
    """`Tổng số` below `HTX được đánh giá, xếp loại` is of those, no total of organisations."""
    if len(parts) < 2 or not (lexicon.role("place", parts[-1]) == "whole" or sum_of_years(parts[-1])):
        return False
    return any(lexicon.role("furniture", lexicon.split_name(part)[1]) == "rated" for part in parts[:-1])


def _is_indicator(column: Column, lexicon: Lexicon) -> bool:
    return column.label is not None and bool(lexicon.codes("indicator", column.label.words))


def _sum_column(index: int, parts: Sequence[str], frame: Frame, lexicon: Lexicon) -> Column | None:
    """A column that may sum up the years beside it: `Cộng`, `Tổng 3 năm` over `Số HTX`, `Thành lập mới` over `Lũy kế`.

    `Tổng số` may be all there is of a number; `Lũy kế` says nothing but beside the years it sums up.
    """
    for place, part in enumerate(parts):
        is_value = _is_value(part, lexicon)
        if not sum_of_years(part) or (place and is_value) or read_time(part, frame).period:
            continue
        others = [*parts[:place], *parts[place + 1 :]]
        counted = read_column(index, others, frame, lexicon) if others else Column(index, "", Time(), Time())
        if isinstance(counted, Column) and _is_sum_of(part, counted.time.period):
            return replace(counted, text=" ".join(parts))
        if isinstance(counted, Column) and not counted.time.says_something:
            time = counted.time if is_value else Time(unclear=True)
            return replace(counted, text=" ".join(parts), time=time, sums=sum_of_years(part))
    return None


def _is_sum_of(text: str, period: str | None) -> bool:
    """Whether a header sums up the very years that stand over it: `Cộng 5 năm` below `Giai đoạn 2021-2025`."""
    if period is None or not is_span(period):
        return False
    first, last = map(int, period.split("-"))
    return sum_of_years(text) in (-1, last - first + 1)


def _is_value(text: str, lexicon: Lexicon) -> bool:
    return lexicon.header(fold(text)) == "value"


def _way(index: int, parts: Sequence[str], frame: Frame, lexicon: Lexicon) -> Column | str | None:
    """`Thành lập mới` below `Tăng trong kỳ` counts what it says; `Tăng trong kỳ` alone counts all that were added.

    What else stands below it, `Chuyển đến`, is no comparison either but a column that is not understood.
    """
    ways = [part for part in parts if is_way(part)]
    if not ways:
        return _way_of_something(index, parts, frame, lexicon)
    read = {part: lexicon.read(part) for part in parts if part not in ways}
    repeated = {part: label for part, label in read.items() if any(repeats_way(label, way, lexicon) for way in ways)}
    others = [part for part in read if part not in repeated]
    counted = read_column(index, others, frame, lexicon) if others else None
    if isinstance(counted, Column) and _is_indicator(counted, lexicon) and parts[-1] not in ways:
        return replace(counted, text=" ".join(parts))
    label = lexicon.read(" ".join([*others, *ways]))
    label = replace(label, entities=label.entities or tuple(e for again in repeated.values() for e in again.entities))
    if not any(says_way_of_a_period(way) for way in (*ways, *repeated)):
        return None
    if not lexicon.codes("indicator", label.words):
        return " ".join(parts) if counted is not None else None
    time = counted.time if isinstance(counted, Column) else Time()
    return Column(index, " ".join(parts), time, time, label)


def _way_of_something(index: int, parts: Sequence[str], frame: Frame, lexicon: Lexicon) -> Column | None:
    """`HTX tăng trong kỳ`, `Thành viên giảm trong năm` are all that were added or lost of what they name."""
    if not says_way_of_a_period(parts[-1]):
        return None
    label, over = lexicon.read(parts[-1]), read_time(" ".join(parts[:-1]), frame)
    is_way_of = any(other_way(code) != code for code in lexicon.codes("indicator", label.words))
    return Column(index, " ".join(parts), over, over, label) if is_way_of and not over.is_comparison else None


def _share(index: int, parts: Sequence[str], frame: Frame, lexicon: Lexicon) -> Column | None:
    """`Tỷ lệ HTX khá, tốt (%)`, `HTX khá, tốt (%)` are of an indicator of its own, `Tỷ lệ (%)` is a comparison."""
    for kept in (parts, parts[-1:]):
        label = lexicon.read(" ".join(kept))
        if label.unit_text == "%" and not lexicon.is_share(label):
            label = lexicon.read(f"Tỷ lệ {' '.join(kept)}")
        if lexicon.is_share(label):
            time = read_time(" ".join(parts[: len(parts) - len(kept)]), frame)
            return Column(index, " ".join(parts), time, time, label, unit_text="%")
    return None


def _of_itself(parts: Sequence[str], lexicon: Lexicon) -> Label:
    """The last text over a column that repeats its band, of whom the band tells.

    `Lao động thường xuyên` below `Lao động trong HTX`, `Tổng số thành viên` below `Thành viên`.
    """
    own, bands = lexicon.read(parts[-1]), [lexicon.read(part) for part in parts[:-1]]
    said = {word for band in bands for word in band.words}
    if not said or not said <= set(own.words):
        return Label("", (), ())
    return replace(own, entities=own.entities or tuple(dict.fromkeys(e for band in bands for e in band.entities)))


def _of_band(parts: Sequence[str], lexicon: Lexicon) -> Label:
    """The band over a column that only says in what its cells are counted: `Số người` below `Lao động`."""
    own = lexicon.read(parts[-1])
    if len(parts) < 2 or not (only_says_people(own) or only_says_money(own)):
        return Label("", (), ())
    band = _label(parts[:-1], lexicon)
    return replace(band, unit_text=own.unit_text or band.unit_text)


def _of_a_part(parts: Sequence[str], lexicon: Lexicon) -> Label | None:
    """The last text over a column that names a part of its band's sector: `Trồng trọt` below `HTX nông nghiệp`."""
    own, bands = lexicon.read(parts[-1]), [lexicon.read(part) for part in parts[:-1]]
    divided = {lexicon.sector_parents.get(code) for code in lexicon.codes("sector", own.words)} - {None}
    if not divided or not any(divided & {*lexicon.codes("sector", band.words)} for band in bands):
        return None
    return replace(own, entities=own.entities or tuple(dict.fromkeys(e for band in bands for e in band.entities)))
