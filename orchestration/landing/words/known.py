"""Does a label name anything in the code lists, and which share, policy or source of money?

Belongs here: questions about a whole label, asked of headers before anything else is known. Not here: what one row
(`statistics`, `support`) or column (`columns`) means. Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import LETTER, fold
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_formula, without_numbering
from orchestration.landing.writing.phrases import Words

_KIND_OF_PROGRAMME = re.compile(rf"(?:(?:{any_word('title', 'programme_kind')})(?: |$))+")
_OF_BUDGETS = re.compile(rf"(?:{any_word('scope', 'budgets')})(?: ?\([^()]*\))?")
_LENDS = {word for wording in load_words("scope")["lent"] for word in fold(wording).split()}
_COOPERATIVES = {"hop", "tac", "xa"}  # whose fund it is, spelt out
_MONEY = (("tien",), ("thanh", "tien"))
_OF_MONEY = re.compile(rf"\b(?:{any_word('scope', 'money_word')})\b")
_PEOPLE = ("nguoi",)
TOTAL = "total"  # of all sources of money
_MEANINGS = ("indicator", "part", "sector", "funding")


def names_something(label: Label, lexicon: Lexicon) -> bool:
    """Whether a header names organisations, a sector, an indicator, a source of money or a policy's measure."""
    if label.entities and not label.words:
        return True
    if any(lexicon.codes(d, w) for d in _MEANINGS for w in (label.words, label.plain) if w):
        return True
    if source_of_money(label.words, lexicon) or lexicon.indicators(label.words, lexicon.unit(label.unit_text)):
        return True
    if lexicon.given.counted(label, label.words):
        return True
    return (
        money_of_source(label, lexicon) is not None or _is_of_sector(label, lexicon) or _measures_policy(label, lexicon)
    )


def programme_named(label: Label, lexicon: Lexicon) -> str | None:
    """The programme that a header names and nothing beside: `Vốn CTMTQG giảm nghèo bền vững`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("CTMTQG giảm nghèo bền vững", "Số HTX theo Quyết định 1804", "Giảm nghèo")
    >>> [programme_named(load_lexicon().read(text), load_lexicon()) for text in texts]
    ['poverty', None, None]
    """
    found = lexicon.find("program", label.plain) if label.plain and not label.entities else None
    rest = " ".join(lexicon.policies.core(found[1])) if found else ""
    return found[0] if found and (not rest or _KIND_OF_PROGRAMME.fullmatch(rest)) else None


def lends_of_fund(label: Label, lexicon: Lexicon) -> bool:
    """Whether a label names what the support fund lends and nothing beside: `Vay vốn Quỹ hỗ trợ phát triển HTX`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Vay vốn Quỹ hỗ trợ phát triển HTX", "Cho vay từ Quỹ HTPT HTX", "Quỹ hỗ trợ phát triển HTX, ngân hàng")
    >>> [lends_of_fund(load_lexicon().read(text), load_lexicon()) for text in texts]
    [True, True, False]
    >>> lends_of_fund(load_lexicon().read("Quỹ hỗ trợ phát triển hợp tác xã"), load_lexicon())
    True
    """
    found = lexicon.find("program", label.plain)
    return found is not None and found[0] == "fund" and only_lends(found[1], lexicon)


def only_lends(words: Words, lexicon: Lexicon) -> bool:
    """Whether words beside the name of the fund say no more than that it lends."""
    return {*lexicon.policies.core(words)} <= _LENDS | _COOPERATIVES


def counts_support(label: Label, lexicon: Lexicon) -> bool:
    """Whether all words of a header are those of something that support gives: it compares nothing then.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Số tiền miễn, giảm", "Số công trình đã hoàn thành", "Tỷ lệ hoàn thành", "Tăng, giảm")
    >>> [counts_support(load_lexicon().read(text), load_lexicon()) for text in texts]
    [True, True, False, False]
    """
    if label.refused or label.unit_text == "%":
        return False
    known = lexicon.codes("indicator", label.words) if label.words else []
    is_known = bool(known) and all(code.startswith("support_") for code in known)
    return is_known or lexicon.given.counted(label, label.words) is not None


def only_says_people(label: Label) -> bool:
    """Whether a header says in what the rows below it are counted, and no more: `Số người`; not `Số học viên`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> [only_says_people(load_lexicon().read(text)) for text in ("Số người", "Số người được tập huấn", "Số HTX")]
    [True, False, False]
    """
    return label.words == _PEOPLE and not label.entities


def only_says_money(label: Label) -> bool:
    """Whether a header says that the rows below it are money, and no more: `Số tiền`; not `Số tiền hỗ trợ`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> [only_says_money(load_lexicon().read(text)) for text in ("Số tiền (triệu đồng)", "Số tiền cho vay", "Số HTX")]
    [True, False, False]
    """
    return label.words in _MONEY and not label.entities


@lru_cache(maxsize=1024)
def has_word_of_money(header: str) -> bool:
    """Whether a header has a word of money, whatever else it says: `Kế hoạch vốn`, `Giải ngân đến 31/12`.

    >>> list(map(has_word_of_money, ("Kế hoạch vốn", "Giải ngân đến 31/12", "Số lớp")))
    [True, True, False]
    """
    return _OF_MONEY.search(fold(header)) is not None


def knows(text: str, lexicon: Lexicon) -> bool:
    """Whether a label of a row names anything that the code lists know: organisations, an indicator, a policy."""
    label = lexicon.read(text)
    named = (label.words, label.plain, lexicon.policies.core(label.words))
    return names_something(label, lexicon) or any(
        lexicon.codes("policy", words) or lexicon.policies.named(words) for words in named if words
    )


