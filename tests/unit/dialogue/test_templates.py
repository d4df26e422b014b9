"""A template that was filled in is read back whole: every figure where it belongs, and nothing to complain about."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pytest

from orchestration.dialogue import previous, template_workbook
from orchestration.dialogue.previous import Accepted
from orchestration.dialogue.templates import Key, Template, template
from orchestration.landing.arriving.whose import folder_by_content
from orchestration.landing.codes import ALLIANCE_FOLDER, load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import load_forms
from orchestration.landing.landed import Noticed, Reading
from orchestration.landing.one_file import read_workbook
from orchestration.landing.reading.submission import read_submission
from orchestration.landing.recognising.template_mark import TemplateMark, mark_of
from orchestration.landing.words.lexicon import load_lexicon

FORMS = {form.code: form for form in load_forms()}
TABLES = [code for code, form in FORMS.items() if form.vocabulary != "register"]
FIRST_ROW = 10
# Nothing implausible: totals for some 400 cooperatives, in printed units.
LARGE = {
    "member_total": 12_000, "worker_total": 8_000, "charter_capital_total": 800_000, "capital_total": 800_000,
    "asset_total": 800_000, "revenue_avg": 2_000, "support_budget": 900, "support_classes": 12,
}  # fmt: skip


def blank(code: str, period: str = "2025") -> Template:
    province = ALLIANCE_FOLDER if FORMS[code].geo_scope == "each" else "ha-tinh"
    return template(FORMS[code], province, period, load_codes())


def fill(form: Template, path: Path) -> dict[str, tuple[Key, str, str, Decimal]]:
    """Write a number of its own into every cell; returns what each must mean."""
    template_workbook.write(form, {}, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    expected = {}
    for row_number, row in enumerate(form.rows, start=FIRST_ROW):
        for position, column in enumerate(form.columns, start=4):
            if row.key is None:
                continue
            usual = {"percent": 7, "number": 60 + position + row_number}.get(
                row.entry, 400 + 100 * position + row_number
            )
            number = LARGE.get(row.key.indicator_code, usual)
            cell = sheet.cell(row_number, position, number)
            expected[cell.coordinate] = (row.key, column.period, column.scenario, Decimal(number * row.factor))
    book.save(path)
    return expected


def read(path: Path, form: Template) -> Reading:
    folder = Folder(form.period, form.province)
    return read_submission(read_workbook(path, path.name), folder, load_codes(), load_lexicon(), tuple(FORMS.values()))


def meanings(reading: Reading) -> dict[str, tuple[Key, str, str, Decimal | None]]:
    return {
        figure.cell: (
            Key(
                figure.entity_type, figure.indicator_code, figure.sector_code, figure.policy_code, figure.funding_source
            ),
            figure.period_code,
            figure.scenario,
            figure.value,
        )
        for figure in reading.figures
    }


@pytest.mark.parametrize("period", ["2025", "2025-H1"])
@pytest.mark.parametrize("code", TABLES)
def test_a_filled_template_reads_back_whole(code: str, period: str, tmp_path: Path) -> None:
    form = blank(code, period)
    expected = fill(form, tmp_path / "form.xlsx")

    reading = read(tmp_path / "form.xlsx", form)

    assert meanings(reading) == expected
    assert {figure.form_code for figure in reading.figures} == {code}
    assert reading.noticed == []
    assert reading.unrecognised == []


@pytest.mark.parametrize("code", TABLES)
def test_a_template_is_known_by_its_mark_when_its_titles_are_gone(code: str, tmp_path: Path) -> None:
    form, path = blank(code), tmp_path / "form.xlsx"
    expected = fill(form, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.title, sheet["A4"], sheet["A5"] = "Sheet1", None, None
    book.save(path)

    reading = read(path, form)

    assert {figure.form_code for figure in reading.figures} == {code}
    assert len(reading.figures) == len(expected)


def test_content_outweighs_the_mark_and_the_contradiction_is_told(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    fill(blank("pl2"), path)
    book = openpyxl.load_workbook(path)
    for prop in book.custom_doc_props.props:
        prop.value = {"kttt_form": "pl3", "kttt_period": "2024", "kttt_province": "lao-cai"}[prop.name]
    book.save(path)

    reading = read(path, blank("pl2"))

    assert {figure.form_code for figure in reading.figures} == {"pl2"}
    (noticed,) = reading.noticed
    assert noticed.rule_id == "submissions.template_of_another"
    assert noticed.params == {"stated": "Phụ lục III, Lào Cai, 2024", "sent": "Phụ lục II, Hà Tĩnh, 2025"}


def test_a_file_without_folder_belongs_to_whom_its_template_was_made_for(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    fill(blank("pl1", "2025-H1"), path)
    book = openpyxl.load_workbook(path)
    for cell in ("A1", "A5"):
        book.worksheets[0][cell] = None
    book.save(path)

    assert folder_by_content(read_workbook(path, path.name), "2030", load_codes()) == Folder("2025-H1", "ha-tinh")


def test_a_damaged_mark_costs_the_mark_and_nothing_else(tmp_path: Path) -> None:
    form, path = blank("pl1"), tmp_path / "form.xlsx"
    expected = fill(form, path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/custom.xml"] = b"<!DOCTYPE x [<!ENTITY a 'pl2'>]><Properties><property name='kttt_form'>&a;"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert len(read(path, form).figures) == len(expected)


def test_a_filled_list_reads_back_whole(tmp_path: Path) -> None:
    form, path = blank("register"), tmp_path / "form.xlsx"
    template_workbook.write(form, {}, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    values = {"text": "0123456789", "count": 12, "money": 500}
    for position, column in enumerate(form.columns, start=1):
        value = column.choices[0] if column.choices else values[column.entry]
        sheet.cell(FIRST_ROW, position, "HTX Đại Thành" if column.header.startswith("Tên") else value)
    sheet.cell(FIRST_ROW, 4, "12/05/2019")
    book.save(path)

    reading = read(path, form)
    (row,) = reading.register_rows

    assert (row.name, row.registration_code, str(row.founded_on)) == ("HTX Đại Thành", "0123456789", "2019-05-12")
    assert (row.charter_capital, row.member_total, row.revenue) == (Decimal(500_000_000), 12, Decimal(500_000_000))
    assert (row.sector_code, row.status_code, row.rating_code) == ("agriculture", "active", "good")
    assert reading.noticed == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (libreoffice-calc-nogui) is not installed")
def test_a_template_survives_libreoffice(tmp_path: Path) -> None:
    forms = {code: blank(code) for code in TABLES}
    expected = {code: fill(form, tmp_path / f"{code}.xlsx") for code, form in forms.items()}
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    convert = ["soffice", profile, "--headless", "--convert-to"]
    files = [str(tmp_path / f"{code}.xlsx") for code in TABLES]
    for kind in ("xlsx:Calc MS Excel 2007 XML", "ods"):
        command = [*convert, kind, "--outdir", str(tmp_path / "saved"), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=900)

    for code, form in forms.items():
        path = tmp_path / "saved" / f"{code}.xlsx"
        book = openpyxl.load_workbook(path)
        assert meanings(read(path, form)) == expected[code]
        assert {p.name: p.value for p in book.custom_doc_props.props}["kttt_form"] == code
        assert book.worksheets[0].data_validations.dataValidation, "what may be typed is still checked"
        calc = read_workbook(path.with_suffix(".ods"), f"{code}.ods")
        assert mark_of(calc.properties) == TemplateMark(code, form.period, form.province)


def test_last_years_accepted_values_are_filled_in_with_their_source(tmp_path: Path) -> None:
    form = blank("pl1")
    known = {
        Key("cooperative", "org_total"): Accepted(Decimal(1025), "Phụ lục.xlsx, Phụ lục I, ô D9"),
        Key("cooperative", "revenue_avg"): Accepted(Decimal(1_500_500_000), ""),
        Key("cooperative", "org_ocop"): Accepted(Decimal(3), "not in this form"),
    }

    filled = template_workbook.write(form, known, tmp_path / "form.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx").worksheets[0]
    labels = [sheet.cell(row, 2).value for row in range(1, sheet.max_row)]
    total, revenue = (sheet.cell(labels.index(x) + 1, 4) for x in ("Tổng số hợp tác xã", "Doanh thu bình quân"))

    assert filled == 2
    assert sheet["D9"].value == "Thực hiện năm 2024"
    assert (total.value, revenue.value) == (1025, 1500.5)
    assert "Phụ lục.xlsx, Phụ lục I, ô D9" in total.comment.text
    assert sheet.cell(total.row, 5).value is None


def test_a_list_starts_with_the_organisations_of_the_list_before(tmp_path: Path) -> None:
    form, path = blank("register"), tmp_path / "form.xlsx"
    with closing(duckdb.connect()) as connection:
        connection.execute("CREATE SCHEMA marts")
        connection.execute(
            """
            CREATE TABLE marts.dim_sector AS SELECT 'industry' AS sector_code, 'Công nghiệp' AS label_vi;
            CREATE TABLE marts.dim_cooperative AS
            FROM (VALUES
                ('1', true, true, '34', '42', 'HTX An Bình', '0123456789', NULL, 2019, 'xã An', 'industry'),
                ('2', true, true, '34', '42', '=HTX Dối', NULL, DATE '2020-05-12', 2020, 'xã Bình', NULL),
                ('3', true, false, '34', '42', 'HTX đã giải thể', NULL, NULL, NULL, NULL, NULL),
                ('4', true, true, '34', '01', 'HTX nơi khác', NULL, NULL, NULL, NULL, NULL)
            ) AS c(cooperative_id, is_current, is_listed, geo_version, geo_code, name, registration_code, founded_on,
                founded_year, commune, sector_code)
            """
        )
        known = previous.organisations(connection, form)

    assert template_workbook.write(form, {}, path, known) == 2
    rows = read(path, form).register_rows
    assert [(row.name, row.registration_code, row.commune, row.sector_code) for row in rows] == [
        ("HTX An Bình", "0123456789", "xã An", "industry"),
        ("=HTX Dối", None, "xã Bình", None),
    ]
    assert [str(row.founded_on or row.founded_text) for row in rows] == ["2019", "2020-05-12"]


@pytest.mark.parametrize(
    ("province", "office"), [("ha-tinh", "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH"), ("hue", "ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ")]
)
def test_the_letterhead_is_that_of_a_province_or_of_a_city(province: str, office: str, tmp_path: Path) -> None:
    form = template(FORMS["pl1"], province, "2025", load_codes())
    template_workbook.write(form, {}, tmp_path / "form.xlsx")

    assert openpyxl.load_workbook(tmp_path / "form.xlsx").worksheets[0]["A1"].value == office
    assert read(tmp_path / "form.xlsx", form).noticed == [Noticed("submissions.no_figures")]


def test_only_figures_and_notes_can_be_typed(tmp_path: Path) -> None:
    form = blank("pl1")
    template_workbook.write(form, {}, tmp_path / "form.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "form.xlsx").worksheets[0]

    assert sheet.protection.sheet
    assert [sheet.cell(FIRST_ROW + 1, column).protection.locked for column in range(1, 9)] == [True] * 3 + [False] * 5


@pytest.mark.parametrize(("province", "period"), [("atlantis", "2025"), ("ha-tinh", "nam nay"), ("ha-giang", "2025")])
def test_a_template_for_nobody_or_no_time_is_refused(province: str, period: str) -> None:
    with pytest.raises(LookupError, match=f"{province}|{period}"):
        template(FORMS["pl1"], province, period, load_codes())


def test_every_form_has_a_template() -> None:
    assert all(blank(code).columns for code in FORMS)
