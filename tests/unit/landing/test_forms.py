"""The forms of `forms/*.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.landing.forms import VOCABULARIES, Form, load_forms

DESCRIPTION = """
form_code: pl9
title_vi: Phụ lục IX
title_en: Appendix IX
precedence: 90
geo_scope: province
vocabulary: statistics
titles: [Phụ lục IX]
"""


def test_the_project_knows_the_five_forms_of_its_design(forms: tuple[Form, ...]) -> None:
    assert {form.code for form in forms} == {"pl1", "pl2", "pl3", "register", "alliance_targets"}


def test_forms_come_in_the_order_of_their_precedence_and_no_two_share_one(forms: tuple[Form, ...]) -> None:
    ranks = [form.precedence for form in forms]

    assert ranks == sorted(set(ranks))
    assert [form.code for form in forms][:2] == ["pl1", "pl2"]


def test_only_the_targets_of_the_alliance_hold_for_each_province(forms: tuple[Form, ...]) -> None:
    assert [form.code for form in forms if form.geo_scope == "each"] == ["alliance_targets"]


def test_titles_are_folded_to_be_compared(forms: tuple[Form, ...]) -> None:
    assert all(title == title.lower() and title.isascii() for form in forms for title in form.titles)
    assert {form.vocabulary for form in forms} <= set(VOCABULARIES)


def test_a_form_is_one_yaml_file(tmp_path: Path) -> None:
    (tmp_path / "pl9.yaml").write_text(DESCRIPTION, encoding="utf-8")

    (form,) = load_forms(tmp_path)

    assert (form.code, form.titles, form.precedence) == ("pl9", ("phu luc ix",), 90)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (DESCRIPTION + "title: x\n", "pl9.yaml.*title"),
        (DESCRIPTION.replace("statistics", "numbers"), "pl9.yaml.*vocabulary"),
        (DESCRIPTION.replace("geo_scope: province", "geo_scope: world"), "pl9.yaml.*geo_scope"),
    ],
)
def test_a_description_with_an_unknown_key_or_value_names_its_file(tmp_path: Path, wrong: str, message: str) -> None:
    (tmp_path / "pl9.yaml").write_text(wrong, encoding="utf-8")

    with pytest.raises(ValueError, match=message):
        load_forms(tmp_path)
