"""Texts in a header that do not change what its column counts: shares, scores, acts, words that add up or introduce.

Belongs here: taking such texts out of a header. Not here: the meaning of the remaining text (`columns`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.landing.seeds import any_spelling, any_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.known import names_something
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import is_bare_sum
from orchestration.landing.words.whole_province import without_merger

_BY_ACT = re.compile(rf"\W*\b(?:{any_spelling('furniture', 'by_act', 'by_circular')})\b.*", re.IGNORECASE)
_DIVIDES = re.compile(r"(?:phan )?(?:chia|loai|to|phan)(?: ra)? theo(?: (?=\w)|$)")
_SCORES = re.compile(r"\((?:[^()]*\d\s*(?:đ|điểm)\b[^()]*|[\d\s<>=≤≥.,-]+)\)", re.IGNORECASE)
_SHARE_BESIDE = re.compile(
    rf"^(?:tong )?so\b[^()]*?(\s*\((?:{any_word('comparison', 'share', 'of_a_whole')})\s*%?\s*\))$"
)
_ADDS = re.compile(r"^\W*cộng(?: số)?\s+", re.IGNORECASE)
_MONEY = re.compile(rf"(?:tong )?(?:so )?(?:{any_word('total', 'amount')})\s+(?=\w)")
_INTRODUCES = ("of_which", "by_sector", "topic", "rated")


def without_asides(parts: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The texts over a column without what makes no other column of it.

    Those are the share beside a number, scores, the act that asks for it, words that add up, the merger of provinces;
    above the last text, also words that only divide, `Phân loại theo`, and topics: `Kết quả hoạt động của HTX`; in it,
    that a band of money is money.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def bare(*parts):
    ...     return without_asides(parts, load_lexicon())
    >>> bare("Cộng KTTT"), bare("Số HTX (tỷ lệ)"), bare("Phân loại theo trình độ", "Sơ cấp")
    (['Tổng số KTTT'], ['Số HTX'], ['trình độ', 'Sơ cấp'])
    >>> bare("HTX xếp loại theo Thông tư 01/2020/TT-BKHĐT", "Tốt (80 - 100đ)"), bare("Hoạt động của HTX", "Doanh thu")
    (['HTX xếp loại', 'Tốt'], ['HTX', 'Doanh thu'])
    """
    told = [_without_share_beside(part) for part in _without_money_again(parts, lexicon)]
    told = [_without_sum(_without_act(_without_scores(part, lexicon), lexicon), lexicon) for part in told]
    told = [without_merger(part, lexicon) for part in told]
    return [*(_without_topic(_without_division(part, lexicon), lexicon) for part in told[:-1]), *told[-1:]]


def _without_money_again(parts: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The texts over a column, the last without the money that its band counts: `Vốn đã giao` below `Kinh phí hỗ trợ`.

    Read on as one label, `hỗ trợ` and `vốn` would name a policy, credit, across the border of two cells.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def last(*parts):
    ...     return _without_money_again(parts, load_lexicon())[-1]
    >>> [last("Kinh phí hỗ trợ", text) for text in ("Vốn đã giao", "Vốn đầu tư", "Vốn vay", "Vốn đối ứng")]
    ['đã giao', 'đầu tư', 'Vốn vay', 'Vốn đối ứng']
    >>> last("Số HTX được hỗ trợ", "Vốn đầu tư"), last("Kinh phí hỗ trợ", "Vốn cố định")
    ('Vốn đầu tư', 'Vốn cố định')
    """
    if len(parts) < 2 or not (noun := _MONEY.match(fold(parts[-1]))):
        return parts
    band, label = lexicon.read(parts[-2]), lexicon.read(parts[-1])
    if "support_budget" not in lexicon.codes("indicator", band.words) or names_something(label, lexicon):
        return parts
    rest = parts[-1][noun.end() :]
    time = read_time(rest)
    only_when = time.says_something and not time.rest
    is_known = lexicon.policies.named(label.words) is not None  # `Vốn vay`
    only_courtesy = not lexicon.policies.core(label.words) and not is_known
    return [*parts[:-1], rest] if only_when or only_courtesy else parts


def _without_share_beside(text: str) -> str:
    """A count without the share that its cells print behind it: `Số HTX (tỷ lệ)` over `50 (17,2%)`."""
    bracket = _SHARE_BESIDE.search(fold(text))
    return text[: bracket.start(1)] if bracket and len(fold(text)) == len(text) else text


def _without_scores(text: str, lexicon: Lexicon) -> str:
    """A rating without the scores that earn it: `Tốt (80 - 100đ)`."""
    bare = _SCORES.sub("", text).strip()
    return bare if bare != text and lexicon.role("rating", bare) else text


def _without_sum(text: str, lexicon: Lexicon) -> str:
    """Those that a column sums up, in words that say so: `Cộng KTTT` is `Tổng số KTTT`."""
    return _ADDS.sub("Tổng số ", text) if is_bare_sum(text) and lexicon.read(text).entity else text


def _without_act(text: str, lexicon: Lexicon) -> str:
    """What introduces other columns without the act that it cites: `Xếp loại theo Thông tư 01/2020/TT-BKHĐT`."""
    bare = _BY_ACT.sub("", text).strip()
    name, rest = lexicon.split_name(bare)
    return bare if bare != text and lexicon.role("furniture", rest if name else bare) in _INTRODUCES else text


def _without_division(text: str, lexicon: Lexicon) -> str:
    """A band without the words that say it divides: `Chia theo trình độ` over `Sơ cấp`, `Phân theo` over sectors."""
    divided = _DIVIDES.match(fold(text))
    known = lexicon.role("furniture", text) or len(fold(text)) != len(text)
    return text[divided.end() :] if divided and not known else text


def _without_topic(text: str, lexicon: Lexicon) -> str:
    """The organisations that a band names behind a topic, whose words would be told of some: `Hoạt động của HTX`."""
    return lexicon.split_name(text)[0] if lexicon.titled.have_a_topic_only(text) else text


def without_introduction(parts: Sequence[str], lexicon: Lexicon) -> str:
    """A header without the bands that only introduce it: `HTX được đánh giá, xếp loại` over `Khá` leaves `HTX Khá`."""
    kept = []
    for part in parts[:-1]:
        name, rest = lexicon.split_name(part)
        said = rest if name else part
        roles = {lexicon.role("furniture", text) for text in (said, read_time(said).rest)}
        kept.append(name if not rest or not roles.isdisjoint(_INTRODUCES) else part)
    return " ".join([*kept, parts[-1]])
