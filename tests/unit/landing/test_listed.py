"""Cells of lists of organisations -> kinds, columns, statuses."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.codes import load_codes
from orchestration.landing.text import normalise
from orchestration.landing.words.lexicon import load_lexicon

WORDINGS = load_codes().wordings
NAMING = [w.text for w in WORDINGS if w.dimension in ("entity_type", "synonym")]
SYLLABLES = st.sampled_from(sorted({word for w in WORDINGS for word in w.text.split()}))


@given(st.lists(st.one_of(st.sampled_from(NAMING), SYLLABLES), min_size=1, max_size=5).map(" ".join), st.booleans())
def test_the_quick_look_at_a_name_misses_no_union_and_no_credit_fund(name: str, marked: bool) -> None:
    shown = normalise(name if marked else normalize("NFD", name).encode("ascii", "ignore").decode())
    listed = load_lexicon().listed

    assert listed.may_name_others([shown]) == [True] or listed.first_named(shown) in ("cooperative", None)


def test_words_that_only_begin_like_another_kind_are_not_looked_at_one_by_one() -> None:
    names = ["HTX Thủy sản Tân Tiến", "HTX Cơ khí An Bình", "HTX Tô Hiến Thành"]

    assert load_lexicon().listed.may_name_others(names) == [False, False, False]
