"""The whole conversation: a bad cell, the marked workbook, the mail, the correction, the explanation, its end."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import openpyxl
import pytest

from orchestration.cli.nightly import LoadFailed
from orchestration.cli.telling import telling_failure
from orchestration.dialogue import history, notify, previous
from orchestration.dialogue.sensors import DIGESTS, tell_after_failure, tell_after_success
from orchestration.dialogue.templates import Key, template
from orchestration.landing.caged.cage import Cage
from orchestration.landing.codes import load_codes
from orchestration.landing.forms.form import load_forms
from orchestration.landing.load import check_file
from orchestration.quality import gate1
from orchestration.runtime.instance import open_instance
from orchestration.settings import Settings
from tests.conftest import LOADED_AT, RAW, RunLoad
from tests.pipeline.conftest import Kttt
from tests.servers import Mailbox, smtp_server

OFFICE, CLERK = "office@example.com", "clerk@example.com"
ROWS = (
    ("Tổng số HTX", "HTX", 405),
    ("Số HTX đang hoạt động", "HTX", 412),
    ("Số HTX thành lập mới", "HTX", 35),
    ("Số HTX giải thể", "HTX", 27),
    ("Số HTX tăng thêm so với năm trước", "HTX", 5),
)
TOTAL, ACTIVE, NEW, DISSOLVED, INCREASE = (f"D{row}" for row in range(9, 14))
WHY = "Trong năm có 3 HTX chuyển về tỉnh khác."


def bad_workbook(path: Path) -> None:
    """A PL I whose active cooperatives exceed the total, and whose net increase is not founded minus dissolved."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Phụ lục I"
    sheet["A1"], sheet["A4"] = "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", "PHỤ LỤC I"
    sheet["A5"] = "KẾT QUẢ PHÁT TRIỂN KINH TẾ TẬP THỂ NĂM 2023"
    for column, header in enumerate(("STT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2023"), start=1):
        sheet.cell(7, column, header)
    sheet["A8"], sheet["B8"] = "I", "Hợp tác xã"
    for number, row in enumerate(ROWS, start=1):
        for column, value in enumerate((number, *row), start=1):
            sheet.cell(8 + number, column, value)
    path.parent.mkdir(parents=True)
    book.save(path)


@dataclass
class Night:
    """What one load left behind.

    Attributes:
        states: state of every submission, by file name.
        findings: status by rule, of every finding.
        mails: subject and text of the mails to the national office.
        clerk: mails to the province.
        feedback: the folder's feedback workbooks.
        quality: `quality_status` of the net increase in the fact table, if it is there.
    """

    states: dict[str, str]
    findings: dict[str, str]
    mails: list[tuple[str, str]]
    clerk: list[Any]
    feedback: list[Path]
    quality: list[str]


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    with smtp_server() as server:
        yield server


@pytest.fixture(scope="module")
def nights(run_load: RunLoad, mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory) -> list[Night]:
    """Three nights of one province: bad; the one cell corrected and the other explained; what was explained changed."""
    folder = tmp_path_factory.mktemp("dialogue")
    raw = folder / "raw" / "2023" / "ha-tinh"
    contacts = folder / "contacts.csv"
    contacts.write_text(f"province,name,address,severity\nha-tinh,Sở Tài chính,{CLERK},warning\n", encoding="utf-8")
    told: list[Night] = []

    def night() -> None:
        now = LOADED_AT + timedelta(days=len(told))
        loaded = run_load(folder / "raw", folder / "data", now=now)
        settings = replace(loaded, notify_urls=(f"{mailbox.url}&to={OFFICE}",), contacts=contacts)
        seen, heard = len(mailbox.to(OFFICE)), len(mailbox.to(CLERK))
        notify.after_success(settings)
        notify.after_success(settings)  # once more changes nothing: one digest per generation
        mails = [(str(mail["Subject"]), _text(mail)) for mail in mailbox.to(OFFICE)[seen:]]
        kept = folder / f"night {len(told) + 1}"
        shutil.copytree(settings.feedback / "2023" / "ha-tinh", kept)
        feedback = sorted(kept.iterdir())
        told.append(Night(*_published(settings), mails, mailbox.to(CLERK)[heard:], feedback, _quality(settings)))

    def send_back(name: str, change: Callable[[openpyxl.Workbook], None]) -> None:
        """The province opens the newest marked workbook, changes it and sends it."""
        (marked,) = told[-1].feedback
        book = openpyxl.load_workbook(marked)
        change(book)
        book.save(raw / name)

    bad_workbook(raw / "lan 1.xlsx")
    night()
    send_back("lan 2.xlsx", _correct_and_explain)
    night()
    send_back("lan 3.xlsx", lambda book: _set(book, INCREASE, 6))
    night()
    return told


def _set(book: openpyxl.Workbook, cell: str, value: object) -> None:
    book["Phụ lục I"][cell] = value


def _correct_and_explain(book: openpyxl.Workbook) -> None:
    """Mend the active cooperatives; write beside the finding on the net increase why it is right."""
    _set(book, ACTIVE, 402)
    for row in book["Phản hồi"].iter_rows():
        if row[2].hyperlink and row[2].hyperlink.location.endswith(f"!{INCREASE}"):
            row[7].value = WHY