def source_of_money(words: Words, lexicon: Lexicon) -> str | None:
    """The budget that words name and nothing beside but that it is money: `Nguồn vốn ngân sách TW`, `Số tiền NSTW`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> [source_of_money(lexicon.read(text).words, lexicon) for text in ("Nguồn vốn: NSTW", "NSTW khác")]
    ['central', None]
    """
    found = lexicon.find("funding", words)
    if found and (not lexicon.policies.core(found[1]) or "support_budget" in lexicon.codes("indicator", found[1])):
        return found[0]
    named = lexicon.codes("funding", lexicon.policies.core(words)) if found else []
    return named[0] if named else None


def is_of_budgets(text: str) -> bool:
    """Whether a text names the budgets of all levels together, over which no code stands: `1. Ngân sách nhà nước`.

    >>> [is_of_budgets(text) for text in ("1. Ngân sách nhà nước", "NSNN", "Ngân sách tỉnh", "Nộp ngân sách nhà nước")]
    [True, True, False, False]
    """
    return _OF_BUDGETS.fullmatch(fold(without_numbering(text)).strip(" :")) is not None


def source_named(text: str, lexicon: Lexicon) -> str | None:
    """The budget that a cell names, `total` where it names all of them together; None for anything else.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> [source_named(text, load_lexicon()) for text in ("- NSTW", "Tổng số", "Trong đó: ngân sách tỉnh", "Vay NHCS")]
    ['central', 'total', 'local', None]
    """
    if not LETTER.search(text):  # most cells are numbers
        return None
    if lexicon.role("place", without_formula(text)) == "whole":  # `TỔNG CỘNG (I+II)`
        return TOTAL
    words = lexicon.read(text).words
    found = lexicon.codes("funding", words) if words else []
    return found[0] if found else source_of_money(words, lexicon)


def money_of_source(label: Label, lexicon: Lexicon) -> tuple[str, list[str]] | None:
    """`Kinh phí NSTW`: the source of money, and the indicators that the other words mean.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> money_of_source(lexicon.read("Kinh phí (triệu đồng) NSTW"), lexicon)
    ('central', ['support_budget'])
    """
    found = lexicon.find("funding", label.words)
    if found is None or not found[1]:
        return None
    given = lexicon.given.counted(label, found[1])  # `Kinh phí đã sử dụng` over `NSTW`
    indicators = lexicon.codes("indicator", found[1]) or ([given[0]] if given else [])
    return (found[0], indicators) if indicators else None


def _is_of_sector(label: Label, lexicon: Lexicon) -> bool:
    """`Nông nghiệp Thành viên`: a sector, and what is counted of it."""
    found = lexicon.find("sector", label.words)
    if found is None or found[0] == "other" or (not label.entities and lexicon.are_refused(found[1])):
        return False
    return bool(found[1] and lexicon.codes("indicator", found[1]))


def measure_before_policy(words: Words, lexicon: Lexicon, *, titled: bool = True) -> tuple[str, list[str]] | None:
    """`Kinh phí hỗ trợ chuyển đổi số`: the policy that words end in, and the measures of support they begin with.

    Args:
        words: the words of a label.
        lexicon: known wordings.
        titled: a title or a column speaks of support.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> texts = ("Kinh phí hỗ trợ chuyển đổi số", "Kinh phí hỗ trợ", "Kinh phí hỗ trợ hội họp")
    >>> [measure_before_policy(lexicon.read(text).words, lexicon) for text in texts]
    [('digital_transformation', ['support_budget']), None, None]
    """
    for cut in range(len(words) - 1, 0, -1):
        measures = [code for code in lexicon.codes("indicator", words[:cut]) if code.startswith("support_")]
        if measures and (policy := lexicon.policies.named(words[cut:], titled=titled)):
            return policy, measures
    return None


def _measures_policy(label: Label, lexicon: Lexicon) -> bool:
    """`Xúc tiến thương mại Số HTX`, `Kinh phí hỗ trợ đào tạo`, `Giao đất (ha)`: a policy, and what is counted of it."""
    if measure_before_policy(label.words, lexicon):
        return True
    if lexicon.unit(label.unit_text) and lexicon.policies.named(label.words) not in (None, "total"):
        return True
    if (found := lexicon.find("policy", label.words)) is None or found[0] == "total":
        return False
    rest = found[1]
    source = lexicon.find("funding", rest)
    counted = [code for code in lexicon.codes("indicator", rest) if code.startswith("support_")]
    return bool(counted or (source and not lexicon.policies.core(source[1])) or (label.entities and not rest))


def is_of_policy(label: Label, lexicon: Lexicon) -> bool:
    """Whether a header names one policy, with what is counted of it or without.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Tập huấn", "Kinh phí tập huấn", "Tổng kinh phí hỗ trợ", "Số HTX")
    >>> [is_of_policy(load_lexicon().read(text), load_lexicon()) for text in texts]
    [True, True, False, False]
    """
    is_named = bool(label.words) and lexicon.policies.named(label.words) not in (None, "total")
    return is_named or _measures_policy(label, lexicon)


def repeats_way(label: Label, way: str, lexicon: Lexicon) -> bool:
    """Whether a label says again which way its band says, and no more: `Tổng số HTX tăng` below `Tăng trong kỳ`."""
    return bool(label.words) and label.unit_text != "%" and set(label.words) <= set(lexicon.read(way).words)
