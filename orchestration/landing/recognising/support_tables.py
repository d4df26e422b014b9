"""Which policy or programme is a whole table of support about, and does a table count support at all?

Belongs here: what title and columns say of all rows together. Not here: tables of statistics (`statistics_tables`),
one row (`support`, `crosswise`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from orchestration.landing.codes import KINDS, Codes
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.outline import Meaning, RowText
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.combining import combine_meanings
from orchestration.landing.meaning.row import Row
from orchestration.landing.meaning.sources import are_sources, unknown_sources
from orchestration.landing.meaning.support_measures import GOT
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import SPAN
from orchestration.landing.words.citations import PROVINCIAL, local_resolutions
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import begins_sum

_ENCLOSED = re.compile(r"\s*\(|.*\bkèm theo\b", re.IGNORECASE)  # a letter's reference is no title
_LENT_TO_ANYBODY = "credit"  # by banks, where no word says that it is support
_GIVEN_BY_ALL = frozenset({"support_orgs", "support_budget"})
# `Nghị quyết số 20 của HĐND tỉnh` has but the number of a national one
_LOCAL_ACT = re.compile(
    rf"\b(?:{any_word('act', 'law', 'decision', 'abbreviated')})\b"
    rf"(?:(?!\b(?:{any_word('title', 'national')})\b)[^,;])*?\b(?:cua|do) (?:{any_word('title', 'local')})\b"
)
# `Hỗ trợ của Liên minh HTX tỉnh`: others give too
_OF_A_GIVER = re.compile(rf"\bho tro\b(?:(?!bao cao)[^,;(])*\b(?:cua|do) (?:{any_word('title', 'giver')})\b")
_SUPPORT = re.compile(rf"\b(?:{any_word('title', 'support')})\b")


def speaks_of_support(text: str) -> bool:
    """Whether a title or the header of a column has a word that only support has: `Kinh phí`, `chính sách`."""
    return _SUPPORT.search(fold(text)) is not None


def programme_of_title(
    table: Table, rows: list[RowText], over_labels: str, lexicon: Lexicon, codes: Codes
) -> Meaning | None:
    """The one programme, or the one policy that a whole table of support is about, where its rows name none.

    Args:
        table: the table.
        rows: its rows.
        over_labels: what stands over its labels, which may say so too: `Nội dung hỗ trợ theo Quyết định 1804`.
        lexicon: known wordings.
        codes: code lists.
    """
    lines = [*(line for line in table.title if not _ENCLOSED.match(line)), over_labels]
    labels = [label for line in lines if not (label := lexicon.read(line)).refused]  # `Quỹ hỗ trợ nông dân`
    found: dict[str, str | None] = {}
    sources = unknown_sources(rows, lexicon)  # `Vốn tín dụng` below `NSTW` names no policy
    named_in = [lexicon.read(row.label).plain for place, row in enumerate(rows) if place not in sources]
    for dimension in ("program", "policy"):
        named = {code for label in labels for code in lexicon.all_in(dimension, label.plain)} - {"total"}
        others = (found_in[0] for words in named_in if (found_in := lexicon.find(dimension, words)))
        in_rows = any(code not in {*named, "total"} for code in others)
        if dimension == "program":
            national = [label for label in labels if not _LOCAL_ACT.search(fold(label.text))]
            named &= {code for label in national for code in lexicon.all_in(dimension, label.plain)}
            named = {code for code in named if not _is_next_one(code, [*table.title, over_labels], codes)}
            knows_no_programme = not (named or in_rows)
            found[dimension] = named.pop() if len(named) == 1 and not in_rows else None
        else:
            named -= set() if any(map(speaks_of_support, table.title)) else {_LENT_TO_ANYBODY}
            found[dimension] = None if in_rows else lexicon.policies.joined(frozenset(named))
    resolutions = frozenset[str]().union(*map(local_resolutions, [*table.title, over_labels]))
    if len(resolutions) == 1 and knows_no_programme and not found["policy"]:
        found["program"] = PROVINCIAL
    of_all = are_sources(rows, lexicon, over_labels) and speaks_of_all_support(table.title, lexicon)
    if of_all and not any(found.values()):
        found["policy"] = "total"
    return Meaning(program=found["program"], policy=None if found["program"] else found["policy"])


def with_policies_in_columns(base: Meaning | None, headers: list[Label], lexicon: Lexicon) -> Meaning | None:
    """What all rows are of where columns name nothing but policies: of all support, in a column that names none."""
    named = sum(lexicon.policies.named(label.words) is not None for label in headers if label.words)
    is_open = base is None or not (base.policy or base.program)
    return Meaning(entity="support_program", policy="total") if named > 1 and is_open else base


def _is_next_one(program: str, title: list[str], codes: Codes) -> bool:
    """Whether a title speaks of years after a programme's last, and not of its number: the one that follows it."""
    spans = [span for line in title if (span := SPAN.search(fold(line)))]
    is_over = any(int(span[1]) > codes.last_years.get(program, int(span[1])) for span in spans)
    return is_over and not any(program in line for line in title)