def _text(mail: Any) -> str:
    return str(mail.get_body(("plain",)).get_content())


def _connect(settings: Settings) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str((settings.published / "current" / "kttt.duckdb").resolve()), read_only=True)


def _published(settings: Settings) -> tuple[dict[str, str], dict[str, str]]:
    with closing(_connect(settings)) as connection:
        states = dict(connection.execute("SELECT file_name, state FROM quality.submissions").fetchall())
        findings = connection.execute("SELECT rule_id, status FROM quality.findings ORDER BY ALL").fetchall()
    return states, {rule: status for rule, status in findings if rule in (CRITICAL, WARNING)}


def _quality(settings: Settings) -> list[str]:
    query = "SELECT quality_status FROM marts.fct_collective_economy WHERE indicator_code = 'org_net_increase'"
    with closing(_connect(settings)) as connection:
        return [status for (status,) in connection.execute(query).fetchall()]


CRITICAL, WARNING = "figures.active_within_total", "figures.net_increase"


@pytest.mark.slow
def test_a_bad_workbook_is_rejected_and_comes_back_marked(nights: list[Night]) -> None:
    first = nights[0]
    (marked,) = first.feedback
    book = openpyxl.load_workbook(marked)
    sheet, front = book["Phụ lục I"], book["Phản hồi"]
    texts = [str(cell) for row in front.values for cell in row if cell]

    assert first.states == {"lan 1.xlsx": "rejected"}
    assert first.findings == {CRITICAL: "open", WARNING: "open"}
    assert marked.name == "lan 1 - phản hồi.xlsx"
    assert "412" in sheet[ACTIVE].comment.text
    assert "[Phải sửa]" in sheet[ACTIVE].comment.text
    assert "[Cần kiểm tra]" in sheet[INCREASE].comment.text
    assert sheet[TOTAL].comment is None
    assert "CHƯA ĐƯỢC TIẾP NHẬN" in texts
    assert texts.index("Phải sửa") < texts.index("Cần kiểm tra")


@pytest.mark.slow
def test_the_office_gets_one_digest_and_the_clerk_the_marked_workbook(nights: list[Night]) -> None:
    ((subject, text),) = nights[0].mails
    (clerk,) = nights[0].clerk

    assert "1 tệp chưa được tiếp nhận" in subject
    assert "lan 1.xlsx: CHƯA ĐƯỢC TIẾP NHẬN" in text
    assert f"Phụ lục I, ô {ACTIVE}" in text
    assert "412" not in text, "values stay in the workbook"
    assert [part.get_filename() for part in clerk.iter_attachments()] == ["lan 1 - phan hoi.xlsx"]
    assert "Hà Tĩnh" in _text(clerk)


@pytest.mark.slow
def test_the_corrected_copy_is_accepted_and_everyone_hears_what_was_cleared(nights: list[Night]) -> None:
    second = nights[1]
    ((subject, text),) = second.mails
    (clerk,) = second.clerk

    assert second.states == {"lan 1.xlsx": "rejected", "lan 2.xlsx": "accepted"}
    assert second.findings[CRITICAL] == "cleared"
    assert "1 điểm đã xử lý, 1 điểm đã giải trình" in subject
    assert "lan 2.xlsx: đã tiếp nhận" in text
    assert "Đã xử lý 1 điểm" in text
    assert "lan 2.xlsx: đã tiếp nhận" in _text(clerk)
    assert [path.name for path in second.feedback] == ["lan 2 - phản hồi.xlsx"], "what is answered is taken away"


@pytest.mark.slow
def test_an_explanation_is_bound_and_shown_in_the_mart(nights: list[Night]) -> None:
    second = nights[1]
    (marked,) = second.feedback
    texts = [str(cell) for row in openpyxl.load_workbook(marked)["Phản hồi"].values for cell in row if cell]

    assert second.findings[WARNING] == "explained"
    assert second.quality == ["explained"]
    assert any(WHY in text for text in texts)


@pytest.mark.slow
def test_an_explanation_lapses_with_the_value_it_explained(nights: list[Night]) -> None:
    third = nights[2]

    assert third.findings == {CRITICAL: "cleared", WARNING: "lapsed"}
    assert third.quality == ["warned"]
    assert "giải trình trước đây không còn hiệu lực" in third.mails[0][1]


def test_every_workbook_with_findings_comes_back_once(loaded: Settings) -> None:
    with closing(_connect(loaded)) as connection:
        query = "SELECT count(DISTINCT submission_id) FROM quality.findings WHERE status <> 'cleared'"
        (expected,) = connection.execute(query).fetchone() or (0,)

    assert len(list(loaded.feedback.glob("*/*/* - phản hồi.xlsx"))) == expected > 0


