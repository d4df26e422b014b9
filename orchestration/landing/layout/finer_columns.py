"""Which columns are finer than the code list, so that none of them is the whole?

`Thương mại` and `Dịch vụ` are both part of trade and services: loading one of them as the whole would lose the other.
The budgets of a province and of its districts have their own codes: local money printed separately stays separate.

Belongs here: columns set apart because of others below the same band. Not here: the meaning of a column by itself
(`columns`), rows (`meaning.finer_rows`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.budgets import budget_of, each_told
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.openings import opens_part, opens_sum
from orchestration.landing.words.totals import begins_sum
from orchestration.landing.writing.phrases import Words

PARTS = ("subsector", "subindicator")  # dimensions of words for parts that have no code
_FEWEST = 2  # columns that divide their band
_DIVIDED = load_words("subindicator").keys()
_INVESTED = re.compile(rf"\b(?:{any_word('scope', 'invested')})\b")
_RECURRENT = re.compile(rf"\b(?:{any_word('scope', 'recurrent')})\b")


def columns_apart(headers: Mapping[int, Sequence[str]], lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """Columns below one band that are parts of one code, none of them the whole, with the headers of all of them.

    Args:
        headers: texts over each column, outermost first.
        lexicon: known wordings.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> columns_apart({2: ("Tổng số",), 3: ("Nông nghiệp",), 4: ("Thủy sản",)}, load_lexicon())
    {3: ('Nông nghiệp', 'Thủy sản')}
    >>> columns_apart({2: ("Kinh phí", "NS tỉnh"), 3: ("Kinh phí", "Ngân sách huyện")}, load_lexicon())
    {}
    >>> sorted(columns_apart({2: ("Kinh phí", "NSĐP"), 3: ("Kinh phí", "Ngân sách huyện")}, load_lexicon()))
    [2, 3]
    >>> columns_apart({2: ("NSTW năm 2023",), 3: ("Nguồn NSTW năm 2024",)}, load_lexicon())
    {}
    >>> sorted(columns_apart({2: ("Cao đẳng, đại học",), 3: ("Trên đại học",)}, load_lexicon()))
    [2, 3]
    >>> columns_apart({2: ("HTX nông nghiệp", "Tổng số"), 3: ("HTX nông nghiệp", "Thủy sản")}, load_lexicon())
    {}
    >>> ended = {2: ("HTX ngừng hoạt động", "Chờ giải thể"), 3: ("HTX ngừng hoạt động", "Tạm ngừng")}
    >>> columns_apart(ended, load_lexicon())
    {3: ('HTX ngừng hoạt động', 'Chờ giải thể', 'Tạm ngừng')}
    """
    apart: dict[int, tuple[str, ...]] = {}
    for beside in _named(headers, lexicon).values():
        is_told = each_told([budget_of(headers[index][-1]) for index in beside])
        if not is_told and len(set(beside.values())) > 1 and any(is_whole for _, is_whole in beside.values()):
            labels = tuple(headers[index][-1] for index in sorted(beside))
            apart |= {index: labels for index in beside if not _has_code(headers[index][-1], lexicon)}
    return apart | _parts_of_their_band(headers, lexicon)


def _parts_of_their_band(headers: Mapping[int, Sequence[str]], lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """Columns of the code of their band in other words, beside one of another code: `Tạm ngừng`, `Chờ giải thể`.

    Below `HTX ngừng hoạt động` both are parts of that, which is of no column then.
    """
    below: dict[tuple[str, ...], list[int]] = {}
    for index, parts in headers.items():
        if len(parts) > 1:
            below.setdefault(tuple(parts[:-1]), []).append(index)
    apart: dict[int, tuple[str, ...]] = {}
    for bands, beside in below.items():
        whole = lexicon.read(bands[-1])
        code = lexicon.codes("indicator", whole.words)[:1]
        if not code or len(beside) < _FEWEST or code[0].endswith("_total"):
            continue
        own = {index: lexicon.read(headers[index][-1]) for index in beside}
        codes = {index: lexicon.codes("indicator", label.words)[:1] for index, label in own.items()}
        parts_of = [
            index
            for index, label in own.items()
            if codes[index] == code and label.key != whole.key and not begins_sum(label.text)
        ]
        if parts_of and any(found and found != code for found in codes.values()):
            apart |= dict.fromkeys(parts_of, (bands[-1], *(headers[index][-1] for index in beside)))
    return apart


def parts_by_purpose(headers: Mapping[int, Sequence[str]]) -> set[int]:
    """Columns of capital to invest beside others of recurrent money: `Vốn đầu tư | TW`, `Vốn sự nghiệp | TW`.

    Neither is all the money of a budget, and no code tells them apart.

    >>> sorted(parts_by_purpose({2: ("Tổng",), 3: ("Vốn đầu tư", "TW"), 4: ("Vốn sự nghiệp", "TW")}))
    [3, 4]
    >>> parts_by_purpose({2: ("Tổng",), 3: ("Vốn đầu tư", "TW"), 4: ("Vốn đầu tư", "Tỉnh")})
    set()
    """
    said = {index: fold(" ".join(parts)) for index, parts in headers.items()}
    purposes = [{index for index, text in said.items() if purpose.search(text)} for purpose in (_INVESTED, _RECURRENT)]
    return set().union(*purposes) if all(purposes) else set()


def _has_code(header: str, lexicon: Lexicon) -> bool:
    """Whether a column is a part of a sector that has a code of its own."""
    found = lexicon.codes("sector", lexicon.read(header).words)
    return bool(found) and found[0] in lexicon.sector_parents


def budgets_apart(headers: Mapping[int, Sequence[str]], lexicon: Lexicon) -> dict[int, str]:
    """Columns of the money of the province and of its districts, where they stand below one band, by their budget.

    Args:
        headers: texts over each column, outermost first.
        lexicon: known wordings.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> budgets_apart({2: ("Kinh phí", "NS tỉnh"), 3: ("Kinh phí", "Ngân sách huyện")}, load_lexicon())
    {2: 'province', 3: 'district'}
    >>> budgets_apart({2: ("Kinh phí", "NSTW"), 3: ("Kinh phí", "Ngân sách tỉnh")}, load_lexicon())
    {}
    >>> budgets_apart({2: ("Trong đó: NS tỉnh",), 3: ("NS huyện",)}, load_lexicon())
    {2: 'province', 3: 'district'}
    """
    found: dict[int, str] = {}
    for (*_, dimension, code), beside in _named(headers, lexicon).items():
        if (dimension, code) == ("funding", "local"):
            found |= dict(zip(beside, each_told([budget_of(headers[index][-1]) for index in beside]), strict=False))
    return found


def _named(
    headers: Mapping[int, Sequence[str]], lexicon: Lexicon
) -> dict[tuple[object, ...], dict[int, tuple[Words, bool]]]:
    """Columns below one band that name one code, with their words, and whether these name all of it."""
    named: dict[tuple[object, ...], dict[int, tuple[Words, bool]]] = {}
    for index, parts in headers.items():
        if not parts or opens_sum(parts[-1]):
            continue
        label, time = lexicon.read(parts[-1]), read_time(parts[-1])
        # `Trong đó: NS tỉnh` begins the budgets of the column left of it, `Trong đó: nữ` is a part of that alone
        for dimension in ("funding",) if opens_part(parts[-1]) else ("sector", "indicator", *PARTS, "funding"):
            for found in lexicon.codes(dimension, label.words)[:1]:
                if dimension == "indicator" and found not in _DIVIDED:
                    continue
                code = lexicon.sector_parents.get(found, found) if dimension == "sector" else found
                of = (
                    tuple(parts[:-1]),
                    time.period,
                    time.scenario,
                    label.entities,
                    dimension.removeprefix("sub"),
                    code,
                )
                named.setdefault(of, {})[index] = (label.words, dimension not in PARTS and code == found)
    return named
