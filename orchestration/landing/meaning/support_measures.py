"""What of support does one label or header count: a measure, of a policy or programme that it names itself?

Belongs here: labels and units by themselves. Not here: rows within their policy (`support`), a row and a column
together (`combining`). Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.units import Unit, accepts
from orchestration.landing.words.known import lends_of_fund, measure_before_policy
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lenders import speaks_of_loans
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import begins_count
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Words

_MEASURE_OF_UNIT = {
    "org": "support_orgs",
    "person": "support_persons",
    "turn": "support_turns",
    "class": "support_classes",
    "work": "support_works",
    "square_metre": "support_area",
    "vnd": "support_budget",
}
_ONLY_SUPPORT = ("turn", "class")  # nothing but a programme is counted in these
#: What is told of money that is lent.
LENT = ("support_loan", "support_loan_outstanding", "support_loan_repaid", "support_loan_overdue")
_MONEY_MEASURES = ("support_budget", "support_budget_requested", "support_loan", "support_loan_outstanding")
_GIFTS = ("support_budget", "support_budget_requested")  # banks lend to anybody
_ORGANISATIONS = any_word("entity_type", "cooperative", "union")
_OF_ORGANISATIONS = re.compile(rf"(?:tong )?so (?:luong )?(?:cac )?(?:{_ORGANISATIONS})\b")
_HAVE = re.compile(rf"\b(?:{any_word('scope', 'have')})\b")
GOT = re.compile(rf"\b(?:{any_word('scope', 'got')})\b")
_OF_SUPPORT = re.compile(r"\b(?:quy|ho tro)\b")  # `được vay vốn từ Quỹ hỗ trợ`; banks lend to anybody
_GIVES = re.compile(rf"(?:{any_word('scope', 'gives')})\b")
_TOOK_PART = re.compile(rf"\b(?:{any_word('scope', 'got', 'took_part')})\b")
_CAPITAL_OF_FUND = re.compile(r"(?:tong )?(?:so )?(?:nguon )?von(?: hoat dong)?(?: hien co)?(?: cua)? quy\b")
BENEFICIARIES = frozenset({"cooperative", "cooperative_union", "cooperative_credit_fund", "all"})


def measure_of_unit(unit: Unit, meaning: Meaning, codes: Codes) -> str | None:
    """What a policy or programme gave, by the unit it is counted in: money that is lent is no grant."""
    measure = _MEASURE_OF_UNIT.get(unit.code)
    policy = "credit" if meaning.program == "fund" else meaning.policy or ""
    given = codes.policy_measures.get(policy, frozenset())
    is_lent = measure == "support_budget" and measure not in given and "support_loan" in given
    return "support_loan" if is_lent else measure


def joins_cooperatives(label: Label, lexicon: Lexicon) -> bool:
    """`Số HTX, THT được vay vốn`: no code stands for them together, but all of them got support."""
    return "" in label.entities and lexicon.listed.first_named(label.text) == "cooperative"


def lent_or_given(codes: list[str], of: Meaning) -> list[str]:
    """What words for money mean that may be lent or given: `Số tiền` of the support fund, of credit, is lent."""
    if set(codes) != {"support_loan", "support_budget"}:
        return codes
    return ["support_loan" if of.program == "fund" or of.policy == "credit" else "support_budget"]


def in_turns(words: Words, unit: Unit | None, lexicon: Lexicon) -> list[str]:
    """`Số học viên` counted in `lượt người` are turns."""
    is_turn = unit is not None and unit.code == "turn" and not unit.each
    return ["support_turns"] if is_turn and "support_persons" in lexicon.codes("indicator", words) else []


def is_capital_of_fund(label: Label) -> bool:
    """Whether a label counts what the support fund has, not what it lends.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Tổng nguồn vốn của Quỹ HTPT HTX", "Vay vốn Quỹ HTPT HTX")
    >>> [is_capital_of_fund(load_lexicon().read(text)) for text in texts]
    [True, False]
    """
    return _CAPITAL_OF_FUND.match(fold(without_numbering(label.text))) is not None


def may_lend(policy: str | None, codes: Codes) -> bool:
    """Whether a policy may lend money; of none, or of all policies, one of them may."""
    return policy is None or policy == "total" or "support_loan" in codes.policy_measures.get(policy, ())


def is_lent(of: Meaning, label: str) -> bool:
    """Whether the money of a row is lent, whatever its column is called: `Kinh phí` of `Vay vốn Quỹ hỗ trợ`.

    >>> rows = ((Meaning(program="fund"), "Vay vốn Quỹ HTPT HTX"), (Meaning(policy="interest_subsidy"), "Lãi vay"))
    >>> [is_lent(*row) for row in rows]
    [True, False]
    """
    return (of.program == "fund" or of.policy == "credit") and speaks_of_loans(label)


def is_money_measure(indicator: str) -> bool:
    """Whether an indicator of support counts money, which comes from budgets."""
    return indicator in _MONEY_MEASURES


def is_of_policy(indicator: str, words: Words, policy: str | None, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether words that count people of organisations too count those supported, by what the policy gives.

    `Số lao động` of young workers brought to cooperatives are they; those of a loan have only found work by it.
    """
    shared = any(not codes.indicators[code].is_support for code in lexicon.codes("indicator", words))
    given = codes.policy_measures.get(policy or "", frozenset({indicator}))
    return indicator != "support_persons" or not shared or indicator in given