def test_a_template_knows_what_was_accepted_the_year_before(loaded: Settings) -> None:
    form = next(form for form in load_forms() if form.code == "pl1")
    known = previous.accepted(loaded, template(form, "ha-tinh", "2024", load_codes()))

    total = known[Key("cooperative", "org_total")]
    assert total.value == 1025
    assert total.source.endswith("Phụ lục I, ô D9")
    assert known[Key("group", "org_total")].value == 2579
    assert previous.accepted(loaded, template(form, "ha-tinh", "2019", load_codes())) == {}


def test_check_compares_with_what_was_accepted_where_the_warehouse_is(loaded: Settings, tmp_path: Path) -> None:
    (sent,) = (RAW / "2023" / "ha-tinh").glob("*.xlsx")
    book = openpyxl.load_workbook(sent)
    book["Phụ lục I"]["D13"] = None
    book.save(tmp_path / "lan 2.xlsx")

    def rules(data_dir: Path) -> set[str]:
        settings = replace(loaded, data_dir=data_dir)
        with closing(duckdb.connect()) as connection, Cage() as cage:
            path = tmp_path / "lan 2.xlsx"
            submission_id = check_file(cage, path, settings, connection, period="2023", province="ha-tinh")
            gate1.run(connection, LOADED_AT, [submission_id])
            compared = history.compare(settings, connection)
            assert compared == (data_dir == loaded.data_dir)
            query = "SELECT rule_id FROM quality.gate_findings WHERE status = 'open' AND submission_id = ?"
            found = connection.execute(query, [submission_id]).fetchall()
            return {rule for (rule,) in found}

    alone, with_history = rules(tmp_path), rules(loaded.data_dir)

    assert with_history - alone == {"int_figures_in_force.keys_no_longer_printed"}
    assert alone <= with_history


@pytest.fixture
def finished(loaded: Settings, mailbox: Mailbox, tmp_path: Path) -> Settings:
    """The finished load, with a mail address to tell."""
    shutil.copytree(loaded.data_dir / "dagster", tmp_path / "dagster")
    shutil.copytree(loaded.published, tmp_path / "published", symlinks=True)
    mailbox.mails.clear()
    return replace(loaded, data_dir=tmp_path, notify_urls=(f"{mailbox.url}&to={OFFICE}",))


def test_sensors_tell_of_success_and_failure_once_and_show_it_in_dagster(finished: Settings, mailbox: Mailbox) -> None:
    with open_instance(finished) as instance:
        (run,) = instance.get_runs(limit=1)
        event = dg.DagsterEvent(dg.DagsterEventType.RUN_FAILURE.value, run.job_name, message="landing: disk full")
        context = dg.build_run_status_sensor_context(
            "nightly", event, instance, run, resources={"settings": finished}
        )  # fmt: skip
        for _ in range(2):
            tell_after_success(context)
            tell_after_failure(context)
        shown = instance.get_latest_materialization_event(DIGESTS.key)

    subjects = [str(mail["Subject"]) for mail in mailbox.to(OFFICE)]
    assert len(subjects) == 2
    assert "21 tệp đã tiếp nhận" in subjects[0]
    assert "không thành công" in subjects[1]
    assert "disk full" in _text(mailbox.to(OFFICE)[1])
    assert shown is not None
    assert shown.asset_materialization is not None
    assert shown.asset_materialization.metadata["sent"].value == 1


def test_a_load_that_fails_is_told_and_stays_the_same_failure(finished: Settings, mailbox: Mailbox) -> None:
    for _ in range(2):  # the daemon may tell it too
        with pytest.raises(LoadFailed, match="disk full"), telling_failure(finished):
            raise LoadFailed("disk full", run_id="one run")

    assert ["disk full" in _text(mail) for mail in mailbox.to(OFFICE)] == [True]


@pytest.mark.usefixtures("no_pause")
def test_a_url_that_is_not_understood_is_told_until_it_is_mended_and_costs_nobody_the_digest(
    finished: Settings, kttt: Kttt, mailbox: Mailbox
) -> None:
    def run(url: str) -> subprocess.CompletedProcess[str]:
        return kttt("notify", data_dir=finished.data_dir, KTTT_NOTIFY_URLS=url)

    mistyped = [run("mailt://user:secret@example.com"), run("mailt://user:secret@example.com")]
    assert [done.returncode for done in mistyped] == [1, 1]
    assert all("mailt://… is not understood" in done.stderr for done in mistyped)
    assert "secret" not in "".join(done.stdout + done.stderr for done in mistyped)
    assert mailbox.mails == []

    assert run(*finished.notify_urls).returncode == 0
    assert len(mailbox.mails) == 1


def test_an_alert_that_cannot_be_sent_does_not_fail_the_load(finished: Settings, kttt: Kttt) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        nobody = "mailto://127.0.0.1:9?to=a@b.example&from=c@d.example"
        return kttt("notify", *arguments, data_dir=finished.data_dir, KTTT_NOTIFY_URLS=nobody)

    sent = run()
    assert sent.returncode == 1, "the delivery failed, and the command says so"
    assert "failed" in sent.stdout

    again = run("--history")
    assert again.returncode == 0
    assert "failed" in again.stdout
    assert "Traceback" not in sent.stderr + again.stderr
