"""What people see of `kttt`: answers, exit codes, one line about a failure."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import dagster as dg
import pytest

from orchestration.cli import nightly
from orchestration.cli.output import whose
from orchestration.health.loads import METRICS, known
from orchestration.landing.cells import workbook
from orchestration.landing.values import numbers
from orchestration.landing.words import lexicon
from orchestration.runtime.instance import open_instance
from orchestration.runtime.lock import LOCK_NAME, Holder, LoadLock
from orchestration.settings import Settings
from tests.conftest import RAW, copy_of
from tests.pipeline.conftest import Kttt, environment

HA_TINH = RAW / "2023" / "ha-tinh" / "PL kem theo bao cao BCD KTTT 2023 (ban chuan).xlsx"


@pytest.fixture
def started(loaded: Settings) -> Kttt:
    """The command as a person starts it."""

    def run(*arguments: object, data_dir: Path = loaded.data_dir) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from orchestration.cli import main; main()", *map(str, arguments)],
            env=environment(data_dir),
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.parametrize("command", ["load", "check", "status", "explain"])
def test_every_command_explains_itself(kttt: Kttt, command: str) -> None:
    done = kttt(command, "--help")

    assert done.returncode == 0
    assert "--json" in done.stdout


def test_load_ends_with_states_findings_totals_and_where_the_result_lies(started: Kttt, loaded: Settings) -> None:
    done = started("load")

    assert done.returncode == 0, done.stderr
    assert "Nothing new" in done.stdout
    assert "accepted" in done.stdout
    assert "warning" in done.stdout
    assert "National totals" in done.stdout
    assert str(loaded.published / "current") in done.stdout


def test_load_says_the_same_to_programs(kttt: Kttt) -> None:
    answer = json.loads(kttt("load", "--json").stdout)

    assert answer["submissions"] == [{"state": "accepted", "submissions": 21, "figures": answer["figures_in_force"]}]
    assert {total["entity_type"] for total in answer["national_totals"]} >= {"cooperative", "union", "group"}
    assert all(total["provinces_reported"] <= total["provinces_expected"] for total in answer["national_totals"])


@pytest.mark.parametrize("decides", ["unchanged.fingerprint", "built_from.register_rules"])
def test_a_model_or_who_is_who_that_changed_is_built_though_nothing_arrived(
    kttt: Kttt, loaded: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decides: str
) -> None:
    own = copy_of(loaded, tmp_path)
    ran: list[Settings] = []
    command = import_module("orchestration.cli.load")  # by its name as an attribute it is the command itself
    monkeypatch.setattr(command, "_run", lambda settings, *_: ran.append(settings))
    kttt("load", data_dir=own.data_dir)
    assert ran == [], "nothing is new"
    monkeypatch.setattr(f"orchestration.warehouse.{decides}", lambda: "other code")
    kttt("load", data_dir=own.data_dir)

    assert len(ran) == 1


def test_a_copy_without_a_database_is_refused_in_one_line(kttt: Kttt) -> None:
    done = kttt("publish", KTTT_POSTGRES_URL="")

    assert done.returncode == 2
    assert done.stderr.splitlines() == ["kttt: no database is named: give --postgres, or set KTTT_POSTGRES_URL"]


def test_status_shows_who_reported_for_which_period(kttt: Kttt) -> None:
    grid = kttt("status").stdout
    rows = json.loads(kttt("status", "--json", "--period", "2023").stdout)["submission_list"]

    assert next(line for line in grid.splitlines() if "Hà Tĩnh" in line).count("✓") == 2
    assert {row["province_name"] for row in rows} >= {"Hà Tĩnh", "Lào Cai", "Đắk Lắk"}
    assert {row["period_code"] for row in rows} == {"2023"}


def test_explain_leads_from_a_number_to_its_cell_and_its_findings(kttt: Kttt) -> None:
    question = ("explain", "--province", "Hà Tĩnh", "--period", "2023", "--indicator", "org_net_increase")
    (fact,) = json.loads(kttt(*question, "--json").stdout)

    assert fact["value"] == 5
    assert fact["file_name"] == HA_TINH.name
    assert fact["cell"] == "D12"
    assert "figures.net_increase" in {finding["rule_id"] for finding in fact["findings"]}
    assert [submission["state"] for submission in fact["submissions"]] == ["accepted"]
    assert f"{fact['sheet']}!D12" in kttt(*question).stdout


def test_a_province_goes_by_folder_name_and_code(kttt: Kttt) -> None:
    asked = [
        kttt("explain", "--province", name, "--indicator", "org_net_increase", "--json").stdout
        for name in ("ha-tinh", "Hà Tĩnh", "HÀ TĨNH", "42")
    ]

    assert asked[0].strip() != "[]"
    assert len(set(asked)) == 1


def test_explain_leads_from_a_national_total_to_the_cells_it_is_made_of(kttt: Kttt) -> None:
    question = ("--national", "--period", "2023", "--indicator", "org_total", "--entity", "cooperative")
    (total,) = json.loads(kttt("explain", *question, "--json").stdout)

    assert total["value"] == sum(part["value"] for part in total["parts"]) == 1850
    assert {part["geo_name"] for part in total["parts"]} == {"Hà Tĩnh", "Lào Cai", "Bình Phước"}
    assert all(part["file_name"].endswith(".xlsx") and part["cell"] for part in total["parts"])
    assert len(total["provinces_missing"]) == 60
    assert total["publishable"] is False
    assert 31364 in {published["published_value"] for published in total["published"]}
    sizes = {size["geo_name"]: (size["organisations"], size["size_period_code"]) for size in total["sizes"]}
    assert (sizes["Hà Tĩnh"], sizes["Lâm Đồng"]) == ((1025, "2023"), (479, "2022-H1"))
    covered = sum(sizes[name][0] for name in ("Hà Tĩnh", "Lào Cai", "Bình Phước"))
    assert 100 * covered / sum(size for size, _ in sizes.values()) == pytest.approx(total["coverage_share"], abs=0.001)
    tree = kttt("explain", *question).stdout
    assert f"{HA_TINH.name}, Phụ lục I!D9" in " ".join(tree.split())


def test_explain_shows_what_a_derived_figure_is_made_of_and_where_its_weight_is_printed(kttt: Kttt) -> None:
    question = ("--national", "--period", "2022-H1", "--indicator", "org_total", "--entity", "cooperative")
    (total,) = json.loads(kttt("explain", *question, "--json").stdout)
    derived = {part["geo_name"]: part for part in total["parts"] if part["figure_basis"] == "derived"}

    assert {name: (part["value"], part["printed_text"]) for name, part in derived.items()} == {
        "Lâm Đồng": (454, "479"),
        "Cần Thơ": (293, "300"),
    }
    assert [(b["entity_type"], b["value"], b["cell"]) for b in derived["Lâm Đồng"]["behind"]] == [
        ("credit_fund", 25, "D17")
    ]
    average = ("--national", "--period", "2023", "--indicator", "revenue_avg", "--entity", "cooperative", "--json")
    (weight,) = json.loads(kttt("explain", *average).stdout)[0]["parts"][0]["behind"]
    assert (weight["indicator_code"], weight["value"], weight["is_weight"]) == ("org_total", 502, True)


def test_explain_asks_for_a_province_or_the_country(kttt: Kttt) -> None:
    assert kttt("explain", "--period", "2023").returncode == 2
    assert kttt("explain", "--national", "--province", "ha-tinh").returncode == 2


def test_explain_says_no_when_nothing_matches(kttt: Kttt) -> None:
    done = kttt("explain", "--province", "ha-tinh", "--period", "1999")

    assert done.returncode == 1
    assert "No figure" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("explain", "--province", "ha-tinh", "--indicator", "org_totl"), "org_total"),
        (("explain", "--province", "ha-tnh"), "ha-tinh"),
        (("template", "pl1", "--province", "Đak Lăc", "--period", "2024"), "dak-lak"),
    ],
)
def test_a_mistyped_name_is_told_what_it_may_be(kttt: Kttt, arguments: tuple[str, ...], meant: str) -> None:
    done = kttt(*arguments)

    assert done.returncode == 2
    assert f": {meant}" in done.stderr


def test_a_question_about_what_is_no_period_is_told_what_is_one(kttt: Kttt) -> None:
    for done in (kttt("status", "--period", "1"), kttt("explain", "--province", "ha-tinh", "--period", "2023Q1")):
        assert done.returncode == 2
        assert "2025-H1" in done.stderr


def test_check_tells_a_province_what_it_would_hear_in_both_languages(started: Kttt, tmp_path: Path) -> None:
    done = started("check", HA_TINH, data_dir=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "D12" in done.stdout
    assert "would be accepted" in done.stdout
    assert list(tmp_path.iterdir()) == [], "checking writes nothing"


def test_check_fails_on_what_would_be_rejected(kttt: Kttt, tmp_path: Path) -> None:
    broken = tmp_path / "Phu luc.xlsx"
    broken.write_bytes(b"not a workbook")
    done = kttt("check", broken, "--period", "2023", "--province", "ha-tinh", "--json")

    assert done.returncode == 1, done.stderr
    (report,) = json.loads(done.stdout)
    assert report["state"] == "rejected"
    assert [finding["severity"] for finding in report["findings"]] == ["critical"]


def test_a_file_whose_name_is_no_utf_8_is_checked_like_any_other(started: Kttt, tmp_path: Path) -> None:
    named = tmp_path / "2023" / "ha-tinh" / os.fsdecode(b"b\xe1o c\xe1o.xlsx")
    named.parent.mkdir(parents=True)
    shutil.copy(HA_TINH, named)
    done = started("check", named, "--json", data_dir=tmp_path / "data")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["file"].endswith(r"/b\xe1o c\xe1o.xlsx")


def test_a_workbook_that_names_no_province_is_told_whose_it_is_taken_for(kttt: Kttt, tmp_path: Path) -> None:
    nameless = tmp_path / "bieu.csv"
    nameless.write_text("STT,Chỉ tiêu,ĐVT,Thực hiện 2023\n1,Tổng số hợp tác xã,HTX,12\n", encoding="utf-8")

    assert "say whose it is by --province" in kttt("check", nameless, data_dir=tmp_path).stdout
    named = kttt("check", nameless, "--province", "ha-tinh", data_dir=tmp_path)
    assert "--province" not in named.stdout
    assert "2023/ha-tinh" in named.stdout


@pytest.mark.parametrize("options", [("--feedback",), ("--feedback-to", "raw/2023")])
def test_a_marked_copy_is_never_written_where_the_next_load_would_read_it(
    kttt: Kttt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    sent = tmp_path / "raw" / "2023" / "ha-tinh" / "PL.xlsx"
    sent.parent.mkdir(parents=True)
    sent.write_bytes(HA_TINH.read_bytes())
    monkeypatch.chdir(tmp_path)
    done = kttt("check", sent, *options, data_dir=tmp_path / "data", KTTT_RAW_DIR=str(tmp_path / "raw"))

    assert done.returncode == 2
    assert "--feedback-to" in done.stderr
    assert [path for path in (tmp_path / "raw").rglob("*") if path.is_file()] == [sent]


def test_checking_needs_neither_dagster_nor_dbt_nor_great_expectations_nor_frames_nor_the_words_of_its_reader() -> None:
    words = {module.__name__ for module in (lexicon, numbers, workbook)}
    program = (
        "import sys; from orchestration.cli import app\n"
        f"app(['check', {str(HA_TINH)!r}, '--json'], standalone_mode=False)\n"
        f"heavy = {{'dagster', 'dbt', 'great_expectations', 'pandas', 'pyarrow', *{words}}} & set(sys.modules); "
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("explain", "--province", "atlantis"), "there is no province 'atlantis'"),
        (("check", "missing.xlsx"), "there is no file missing.xlsx"),
        (("check", str(HA_TINH.parent)), "name the workbooks, not the folder"),
        (("status",), "nothing is published yet"),
    ],
)
def test_a_failure_is_one_line_without_a_traceback(
    kttt: Kttt, tmp_path: Path, arguments: tuple[str, ...], said: str, loaded: Settings
) -> None:
    done = kttt(*arguments, data_dir=tmp_path if arguments == ("status",) else loaded.data_dir)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_data_directory_that_is_none_is_named_without_a_traceback(started: Kttt, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    done = started("load", data_dir=tmp_path / "data")

    assert done.returncode == 2
    assert done.stderr == f"kttt: Not a directory: {tmp_path}/data/load.lock\n"


def test_a_history_that_cannot_be_read_is_named_in_one_line(started: Kttt, tmp_path: Path) -> None:
    history = tmp_path / "dagster" / "history"
    history.mkdir(parents=True)
    (history / "runs.db").write_text("half of it, and no more room on the disk")

    done = started("load", data_dir=tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith(f"kttt: Dagster's history, {tmp_path / 'dagster'}: file is not a database;")
    assert len(done.stderr.splitlines()) == 1


def test_a_load_beside_another_says_so_in_one_line_and_does_nothing(kttt: Kttt, loaded: Settings) -> None:
    lock = LoadLock(loaded.data_dir)
    lock.take("the schedule")
    try:
        done = kttt("load", "--full")
    finally:
        lock.free()

    assert done.returncode == 3
    assert re.fullmatch(
        r"kttt: another load is running \(the schedule, process \d+, since [-\d]+ [:\d]+ UTC\); nothing was done\n",
        done.stderr,
    )


def test_a_command_ends_at_once_with_its_answer_written_and_everything_done_that_was_left_for_the_end() -> None:
    program = """