def given_by_noun(
    label: Label, words: Words, unit: Unit | None, policy: str | None, lexicon: Lexicon, codes: Codes
) -> str | None:
    """What of a policy words count by their noun, if it is counted in the unit: `Số người đã được thụ hưởng`."""
    unit = unit or lexicon.unit(label.unit_text)
    found = lexicon.given.counted(label, words, in_organisations=unit is not None and unit.code == "org")
    if found is None or not is_of_policy(*found, policy, lexicon, codes):
        return None
    fits = unit is None or (accepts(codes.indicators[found[0]].unit, unit) and not unit.each)
    return found[0] if fits else None


def numbers_organisations(label: Label) -> bool:
    """Whether a label begins as a number of cooperatives or unions does."""
    return _OF_ORGANISATIONS.match(fold(without_numbering(label.text))) is not None


def only_have(label: Label) -> bool:
    """Whether `Số HTX có trụ sở làm việc` are those that have one, whoever paid for it."""
    folded = fold(label.text)
    return numbers_organisations(label) and bool(_HAVE.search(folded)) and not GOT.search(folded)


def measured_in_column(label: Label, lexicon: Lexicon, codes: Codes) -> Meaning | None:
    """What a header counts of the policy that it names: `Đào tạo` over `Số lớp`, in a table of support.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def read(*parts):
    ...     return measured_in_column(load_lexicon().read(" ".join(parts)), load_lexicon(), load_codes())
    >>> found = [read("Đào tạo, bồi dưỡng", "Số lớp"), read("Xúc tiến thương mại", "Số HTX"), read("Hạ tầng", "NSTW")]
    >>> [f"{meaning.policy}: {meaning.indicator}" for meaning in found[:2]], found[2].funding
    (['training_fostering: support_classes', 'trade_promotion: support_orgs'], 'central')
    >>> headers = ("Số lớp", "Hỗ trợ khác", "Đào tạo lái xe Số lớp", "Số tiền vay", "Số HTX có trụ sở làm việc")
    >>> [read(header) for header in headers]
    [None, None, None, None, None]
    """
    if only_have(label):
        return None
    if whole := _measured_of_whole(label, lexicon, codes):
        return whole
    for words in dict.fromkeys((label.words, label.plain)):
        found = lexicon.find("policy", words) if words else None
        if found is None or found[0] == "total":
            if (named := measure_before_policy(words, lexicon)) and (of_policy := _one_measure(named)):
                return of_policy
            continue
        policy, rest = found
        counted = [code for code in lexicon.codes("indicator", words) if codes.indicators[code].is_support]
        if not rest and label.entities:
            return Meaning(policy=policy, indicator="support_orgs")
        measures = [c for c in lexicon.codes("indicator", rest) if codes.indicators[c].is_support] if rest else []
        if counted and counted != measures:
            return None  # `Số tiền vay` is no money given for credit
        measures = lent_or_given(measures, Meaning(policy=policy))
        if len(measures) == 1 and is_of_policy(measures[0], rest, policy, lexicon, codes):
            return Meaning(policy=policy, indicator=measures[0])
        source = lexicon.find("funding", rest)
        if source and not lexicon.policies.core(source[1]):
            return Meaning(policy=policy, indicator="support_budget", funding=source[0])
    return None


def _measured_of_whole(label: Label, lexicon: Lexicon, codes: Codes) -> Meaning | None:
    """What a header counts whose words but for that are the name of a policy, or of the fund: `Giao đất (ha)`."""
    if of_fund := _measured_of_fund(label, lexicon, codes):
        return of_fund
    unit = lexicon.unit(label.unit_text) if label.unit_text else None
    policy = lexicon.policies.named(label.words)
    if policy is None or policy == "total":
        return None
    counts = lexicon.titled.are_numbered(label.text)  # `Số HTX được hỗ trợ ứng dụng công nghệ mới`
    for_them = not counts and not lexicon.begins_with_name(fold(without_numbering(label.text)))  # `Tập huấn cho HTX`
    if unit and (for_them or not label.entities) and not unit.each:
        named = Meaning(policy=policy)
        return replace(named, indicator=measure_of_unit(unit, named, codes))
    return Meaning(policy=policy, indicator="support_orgs") if counts else None


