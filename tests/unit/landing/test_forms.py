"""The forms of `forms/*.yaml`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from orchestration.landing.forms import form_descriptions
from orchestration.landing.forms.form import FORMS_DIR, Form, load_forms
from orchestration.landing.forms.form_descriptions import SCHEMA, main, schema

DESCRIPTION = """
form_code: pl9
title_vi: Phụ lục IX
title_en: Appendix IX
precedence: 90
geo_scope: province
vocabulary: statistics
titles: [Phụ lục IX]
"""


def test_the_project_knows_the_forms_of_its_design_and_four_more(forms: tuple[Form, ...]) -> None:
    design = {"pl1", "pl2", "pl3", "register", "alliance_targets"}

    assert {form.code for form in forms} >= design | {"vii4", "vca_quarterly", "ratings", "credit_funds"}
    assert sorted(form.code for form in forms) == sorted(path.stem for path in FORMS_DIR.glob("*.yaml"))


def test_the_schema_beside_the_descriptions_is_that_of_the_code_and_they_keep_it() -> None:
    document = json.loads(SCHEMA.read_text(encoding="utf-8"))
    check = Draft202012Validator(document)

    assert SCHEMA.read_text(encoding="utf-8") == schema()
    for path in FORMS_DIR.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert list(check.iter_errors(yaml.safe_load(text))) == [], path.name
        assert text.startswith("# yaml-language-server: $schema=schema.json")


def test_the_schema_refuses_what_the_code_refuses() -> None:
    check = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

    assert not check.is_valid(yaml.safe_load(DESCRIPTION + "title: x"))
    assert not check.is_valid(yaml.safe_load(DESCRIPTION.replace("precedence: 90", "precedence: high")))


def test_two_forms_of_one_precedence_are_refused(tmp_path: Path) -> None:
    for code in ("pl8", "pl9"):
        (tmp_path / f"{code}.yaml").write_text(DESCRIPTION.replace("pl9", code), encoding="utf-8")

    with pytest.raises(ValueError, match="pl8, pl9"):
        load_forms(tmp_path)


def test_make_check_tells_a_wrong_description_and_a_stale_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(form_descriptions, "SCHEMA", tmp_path / "schema.json")
    (tmp_path / "schema.json").write_text("{}", encoding="utf-8")

    assert main([]) == 1
    assert "--write" in capsys.readouterr().err
    assert main(["--write"]) == 0
    assert main([]) == 0


def test_forms_come_in_the_order_of_their_precedence_and_no_two_share_one(forms: tuple[Form, ...]) -> None:
    ranks = [form.precedence for form in forms]

    assert ranks == sorted(set(ranks))
    assert [form.code for form in forms][:2] == ["pl1", "pl2"]


def test_only_the_targets_of_the_alliance_hold_for_each_province(forms: tuple[Form, ...]) -> None:
    assert [form.code for form in forms if form.geo_scope == "each"] == ["alliance_targets"]


def test_titles_are_folded_to_be_compared(forms: tuple[Form, ...]) -> None:
    assert all(title == title.lower() and title.isascii() for form in forms for title in form.titles)


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
