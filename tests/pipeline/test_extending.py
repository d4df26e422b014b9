"""The examples of README's "Extending it" and its pages are true: each is one change, and the project then knows it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import FORMS_DIR, load_forms
from orchestration.landing.one_file import read_one
from orchestration.landing.text import fold
from orchestration.landing.words.lexicon import Lexicon
from orchestration.quality import rulebook
from orchestration.settings import PROJECT_ROOT, SEEDS_DIR
from tests.golden.test_golden import build


def example(language: str, begins: str, page: str = "README.md") -> str:
    """The block of a page in a language that begins with some text."""
    text = (PROJECT_ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    return next(block for block in blocks if block.startswith(begins))


def seeds_with(tmp_path: Path, seed: str, row: str) -> Path:
    folder = tmp_path / "seeds"
    shutil.copytree(SEEDS_DIR, folder)
    with (folder / f"{seed}.csv").open("a", encoding="utf-8") as file:
        file.write(row)
    return folder


def test_a_new_spelling_of_a_province_is_one_row(tmp_path: Path) -> None:
    codes = load_codes(seeds_with(tmp_path, "province_aliases", "63,42,Nghệ Tĩnh (phần Hà Tĩnh)\n"))

    (ha_tinh,) = (each for each in codes.provinces if (each.geo_version, each.code) == ("63", "42"))
    assert fold("NGHỆ TĨNH (PHẦN HÀ TĨNH)") in ha_tinh.names


def test_a_wording_is_one_row(tmp_path: Path) -> None:
    lexicon = Lexicon(load_codes(seeds_with(tmp_path, "wordings", example("csv", "indicator,"))))

    label = lexicon.read("Số HTX đang vận hành")
    assert lexicon.codes("indicator", label.words) == ["org_active"]


def test_an_indicator_is_one_row(tmp_path: Path) -> None:
    codes = load_codes(seeds_with(tmp_path, "indicators", example("csv", "org_digital")))

    assert codes.indicators["org_digital"].unit == "org"


def test_a_form_is_one_file(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    shutil.copytree(FORMS_DIR, folder)
    (folder / "white_book.yaml").write_text(example("yaml", "# yaml-language-server"), encoding="utf-8")

    assert "white_book" in [form.code for form in load_forms(folder)]


def test_the_drawing_beside_a_form_is_read_as_that_form(tmp_path: Path) -> None:
    description = yaml.safe_load(example("yaml", "# One column for each", "docs/adding-a-form.md"))
    build(description, tmp_path / "VII-4.xlsx")

    folder = Folder(str(description["period"]), description["province"])
    reading = read_one(tmp_path / "VII-4.xlsx", "VII-4.xlsx", folder, "2024").reading

    assert {figure.form_code for figure in reading.figures} == {"vii4"}
    assert [(figure.entity_type, figure.printed_text) for figure in reading.figures] == [
        ("group", "1250"), ("cooperative", "690"), ("union", "6"),
    ]  # fmt: skip


def test_a_rule_is_one_entry(tmp_path: Path) -> None:
    (tmp_path / "landing").mkdir()
    entry = example("yaml", "- id: figures.certified")
    (tmp_path / "landing" / "figures.yml").write_text(entry, encoding="utf-8")  # alone: it may be in the book by now

    assert rulebook.load(tmp_path)["figures.certified_within_active"].severity == "warning"