def of_titled_policy(rows: list[Row], table: Table, lexicon: Lexicon) -> list[Row]:
    """Where a title names one policy, what sums up the kinds of it below is all of that policy, not of all support.

    What sums up several that a title names is of neither; beside rows of others the title names some of them only.
    What several resolutions of the province gave, or one of those that give, is some of all support, and nobody tells
    which. Beside kinds that no code knows, `Bồi dưỡng giám đốc HTX` is a kind of it too.
    """
    titles = (lexicon.read(line) for line in table.title if not _ENCLOSED.match(line))
    named = frozenset(code for label in titles for code in lexicon.all_in("policy", label.plain)) - {"total"}
    in_rows = {row.meaning.policy for row in rows if row.meaning and row.meaning.policy} - {"total"}
    whole = lexicon.policies.joined(named | in_rows)
    of_some = named and (whole is not None or in_rows <= named)
    of_a_giver = any(_OF_A_GIVER.search(fold(line)) for line in table.title)
    if not (of_some or of_a_giver or any(map(local_resolutions, table.title))):
        return rows
    beside_others = bool(whole) and any(row.unrecognised and row.source.has_values for row in rows)
    return [
        _of_policy(row, whole if of_some else None)
        if _sums_up(row)
        else _of_policy(row, None)
        if beside_others and _is_of_a_kind(row, lexicon)
        else row
        for row in rows
    ]


