"""Labels -> codes: every wording of the seed, and nothing that is only similar."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

import pytest

from orchestration.landing.codes import Codes, Wording, load_codes
from orchestration.landing.values.dates import Dated
from orchestration.landing.words.lexicon import Lexicon

WORDINGS = load_codes().wordings
MEASURED = [w for w in WORDINGS if w.dimension in ("indicator", "sector", "policy", "program", "funding")]
DENYING_OR_NAMING = re.compile(r"\b(?:không|chưa|ngoài|trừ|HTX|hợp tác xã|tổ hợp tác|liên hiệp|kinh tế tập thể|KTTT)\b")
AFFIRMED = [w for w in MEASURED if w.dimension == "indicator" and not DENYING_OR_NAMING.search(w.text)]
ROLES = [w for w in WORDINGS if w.dimension in ("header", "furniture", "register", "status", "rating")]


def meanings(lexicon: Lexicon, dimension: str, text: str) -> set[str]:
    label = lexicon.read(text)
    return {code for words in (label.words, label.plain) if words for code in lexicon.codes(dimension, words)}


def named(wording: Wording) -> str:
    return f"{wording.dimension}: {wording.text} -> {wording.code}"


# ---- The whole seed ---------------------------------------------------------------------------------------------


def test_every_wording_of_the_seed_reads_back_to_its_own_code(lexicon: Lexicon) -> None:
    lost = [named(w) for w in MEASURED if w.code not in meanings(lexicon, w.dimension, w.text)]

    assert lost == []
    assert len(MEASURED) > 700


def test_every_name_of_an_organisation_reads_back_to_its_entity_type(lexicon: Lexicon) -> None:
    names = [w for w in WORDINGS if w.dimension == "entity_type"]

    none = {w for w in names if w.code == "none"}  # `Ngân hàng hợp tác xã`
    assert [named(w) for w in names if lexicon.read(w.text).entities != (() if w in none else (w.code,))] == []
    assert len(names) > 40


def test_every_role_of_a_short_text_reads_back_to_its_own_code(lexicon: Lexicon) -> None:
    assert [named(w) for w in ROLES if lexicon.role(w.dimension, w.text) != w.code] == []
    assert len(ROLES) > 300


def test_a_synonym_is_the_same_word(lexicon: Lexicon) -> None:
    synonyms = [w for w in WORDINGS if w.dimension == "synonym"]

    assert [named(w) for w in synonyms if lexicon.read(w.text).plain != lexicon.read(w.code).plain] == []


def test_a_filler_says_nothing(lexicon: Lexicon) -> None:
    fillers = [w.text for w in WORDINGS if (w.dimension, w.code) == ("filler", "filler")]

    assert [text for text in fillers if lexicon.read(text).plain] == []


def test_every_code_of_a_wording_is_in_its_code_list(codes: Codes) -> None:
    known = {
        "indicator": set(codes.indicators),
        "sector": codes.sectors,
        "policy": codes.policies,
        "program": codes.programs,
    }

    assert [named(w) for w in WORDINGS if w.dimension in known and w.code not in known[w.dimension]] == []


def test_every_indicator_and_sector_can_be_printed_by_its_own_label(codes: Codes, lexicon: Lexicon) -> None:
    # `Tổng số` names no organisations: the block above it says what is counted, see test_rows.
    labels = {code: i.label for code, i in codes.indicators.items() if code not in ("org_total", "member_total")}

    assert [c for c, label in labels.items() if c not in meanings(lexicon, "indicator", label)] == []


def test_a_wording_of_two_indicators_is_told_apart_by_entity_type_or_unit(codes: Codes, lexicon: Lexicon) -> None:
    for wording in (w for w in MEASURED if w.dimension == "indicator"):
        own = codes.indicators[wording.code]
        found = [codes.indicators[code] for code in meanings(lexicon, "indicator", wording.text)]
        rivals = [i for i in found if i.code != own.code and i.is_support == own.is_support and i.unit == own.unit]

        assert own.is_support or not any(set(own.entity_types) & set(i.entity_types) for i in rivals), wording


# ---- Spelling ---------------------------------------------------------------------------------------------------


def changed_by(lexicon: Lexicon, change: Callable[[str], str]) -> list[tuple[str, str]]:
    """Wordings that mean something else once they are changed."""
    texts = [(w.dimension, w.text) for w in MEASURED]
    return [(d, text) for d, text in texts if meanings(lexicon, d, change(text)) != meanings(lexicon, d, text)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
def test_case_and_encoding_do_not_change_a_label(lexicon: Lexicon, case: Callable[[str], str], form: str) -> None:
    assert changed_by(lexicon, lambda text: normalize(form, case(text))) == []


@pytest.mark.parametrize("numbering", ["1. ", "1.2. ", "a) ", "- ", "+ ", "II. ", "- Trong đó: ", "Trong đó: ", "* "])
def test_numbering_does_not_change_a_label(lexicon: Lexicon, numbering: str) -> None:
    assert changed_by(lexicon, lambda text: numbering + text) == []


@pytest.mark.parametrize("end", [" ", ":", ";", "  ", "."])
def test_punctuation_at_its_end_does_not_change_a_label(lexicon: Lexicon, end: str) -> None:
    assert changed_by(lexicon, lambda text: text + end) == []


@pytest.mark.parametrize("unknown", ["quốc doanh", "xuất khẩu", "bền vững nhất", "30", "lần hai"])
def test_one_unknown_word_and_a_label_is_not_recognised(lexicon: Lexicon, unknown: str) -> None:
    assert [w for w in MEASURED if meanings(lexicon, w.dimension, f"{w.text} {unknown}")] == []


@pytest.mark.parametrize(
    "text", ["Số HTX tham gia sàn thương mại điện tử", "Số hộ nghèo", "Ý kiến khác của tỉnh", "???"]
)
def test_an_unknown_label_is_not_recognised(lexicon: Lexicon, text: str) -> None:
    assert meanings(lexicon, "indicator", text) == set()


def test_an_unknown_label_is_offered_with_the_closest_wording(lexicon: Lexicon) -> None:
    closest = lexicon.closest(("indicator",), lexicon.read("Số HTX ngừng hoạtt độngg"), support=False)

    assert meanings(lexicon, "indicator", closest) == {"org_inactive"}


@pytest.mark.parametrize("label", ["qwzxk", "Chủ tịch HĐQT", "Tuổi bình quân của giám đốc"])
def test_nothing_is_offered_for_a_label_like_no_wording(lexicon: Lexicon, label: str) -> None:
    assert lexicon.closest(("indicator",), lexicon.read(label), support=False) == ""


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Nộp NSNN bình quân 1 HTX", "budget_contribution_total"),
        ("Doanh thu từ bán hàng cho thành viên", "revenue_member_avg"),
        ("Thu nhập bình quân của nông dân", "income_worker_avg"),
    ],
)
def test_rare_words_tell_which_wording_is_close(lexicon: Lexicon, label: str, code: str) -> None:
    closest = lexicon.closest(("indicator", "sector"), lexicon.read(label), support=False)

    assert meanings(lexicon, "indicator", closest) == {code}


# ---- Organisations ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("negation", ["không", "chưa", "chưa được", "ngoài", "trừ"])
def test_a_label_that_denies_a_wording_never_means_it(lexicon: Lexicon, negation: str) -> None:
    denied = [(w, f"Số HTX {negation} {w.text}") for w in AFFIRMED]

    assert [label for w, label in denied if w.code in meanings(lexicon, "indicator", label)] == []


@pytest.mark.parametrize(
    ("text", "code"), [("Số HTX không hoạt động", "org_inactive"), ("Số HTX chưa xếp loại", "org_unrated")]
)
def test_a_negation_after_a_name_belongs_to_the_words(lexicon: Lexicon, text: str, code: str) -> None:
    assert meanings(lexicon, "indicator", text) == {code}


def test_the_member_cooperatives_of_a_union_are_what_it_has_and_no_name(lexicon: Lexicon) -> None:
    label = lexicon.read("Số HTX thành viên của liên hiệp HTX")

    assert label.entity == "union"
    assert lexicon.codes("indicator", label.words) == ["member_org_total"]


# ---- What else a label says ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "since"),
    [("Số HTX tăng thêm so với năm 2022", 2022), ("Số HTX tăng so năm trước", 0), ("Số HTX tăng thêm", None)],
)
def test_a_comparison_names_its_base_year(lexicon: Lexicon, text: str, since: int | None) -> None:
    label = lexicon.read(text)

    assert label.since_year == since
    assert "org_net_increase" in meanings(lexicon, "indicator", text)


@pytest.mark.parametrize("text", ["Số HTX giải thể năm 2022", "Số HTX giải thể trong năm 2022"])
def test_a_year_in_a_label_is_kept_apart_from_its_words(lexicon: Lexicon, text: str) -> None:
    assert lexicon.read(text).dated == Dated(2022)
    assert meanings(lexicon, "indicator", text) == {"org_dissolved"}


@pytest.mark.parametrize(
    "text", ["Huyện", "Huyện, TX, TP", "Quận, huyện, thị xã, thành phố", "Tên đơn vị hành chính", "Xã, phường, đặc khu"]
)
def test_a_column_of_places_is_known_however_its_kinds_are_listed(lexicon: Lexicon, text: str) -> None:
    assert lexicon.header(text) == "place"


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("Số HTX có lãi", ["org_profitable"]),
        ("HTX làm ăn có lãi", ["org_profitable"]),
        ("Số HTX có lợi nhuận", ["org_profitable"]),
        ("Tổng lợi nhuận của HTX", ["profit_total"]),
        ("Lãi bình quân 1 HTX", ["profit_avg"]),
    ],
)
def test_who_makes_a_profit_is_told_from_the_profit(lexicon: Lexicon, label: str, meant: list[str]) -> None:
    assert lexicon.codes("indicator", lexicon.read(label).words) == meant


@pytest.mark.parametrize("title", ["PHƯƠNG HƯỚNG NĂM 2025 VỀ KTTT", "ĐỊNH HƯỚNG PHÁT TRIỂN HTX", "GIẢI PHÁP CHO HTX"])
def test_what_is_to_be_done_for_organisations_measures_nothing_of_them(lexicon: Lexicon, title: str) -> None:
    assert lexicon.titled.measures(title) == ()


@pytest.mark.parametrize("text", ["Tr.do:", "TRONG DO", "Tr.đó"])
def test_what_introduces_parts_may_be_typed_without_marks(lexicon: Lexicon, text: str) -> None:
    assert lexicon.role("furniture", text) == "of_which"