def _measured_of_fund(label: Label, lexicon: Lexicon, codes: Codes) -> Meaning | None:
    """What a header counts of the fund: `Số HTX vay vốn Quỹ hỗ trợ phát triển HTX`, or a band of that over `Số HTX`."""
    named = lexicon.find("program", label.plain)
    if named is None or named[0] != "fund":
        return None
    unit = lexicon.unit(label.unit_text) if label.unit_text else None
    if unit and not unit.each and lends_of_fund(label, lexicon):
        fund = Meaning(program="fund")
        return replace(fund, indicator=measure_of_unit(unit, fund, codes))
    alone = measured_alone(label, None, lexicon, codes)
    if alone and alone.program == "fund":
        return replace(alone, entity=None)
    counted = lexicon.read(" ".join(named[1]))
    if counted.entity == "cooperative" and not counted.words:
        return Meaning(program="fund", indicator="support_orgs")
    measures = lent_or_given(lexicon.codes("indicator", counted.words), Meaning(program="fund"))
    return (
        Meaning(program="fund", indicator=measures[0]) if len(measures) == 1 and is_money_measure(measures[0]) else None
    )


def only_names_policy(label: Label, lexicon: Lexicon) -> str | None:
    """The policy that a header names without a word of what is counted of it: `Giao đất, cho thuê đất`, `Cho vay vốn`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Giao đất, cho thuê đất", "Số HTX được giao đất", "Cho vay vốn (triệu đồng)", "Cho vay vốn")
    >>> [only_names_policy(load_lexicon().read(text), load_lexicon()) for text in texts]
    ['land', None, None, 'credit']
    """
    if label.unit_text or label.entities or begins_count(label.text):
        return None
    policy = lexicon.policies.named(label.words)
    return None if policy == "total" else policy


def _says_given(label: Label, named: Meaning, unit: Unit, codes: Codes) -> bool:
    """`Hỗ trợ thành lập mới (triệu đồng)`, `Tập huấn (người)`: the unit says what was given of a policy.

    Money of a policy that is more than support, `Thành lập mới`, is given only where the label says so.
    """
    measure = measure_of_unit(unit, named, codes) or ""
    if unit.each or measure not in codes.policy_measures.get(named.policy or "", frozenset()):
        return False
    return named.policy in codes.only_support or (
        is_money_measure(measure) and _GIVES.match(fold(without_numbering(label.text))) is not None
    )


def _one_measure(named: tuple[str, list[str]]) -> Meaning | None:
    """The one measure that words count of the policy that they name behind it."""
    policy, measures = named
    measures = lent_or_given(measures, Meaning(policy=policy))
    return Meaning(policy=policy, indicator=measures[0]) if len(measures) == 1 else None


def _got(label: Label, named: Meaning, codes: Codes) -> bool:
    """Whether organisations got what a label names: `Số HTX chế biến sản phẩm` says what they do.

    Anybody may take part in social insurance, and be lent money by a bank.
    """
    folded = fold(label.text)
    if named.policy == "credit" and speaks_of_loans(folded) and not _OF_SUPPORT.search(folded):
        return False
    if _is_support(named, codes):
        return _TOOK_PART.search(folded) is not None
    return GOT.search(folded) is not None


def _is_support(named: Meaning, codes: Codes) -> bool:
    """Whether nothing but support is called so: a programme, `Tập huấn`."""
    return named.policy in codes.only_support or named.program is not None


def repeats_policy(label: Label, above: Words, lexicon: Lexicon) -> bool:
    """Whether the words of the policy that a label names all stand in the heading above it: it names no other then.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> read = load_lexicon().read
    >>> above = read("Tư vấn, hỗ trợ thành lập mới HTX").words
    >>> labels = ("Số HTX được tư vấn, hỗ trợ", "Số HTX được hỗ trợ chế biến")
    >>> [repeats_policy(read(label), above, load_lexicon()) for label in labels]
    [True, False]
    """
    found = lexicon.find("policy", label.words)
    return found is not None and bool(above) and Counter(label.words) - Counter(found[1]) <= Counter(above)