def _is_of_a_kind(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row names a policy whose measures are columns: `Bồi dưỡng giám đốc HTX`, not `Số lớp`."""
    is_policy = row.meaning is not None and row.meaning.policy != "total" and row.meaning.indicator is None
    return is_policy and lexicon.policies.named(row.label.words) is not None


def _sums_up(row: Row) -> bool:
    """Whether a row is of all support by nothing but that it adds up: `Cộng`."""
    meaning = row.meaning
    return meaning is not None and meaning.policy == "total" and not (meaning.program or row.label.entities)


def _of_policy(row: Row, policy: str | None) -> Row:
    """A row that sums up a policy; without a policy it is a sum with an unknown meaning."""
    if policy is None or row.meaning is None:
        return replace(row, meaning=None, unrecognised=row.source.has_values, is_some=True)
    return replace(row, meaning=replace(row.meaning, policy=policy))


def measures_support(table: Table, *, titled: bool, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether the columns of a table that lies on its side count what support gave, and to whom.

    `Số HTX` beside `Kinh phí` are those that were supported; beside `Số thành viên`, `Doanh thu` they are all of them.
    """
    named = {entity for line in table.title for entity in lexicon.read(line).entities}
    if "credit_fund" in named:
        return False  # what they lend is their business, no support
    about = next((entity for entity in KINDS if entity in named), "cooperative")
    gifts: list[str] = []
    counts = 0
    all_of_them = some_of_them = False
    for column in _without_other_sectors(table, lexicon):
        given = combine_meanings(Meaning(entity="support_program"), column, lexicon, codes) or Meaning()
        of_whom = Meaning(entity=(column.label.entity if column.label else None) or about)
        counted = combine_meanings(of_whom, column, lexicon, codes) or Meaning()
        is_gift = titled or given.indicator != "support_area"  # what is grown on is no land that was given
        gifts += [given.indicator] if given.indicator and not counted.indicator and is_gift else []
        counts += bool(counted.indicator and not given.indicator)
        if given.indicator == "support_orgs" and given.policy is None:
            all_of_them |= counted.indicator == "org_total"
            some_of_them |= counted.indicator is None
    if all_of_them and some_of_them:
        return False  # `Số HTX` beside `Số HTX được hỗ trợ`
    if all_of_them and set(gifts) == {"support_orgs"} and not any(map(speaks_of_support, table.title)):
        return False  # `Tổng số` beside `Được đào tạo` below `HTX`
    return len(gifts) > counts or (titled and not counts)


def _without_other_sectors(table: Table, lexicon: Lexicon) -> list[Column]:
    """The columns of a table, without `Khác` beside sectors: there it is no other source of money."""
    named = [lexicon.codes("sector", column.label.words) if column.label else [] for column in table.columns]
    among_sectors = any(sectors not in ([], ["other"]) for sectors in named)
    return [c for c, sectors in zip(table.columns, named, strict=True) if not (among_sectors and sectors == ["other"])]


def names_policy(title: Iterable[str], lexicon: Lexicon, codes: Codes) -> bool:
    """Whether a title names a policy that is nothing but support: `Đưa lao động trẻ về làm việc tại HTX`.

    One that gives something of its own is, to those who got it: `HTX được giao đất`; not `HTX được thành lập mới`.
    """
    given = {code for code, measures in codes.policy_measures.items() if measures - _GIVEN_BY_ALL}
    for line in title:
        named = lexicon.all_in("policy", lexicon.read(line).plain) - {"total"}
        if not named.isdisjoint(codes.only_support) or (not named.isdisjoint(given) and GOT.search(fold(line))):
            return True
    return False


def names_given(title: Iterable[str], headers: Iterable[Label], lexicon: Lexicon) -> bool:
    """Whether columns below a title of support name policies, and nothing that is counted of all organisations too."""
    policies = (lexicon.policies.named(label.words) for label in headers if not lexicon.codes("indicator", label.words))
    named = set(policies) - {None, "total", _LENT_TO_ANYBODY}
    return bool(named) and any(map(speaks_of_support, title))


def without_counts_of_all(table: Table) -> Table:
    """A table on its side without `Tổng số HTX`, which beside what some were given is all there are: nobody asked.

    Below a title of support it is all of them that got some.
    """
    if table.rows_are == "indicators" or any(map(speaks_of_support, table.title)):
        return table
    of_all = [c for c in table.columns if c.label and c.label.entities and not c.label.words and begins_sum(c.text)]
    return table.without(of_all) if of_all else table


def of_columns(base: Meaning | None, table: Table, headers: list[Label], lexicon: Lexicon) -> Meaning | None:
    """What every row of a table of support is of: the policy or programme of its title, unless columns name policies.

    Of all support only where the title says nothing else: which policy `Hỗ trợ máy cấy` is, nobody has told us.
    """
    base = base or Meaning()
    if _names_source(table, lexicon):
        return None  # how much that is of all its money nobody tells
    # `Số cán bộ trẻ` of those that the title is about names no other policy
    no_others = {"total", base.policy or "", "" if any(map(speaks_of_support, table.title)) else _LENT_TO_ANYBODY}
    in_columns = any(lexicon.all_in("policy", label.plain) - no_others for label in headers)
    if base.policy and not in_columns:
        return Meaning(entity="support_program", policy=base.policy)
    if base.program:
        return Meaning(entity="support_program", program=base.program)
    if table.rows_are == "members":
        return Meaning(entity="support_program") if in_columns else None
    is_of_all = in_columns or speaks_of_all_support(table.title, lexicon)
    counted = "support_orgs" if in_columns and any(map(lexicon.titled.count_supported, table.title)) else None
    return Meaning(entity="support_program", indicator=counted, policy="total") if is_of_all else None


def speaks_of_all_support(title: list[str], lexicon: Lexicon) -> bool:
    """`Kết quả hỗ trợ HTX theo địa phương`: no word from there on says what kind of support it was."""
    lines = [line for line in title if not _ENCLOSED.match(line) and not lexicon.units(line)]  # nor `ĐVT: đồng`
    first = next((i for i, line in enumerate(lines) if speaks_of_support(line)), len(lines))
    return first < len(lines) and not any(map(lexicon.beyond_all_support, lines[first:]))


def _names_source(table: Table, lexicon: Lexicon) -> bool:
    """Whether the title says of which budget its money is, and no column does: `Kinh phí hỗ trợ từ ngân sách tỉnh`."""
    columns = (column.label for column in table.columns if column.label)
    if any(lexicon.find("funding", label.words) for label in columns):
        return False
    titles = (lexicon.read(line).words for line in table.title)
    return any("ngan" in words and lexicon.find("funding", words) for words in titles)  # not `theo địa phương`
