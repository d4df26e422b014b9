"""What a file that breaks the reader costs: itself, one finding, nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import psutil
import pytest

from orchestration.landing.caged import cage as cage_module
from orchestration.landing.caged.answers import Answer
from orchestration.landing.caged.cage import Cage, ReaderNotStarted, Request
from orchestration.landing.caged.limits import MIB, Limits
from orchestration.landing.folder import Folder
from orchestration.settings import PROJECT_ROOT
from tests.processes import ends, is_running
from tests.unit.landing.test_load import workbook

HA_TINH = Folder("2023", "ha-tinh")
LIMITS = Limits()


@pytest.fixture
def cage() -> Iterator[Cage]:
    with Cage() as cage:
        yield cage


@pytest.fixture
def good(tmp_path: Path) -> Request:
    return Request(workbook(tmp_path / "good.xlsx"), "good.xlsx", HA_TINH)


def request(path: Path) -> Request:
    return Request(path, path.name, HA_TINH)


def rules(answer: Answer) -> list[str]:
    return [noticed.rule_id.removeprefix("submissions.") for noticed in answer.reading().noticed]


@pytest.fixture
def children() -> Callable[[], set[int]]:
    """Processes that this one started since the test began and that have not ended."""

    def running() -> set[int]:
        return {child.pid for child in psutil.Process().children()}

    before = running()  # another test's, such as the tracker that multiprocessing leaves behind
    return lambda: running() - before


def process_of(cage: Cage) -> subprocess.Popen[bytes]:
    process = cage._children[0]._process
    assert process is not None
    return process


# ---- What comes back --------------------------------------------------------------------------------------------


def test_a_file_is_read_in_the_child_to_figures_and_findings(cage: Cage, good: Request) -> None:
    answer = cage.read(good)

    assert (answer.file_format, answer.folder, answer.figures) == ("xlsx", HA_TINH, 4)
    assert [(f.cell, f.period_code, f.value) for f in answer.reading().figures][:2] == [
        ("D6", "2022", 980),
        ("E6", "2023", 1025),
    ]


def test_readers_get_ready_before_there_is_a_file(good: Request, children: Callable[[], set[int]]) -> None:
    with Cage(readers=2) as cage:
        cage.start(5)
        started = children()
        assert len(started) == 2
        assert cage.read(good).figures == 4
        assert children() == started


def test_a_file_without_folder_is_read_for_the_one_its_letterhead_names(cage: Cage, good: Request) -> None:
    assert cage.read(replace(good, folder=None, this_year="2023")).folder == HA_TINH


def test_a_refused_file_is_one_finding(cage: Cage, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")

    answer = cage.read(request(tmp_path / "a.xlsx"))

    assert (rules(answer), answer.file_format, answer.folder) == (["pdf"], None, HA_TINH)


def test_answers_of_many_readers_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = [workbook(tmp_path / f"{n}.xlsx", total=1000 + n) for n in range(12)]
    paths.insert(0, registers(tmp_path / "slow.xlsx", 2000))

    with Cage(readers=3) as cage:
        answers = list(cage.read_all(map(request, paths)))

    assert len(answers[0].reading().register_rows) == 2000
    assert [a.reading().figures[1].value for a in answers[1:]] == [1000 + n for n in range(12)]


def registers(path: Path, rows: int) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("DS")
    sheet.append(["STT", "Tên HTX", "Mã số thuế", "Ngày thành lập", "Số thành viên", "Xếp loại"])
    for n in range(rows):
        sheet.append([n + 1, f"HTX số {n}", f"30{n:08}", "01/02/2015", 12, "Tốt"])
    book.save(path)
    return path


# ---- What a bad file costs --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "ahead"), [(1, 6), (9 * MIB, 2)], ids=["short files", "long files"])
def test_short_files_are_read_before_their_turn_long_ones_hardly(tmp_path: Path, size: int, ahead: int) -> None:
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(b" " * size)
    taken: list[Path] = []

    def requests() -> Iterator[Request]:
        for _ in range(6):
            taken.append(blank)
            yield request(blank)

    with Cage(readers=1) as cage:
        answers = cage.read_all(requests())
        first = next(answers)

        assert len(taken) == ahead
        assert [rules(answer) for answer in (first, *answers)] == [["empty_file"]] * 6


@pytest.mark.parametrize(
    ("limits", "rows", "rule"),
    [
        (replace(LIMITS, memory=100 * MIB), 1_500_000, "too_heavy"),
        (replace(LIMITS, cpu_seconds=0, cells_per_second=10**9), 3_000_000, "too_slow"),
        (replace(LIMITS, wall_seconds=0.1), 150_000, "too_slow"),
        (replace(LIMITS, answer_bytes=100), 1, "too_heavy"),
    ],
    ids=["memory", "CPU time", "wall clock", "answer"],
)
def test_a_file_beyond_a_limit_is_one_finding_and_the_next_file_is_read(
    limits: Limits, rows: int, rule: str, tmp_path: Path, good: Request
) -> None:
    big = lines(tmp_path / "big.csv", rows)

    with Cage(limits=limits) as cage:
        assert rules(cage.read(request(big))) == [rule]
    with Cage(limits=replace(limits, answer_bytes=LIMITS.answer_bytes, wall_seconds=60)) as cage:
        cage.read(request(big))
        assert cage.read(good).figures == 4


def lines(path: Path, rows: int) -> Path:
    path.write_bytes(b"a;b;c\n" * rows)
    return path


@pytest.mark.parametrize(
    ("died_of", "rule"),
    [
        (signal.SIGSEGV, "reader_crashed"),
        (signal.SIGABRT, "too_heavy"),  # how Rust ends when memory is refused
        (signal.SIGXCPU, "too_slow"),
        (0, "reader_crashed"),
    ],
)
def test_a_child_that_dies_is_one_finding_and_the_next_file_is_read(
    died_of: int, rule: str, cage: Cage, good: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = f"import os, sys; sys.stdin.readline(); os.kill(os.getpid(), {died_of}) if {died_of} else 0"
    start = subprocess.Popen
    with monkeypatch.context() as patched:
        patched.setattr(
            cage_module.subprocess, "Popen", lambda _, **options: start([sys.executable, "-c", program], **options)
        )
        assert rules(cage.read(good)) == [rule]

    assert cage.read(good).figures == 4


def test_a_reader_that_does_not_start_is_an_error_of_its_own_and_no_finding_on_a_file(
    good: Request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "orchestration"
    package.mkdir()
    (package / "__init__.py").write_text("raise ValueError('wordings.csv, line 7')", encoding="utf-8")
    monkeypatch.setattr(cage_module, "PROJECT_ROOT", tmp_path)

    with Cage() as cage, pytest.raises(ReaderNotStarted, match=r"ValueError: wordings\.csv, line 7"):
        cage.read(good)


def test_a_file_that_ends_a_reader_which_has_read_nothing_else_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    start = subprocess.Popen
    monkeypatch.setattr(
        cage_module.subprocess, "Popen", lambda *args, **options: (started.append(args), start(*args, **options))[1]
    )
    with Cage(limits=replace(LIMITS, answer_bytes=100)) as cage:
        cage.start()
        cage.read(request(lines(tmp_path / "a.csv", 1)))
    assert len(started) == 1


def test_a_child_that_answers_nothing_is_stopped_by_the_clock(
    good: Request, children: Callable[[], set[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cage_module, "_GRACE", 0.2)
    start = subprocess.Popen
    monkeypatch.setattr(cage_module.subprocess, "Popen", lambda _, **options: start(["sleep", "600"], **options))

    with Cage(limits=replace(LIMITS, wall_seconds=0.1)) as cage:
        assert rules(cage.read(good)) == ["too_slow"]
        assert children() == set()


def test_a_killed_child_costs_no_file_that_is_read_after_it(cage: Cage, good: Request) -> None:
    cage.read(good)
    process_of(cage).kill()
    process_of(cage).wait()

    assert cage.read(good).figures == 4


def test_a_child_that_read_a_large_file_retires(cage: Cage, good: Request, tmp_path: Path) -> None:
    cage.read(good)
    first = process_of(cage).pid
    cage.read(good)
    assert process_of(cage).pid == first

    cage.read(request(lines(tmp_path / "large.csv", 110_000)))
    cage.read(good)
    assert process_of(cage).pid != first


# ---- What is left -----------------------------------------------------------------------------------------------


def test_no_child_is_left_when_the_cage_closes_early(tmp_path: Path, children: Callable[[], set[int]]) -> None:
    paths = [workbook(tmp_path / f"{n}.xlsx") for n in range(6)]

    with Cage(readers=2) as cage:
        answers = cage.read_all(map(request, paths))
        next(answers)
        answers.close()
        assert children() == set()
        assert cage.read(request(paths[0])).figures == 4
    assert children() == set()


def test_a_child_dies_with_its_parent(good: Request) -> None:
    program = (
        "import sys, time; from pathlib import Path; from orchestration.landing.caged.cage import *; cage = Cage();"
        "cage.read(Request(Path(sys.argv[1]), 'a.xlsx', Folder('2023', 'ha-tinh')));"
        "print(cage._children[0]._process.pid, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program, str(good.path)], stdout=subprocess.PIPE, cwd=PROJECT_ROOT)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert is_running(child)
    parent.kill()
    parent.communicate()

    assert ends(child)


def test_a_child_knows_nothing_of_the_environment_and_writes_no_file(cage: Cage, good: Request) -> None:
    os.environ["KTTT_SECRET"] = "abc"
    try:
        cage.read(good)
    finally:
        del os.environ["KTTT_SECRET"]
    process = Path("/proc") / str(process_of(cage).pid)

    assert b"KTTT_SECRET" not in (process / "environ").read_bytes()
    limits = {line[:25].strip(): line[26:].split()[0] for line in (process / "limits").read_text().splitlines()}
    assert (limits["Max file size"], limits["Max core file size"]) == ("0", "0")
    assert limits["Max address space"] == str(LIMITS.memory)


def test_the_parent_imports_no_parser_of_spreadsheets(good: Request, tmp_path: Path) -> None:
    program = (
        "import json, sys; from pathlib import Path; from orchestration.landing import load; "
        "from orchestration.landing.caged.cage import *\n"
        "with Cage() as cage: cage.read(Request(Path(sys.argv[1]), 'a.xlsx', Folder('2023', 'ha-tinh'))).reading()\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(good.path)], cwd=PROJECT_ROOT, capture_output=True, text=True, check=True
    )

    assert not {"python_calamine", "openpyxl", "xlrd", "odf"} & set(json.loads(done.stdout))
    assert "pyexpat" not in json.loads(done.stdout)
