"""Labels -> codes: every wording of the seed, and nothing that is only similar."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.codes import Codes, Wording, load_codes
from orchestration.landing.dates import Dated
from orchestration.landing.lexicon import Lexicon, load_lexicon
from orchestration.landing.text import normalise

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

    assert [named(w) for w in names if lexicon.read(w.text).entities != (w.code,)] == []
    assert len(names) > 40


def test_every_role_of_a_short_text_reads_back_to_its_own_code(lexicon: Lexicon) -> None:
    assert [named(w) for w in ROLES if lexicon.role(w.dimension, w.text) != w.code] == []
    assert len(ROLES) > 300


def test_a_synonym_is_the_same_word(lexicon: Lexicon) -> None:
    synonyms = [w for w in WORDINGS if w.dimension == "synonym"]

    assert [named(w) for w in synonyms if lexicon.read(w.text).plain != lexicon.read(w.code).plain] == []


def test_a_filler_says_nothing(lexicon: Lexicon) -> None:
    assert [w.text for w in WORDINGS if w.dimension == "filler" and lexicon.read(w.text).plain] == []


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
    closest = lexicon.closest(["indicator"], lexicon.read("Số HTX ngừng hoạtt độngg"), support=False)

    assert meanings(lexicon, "indicator", closest) == {"org_inactive"}


def test_nothing_is_offered_for_a_label_like_no_wording(lexicon: Lexicon) -> None:
    assert lexicon.closest(["indicator"], lexicon.read("qwzxk"), support=False) == ""


# ---- Organisations ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Tổng số HTX", "cooperative"),
        ("Số liên hiệp hợp tác xã", "union"),
        ("Tổ hợp tác đang hoạt động", "group"),
        ("Quỹ tín dụng nhân dân", "credit_fund"),
        ("Tổng số HTX, LHHTX", "cooperative_union"),
        ("HTX và liên hiệp HTX", "cooperative_union"),
        ("HTX (bao gồm cả QTDND)", "cooperative_credit_fund"),
        ("HTX, THT, LHHTX", "all"),
        ("Khu vực kinh tế tập thể, hợp tác xã", "all"),
    ],
)
def test_a_label_names_one_entity_type_or_a_printed_composite(lexicon: Lexicon, text: str, entity: str) -> None:
    assert lexicon.read(text).entity == entity


@pytest.mark.parametrize("negation", ["không", "chưa", "chưa được", "ngoài", "trừ"])
def test_a_label_that_denies_a_wording_never_means_it(lexicon: Lexicon, negation: str) -> None:
    denied = [(w, f"Số HTX {negation} {w.text}") for w in AFFIRMED]

    assert [label for w, label in denied if w.code in meanings(lexicon, "indicator", label)] == []


@pytest.mark.parametrize(
    ("text", "code"), [("Số HTX không hoạt động", "org_inactive"), ("Số HTX chưa xếp loại", "org_unrated")]
)
def test_a_negation_after_a_name_belongs_to_the_words(lexicon: Lexicon, text: str, code: str) -> None:
    assert meanings(lexicon, "indicator", text) == {code}


def test_a_word_that_excludes_nothing_named_stays_a_word(lexicon: Lexicon) -> None:
    assert lexicon.read("Số HTX ngoài tỉnh").words != ()


@pytest.mark.parametrize(
    "text",
    [
        "Số HTX (không bao gồm QTDND)",
        "Số HTX không bao gồm quỹ tín dụng nhân dân",
        "HTX, trừ quỹ tín dụng",
        "HTX (chưa bao gồm QTDND)",
    ],
)
def test_what_a_label_excludes_is_no_part_of_it(lexicon: Lexicon, text: str) -> None:
    assert lexicon.read(text).entities == ("cooperative",)


@pytest.mark.parametrize("text", ["HTX và tổ hợp tác", "Tổ hợp tác, quỹ tín dụng nhân dân", "LHHTX và THT"])
def test_a_combination_without_a_code_is_no_single_entity(lexicon: Lexicon, text: str) -> None:
    assert lexicon.read(text).entity is None


def test_the_member_cooperatives_of_a_union_are_what_it_has_and_no_name(lexicon: Lexicon) -> None:
    label = lexicon.read("Số HTX thành viên của liên hiệp HTX")

    assert label.entity == "union"
    assert lexicon.codes("indicator", label.words) == ["member_org_total"]


# ---- What else a label says ---------------------------------------------------------------------------------------


def test_a_unit_in_brackets_is_no_part_of_the_words(lexicon: Lexicon) -> None:
    label = lexicon.read("Tổng số thành viên (nghìn người)")

    assert (label.unit_text, label.words) == ("nghin nguoi", ("thanh", "vien"))


@pytest.mark.parametrize(
    "text", ["Tổng số hợp tác xã thành viên (HTX)", "Thành viên (người) 2023", "Tỷ lệ khá, tốt (%) năm 2023"]
)
def test_a_unit_may_stand_in_any_bracket(lexicon: Lexicon, text: str) -> None:
    assert lexicon.read(text).unit_text in ("htx", "nguoi", "%")


def test_an_organisation_in_brackets_is_no_unit(lexicon: Lexicon) -> None:
    assert lexicon.read("Tín dụng (quỹ tín dụng nhân dân)").unit_text == ""


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


INTRODUCTIONS = [w.text for w in WORDINGS if (w.dimension, w.code) == ("furniture", "of_which")]


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_what_introduces_a_part_is_no_word_of_it(lexicon: Lexicon, introduction: str) -> None:
    assert lexicon.read(f"- {introduction}: HTX nông nghiệp").words == ("nong", "nghiep")


def test_a_word_that_only_begins_like_an_introduction_stays_whole(lexicon: Lexicon) -> None:
    assert lexicon.read("Trong đồng bào dân tộc").plain == ("dong", "bao", "dan", "toc")


@given(st.text(max_size=60))
def test_any_text_is_a_label(text: str) -> None:
    label = load_lexicon().read(text)

    assert label.key == tuple(sorted(label.words))


@pytest.mark.parametrize(
    "text", ["Huyện", "Huyện, TX, TP", "Quận, huyện, thị xã, thành phố", "Tên đơn vị hành chính", "Xã, phường, đặc khu"]
)
def test_a_column_of_places_is_known_however_its_kinds_are_listed(lexicon: Lexicon, text: str) -> None:
    assert lexicon.header(text) == "place"


NAMING = [w.text for w in WORDINGS if w.dimension in ("entity_type", "synonym")]
SYLLABLES = st.sampled_from(sorted({word for w in WORDINGS for word in w.text.split()}))


@given(st.lists(st.one_of(st.sampled_from(NAMING), SYLLABLES), min_size=1, max_size=5).map(" ".join), st.booleans())
def test_the_quick_look_at_a_name_misses_no_union_and_no_credit_fund(name: str, marked: bool) -> None:
    shown = normalise(name if marked else normalize("NFD", name).encode("ascii", "ignore").decode())
    listed = load_lexicon().listed

    assert listed.may_name_others([shown]) == [True] or listed.first_named(shown) in ("cooperative", None)