def measured_alone(label: Label, unit: Unit | None, lexicon: Lexicon, codes: Codes) -> Meaning | None:
    """What a label counts of a policy or programme that it names itself, outside any table of support.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def read(text):
    ...     return measured_alone(load_lexicon().read(text), None, load_lexicon(), load_codes())
    >>> turns = read("Số lượt người được bồi dưỡng, tập huấn")
    >>> turns.policy, turns.indicator
    ('fostering', 'support_turns')
    >>> unit = load_lexicon().unit("lượt người")
    >>> measured_alone(load_lexicon().read("Tập huấn cán bộ HTX"), unit, load_lexicon(), load_codes()).indicator
    'support_turns'
    >>> read("Kinh phí hỗ trợ chuyển đổi số").policy, read("Kinh phí hỗ trợ hội họp")
    ('digital_transformation', None)
    >>> [read(text) for text in ("Số lượt người", "Thành lập mới", "Dư nợ cho vay", "Lao động trẻ", "Vốn vay")]
    [None, None, None, None, None]
    >>> read("Số HTX được hỗ trợ chế biến sản phẩm").policy, read("Số HTX chế biến sản phẩm")
    ('processing', None)
    >>> [read(f"Số HTX {what}") for what in ("được vay vốn", "tham gia bảo hiểm xã hội", "ứng dụng chuyển đổi số")]
    [None, None, None]
    >>> read("Số lao động tham gia bảo hiểm xã hội"), read("Số lao động được hỗ trợ bảo hiểm xã hội").policy
    (None, 'social_insurance')
    >>> read("Số HTX vay vốn Quỹ hỗ trợ phát triển HTX").indicator, read("Số HTX tham gia hội chợ").policy
    ('support_orgs', 'trade_promotion')
    >>> measured_alone(load_lexicon().read("Tín dụng"), load_lexicon().unit("THT"), load_lexicon(), load_codes())
    """
    if label.refused or not set(label.entities) <= BENEFICIARIES:
        return None
    if lexicon.codes("sector", label.words):
        return None  # `Tín dụng` in `THT` are groups of that sector
    if lexicon.codes("policy_in_row", label.words) and lexicon.people.named(label.words):
        return None  # `Số lao động trẻ` beside `Tổng số lao động` are some of them
    for words in dict.fromkeys((label.words, label.plain)):
        before = measure_before_policy(words, lexicon, titled=False)
        if before and (of_policy := _one_measure(before)) and of_policy.indicator in _GIFTS:
            fits = unit is None or accepts(codes.indicators[of_policy.indicator].unit, unit)
            return replace(of_policy, entity="support_program") if fits else None
        for dimension in ("policy", "program"):
            if (found := lexicon.find(dimension, words)) is None or found[0] == "total":
                continue
            named = Meaning(policy=found[0]) if dimension == "policy" else Meaning(program=found[0])
            if measure := _measure_of_named(label, words, found[1], named, unit, lexicon, codes):
                return replace(named, entity="support_program", indicator=measure)
    return None


def _measure_of_named(
    label: Label, words: Words, rest: Words, named: Meaning, unit: Unit | None, lexicon: Lexicon, codes: Codes
) -> str | None:
    """What a label counts of the policy or programme that it names, whose other words are `rest`."""
    measures = set(lent_or_given(_measures_told(label, words, rest, named, unit, lexicon, codes), named))
    is_name = not rest or (named.policy and lexicon.policies.named(words, titled=False) == named.policy)
    if is_name and unit and (unit.code in _ONLY_SUPPORT or _says_given(label, named, unit, codes)):
        measures = {measure_of_unit(unit, named, codes) or ""} - {""}
    if not measures and (given := given_by_noun(label, rest, unit, named.policy, lexicon, codes)):
        measures = {given} - {"support_orgs"}  # `Số học viên tham gia bồi dưỡng`
    if measures == {"support_orgs"} and not _got(label, named, codes):
        return None
    if measures == {"support_persons"} and not (_is_support(named, codes) or GOT.search(fold(label.text))):
        return None  # `Lao động tham gia BHXH`: anybody may be insured
    return measures.pop() if len(measures) == 1 else None


def _measures_told(
    label: Label, words: Words, rest: Words, named: Meaning, unit: Unit | None, lexicon: Lexicon, codes: Codes
) -> list[str]:
    """The measures of support whose wording a label has, beside the policy or programme that it names or with it.

    `Dư nợ cho vay`, `Lao động trẻ` alone may be of anybody; `Số người được đào tạo` got support.
    """

    def is_of_support(code: str) -> bool:
        if codes.indicators[code].unit in _ONLY_SUPPORT:  # `Số lớp tập huấn`
            return True
        if code in _MONEY_MEASURES:
            return code == "support_loan" and named.program == "fund"
        return GOT.search(fold(label.text)) is not None

    told = [code for code in lexicon.codes("indicator", words) if is_of_support(code)]
    return [
        code
        for code in dict.fromkeys((*lexicon.codes("indicator", rest), *told))
        if codes.indicators[code].is_support and (unit is None or accepts(codes.indicators[code].unit, unit))
    ]