import atexit, orchestration.cli as cli, typer
atexit.register(print, "done at the end")
heavy = type("Heavy", (), {"__del__": lambda self: print("taken apart")})()
cli.app.command("answer")(lambda: (print("said"), exec("raise typer.Exit(7)", {"typer": typer})))
cli.main()
"""
    done = subprocess.run([sys.executable, "-c", program, "answer"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (7, "said\ndone at the end\n")


def test_ctrl_c_is_told_in_one_line() -> None:
    program = """
import orchestration.cli as cli
@cli.app.command("work")
def work():
    raise KeyboardInterrupt
cli.main()
"""
    done = subprocess.run([sys.executable, "-c", program, "work"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (130, "kttt: interrupted\n")


def test_what_libraries_start_says_nothing_on_the_terminal_of_a_load(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "load.log").open("w") as log, nightly.quiet_descriptor(log):
        subprocess.run([sys.executable, "-c", "raise KeyboardInterrupt"], check=False)

    assert capfd.readouterr().err == ""
    assert "KeyboardInterrupt" in (tmp_path / "load.log").read_text()


def test_a_submission_of_no_province_is_listed_as_that() -> None:
    assert whose({"province_name": None, "province_code": None}) == "(no province)"


def test_a_raw_folder_that_vanished_or_is_empty_is_told_and_empties_nothing(
    kttt: Kttt, loaded: Settings, tmp_path: Path
) -> None:
    own, nothing = copy_of(loaded, tmp_path), tmp_path / "nothing"
    nothing.mkdir()
    empty = kttt("load", data_dir=own.data_dir, KTTT_RAW_DIR=str(nothing))
    away = kttt("load", data_dir=own.data_dir, KTTT_RAW_DIR=str(tmp_path / "not mounted"))

    assert (empty.returncode, away.returncode) == (0, 2)
    assert empty.stderr.count("raw/ is empty, though 21 files arrived before: is the share away?") == 1
    assert "there is no folder" in away.stderr
    assert "Nothing new" in empty.stdout
    assert "figures in force" in empty.stdout


def test_a_night_that_fails_before_its_first_stage_is_remembered_and_in_the_journal(
    kttt: Kttt, loaded: Settings, tmp_path: Path
) -> None:
    own = copy_of(loaded, tmp_path)
    kttt("load", data_dir=own.data_dir, KTTT_RAW_DIR=str(tmp_path / "not mounted"))
    status = kttt("status", data_dir=own.data_dir)
    journal = (own.data_dir / "logs" / "journal.jsonl").read_text(encoding="utf-8").splitlines()

    assert "FAILED (there is no folder" in status.stdout
    assert json.loads(journal[-1])["event"] == "failed"
    assert "kttt_last_load_success 0" in (own.data_dir / METRICS).read_text(encoding="utf-8")


def test_the_load_after_one_that_was_killed_does_what_was_left_and_closes_its_run(
    kttt: Kttt, loaded: Settings, tmp_path: Path
) -> None:
    own = copy_of(loaded, tmp_path)
    shutil.rmtree(own.feedback)  # killed after publishing, before the workbooks were marked

    @dg.job(name="nightly")
    def night() -> None: ...

    with open_instance(own) as instance:
        run = instance.create_run_for_job(night, status=dg.DagsterRunStatus.STARTED)
        left = Holder(pid=1, since="2026-01-15T18:00:00", what="the schedule", run_id=run.run_id)
        (own.data_dir / LOCK_NAME).write_text(json.dumps(vars(left)))
        done = kttt("load", data_dir=own.data_dir, KTTT_RAW_DIR=str(own.raw_dir))
        closed = instance.get_run_by_id(run.run_id)

    assert done.returncode == 0, done.stderr
    assert len(list(own.feedback.rglob("*.xlsx"))) == len(list(loaded.feedback.rglob("*.xlsx"))) > 0
    assert closed is not None
    assert closed.status == dg.DagsterRunStatus.FAILURE


def test_a_night_on_which_the_copy_fails_is_remembered_as_failed_though_nothing_was_new(
    kttt: Kttt, loaded: Settings, tmp_path: Path
) -> None:
    own = copy_of(loaded, tmp_path)
    nobody = f"postgresql://kttt:secret@/postgres?host={tmp_path}"
    done = kttt("load", data_dir=own.data_dir, KTTT_RAW_DIR=str(own.raw_dir), KTTT_POSTGRES_URL=nobody)

    assert done.returncode == 2
    last = known(own).last
    assert last is not None
    assert (last.succeeded, last.error[:11]) == (False, "PostgreSQL:")
    assert "secret" not in last.error + done.stderr
