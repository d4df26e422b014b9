"""A changed rule book is tried on what was received, and nothing changes but the answer."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import pytest

from orchestration.quality import data_docs, gate1, gate2
from orchestration.quality.assets import data_docs_of_the_load
from orchestration.quality.rehearsal import NothingLoaded, rehearse
from orchestration.quality.rulebook import RuleBook, RuleBookError, load
from orchestration.settings import Settings
from tests.unit.quality.books import book_of
from tests.unit.quality.landed import Figure, Problem, Submission, build_intermediate, new_warehouse, put

F = Figure

NOW = datetime(2025, 1, 1)
BOOK = load()
NET = "figures.net_increase"


def changed(rule_id: str, **changes: Any) -> RuleBook:
    return RuleBook(rules=tuple(r.model_copy(update=changes) if r.id == rule_id else r for r in BOOK))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse after a load of two submissions, one with a warning."""
    path = tmp_path_factory.mktemp("loaded") / "kttt.duckdb"
    with closing(new_warehouse()) as connection:
        flows = [F("org_total", 405), F("org_new", 30), F("org_dissolved", 5), F("org_net_increase", 20)]
        put(connection, "a", Submission(figures=flows))
        put(connection, "b", Submission(figures=[F("org_total", 405)], province="10"))
        hidden = Problem("submissions.hidden_sheet", "Năm trước", "")
        put(connection, "c", Submission(figures=[F("org_total", 405)], problems=[hidden], province="12"))
        gate1.run(connection, NOW)
        build_intermediate(connection)
        gate2.run(connection, NOW)
        connection.execute(f"ATTACH '{path}' AS kept")
        connection.execute("COPY FROM DATABASE memory TO kept")
    return path


def test_the_same_rules_change_nothing(loaded: Path) -> None:
    result = rehearse(loaded, BOOK, NOW)
    assert (result.submissions, result.verdicts, result.rules, result.findings) == (3, [], [], [])


def test_a_rule_made_critical_tells_whom_it_would_reject(loaded: Path) -> None:
    before = loaded.read_bytes()
    result = rehearse(loaded, changed(NET, severity="critical"), NOW)
    (verdict,) = result.newly_rejected
    assert (verdict["submission_id"], verdict["before"], verdict["after"]) == ("a", "accepted", "rejected")
    assert "20" in verdict["reason"]
    assert [(row["rule_id"], row["other_severity"]) for row in result.rules] == [(NET, 1)]
    assert loaded.read_bytes() == before


def test_a_rule_taken_out_or_added_tells_who_newly_passes_and_fails(loaded: Path) -> None:
    without = RuleBook(rules=tuple(rule for rule in BOOK if rule.id != NET))
    gone = rehearse(loaded, without, NOW)
    assert [(row["rule_id"], row["newly_failing"], row["newly_passing"]) for row in gone.rules] == [(NET, 0, 1)]
    select = (
        "SELECT submission_id, sheet, cell, 1 AS value, false AS ok FROM figures WHERE indicator_code = 'org_total'"
    )
    added = BOOK[NET].model_copy(
        update={
            "id": "figures.new_one",
            "check": BOOK[NET].check.model_copy(update={"select": select}),
            "message_vi": "Mới.",
            "message_en": "New.",
        }
    )
    new = rehearse(loaded, RuleBook(rules=(*BOOK, added)), NOW)
    assert [(row["rule_id"], row["newly_failing"]) for row in new.rules] == [("figures.new_one", 3)]


def test_a_book_without_a_rule_of_the_reader_is_refused(loaded: Path) -> None:
    without = RuleBook(rules=tuple(rule for rule in BOOK if rule.id != "submissions.hidden_sheet"))
    with pytest.raises(RuleBookError, match="hidden_sheet"):
        rehearse(loaded, without, NOW)


def test_nothing_to_try_rules_on_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(NothingLoaded, match="run a load first"):
        rehearse(tmp_path / "kttt.duckdb", BOOK, NOW)
    duckdb.connect(str(tmp_path / "empty.duckdb")).close()
    with pytest.raises(NothingLoaded, match="run a load first"):
        rehearse(tmp_path / "empty.duckdb", BOOK, NOW)


def test_a_warehouse_of_an_older_version_is_told_to_load_first(loaded: Path, tmp_path: Path) -> None:
    older = tmp_path / "kttt.duckdb"
    older.write_bytes(loaded.read_bytes())
    with closing(duckdb.connect(str(older))) as connection:
        connection.execute("DROP TABLE landing.comparisons")
    with pytest.raises(NothingLoaded, match="run a load first"):
        rehearse(older, BOOK, NOW)


def test_a_load_leaves_the_data_docs_of_what_it_validated_itself(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path, now=lambda: NOW)
    with closing(new_warehouse()) as connection:
        for name, figure in (("a", F("org_total", 405)), ("b", F("org_active", -1))):
            put(connection, name, Submission(figures=[figure], province=name))
            report = gate1.run(connection, NOW)
    data_docs.keep(settings, report)

    page = data_docs.draw(settings)

    assert page is not None
    assert (settings.data_docs / "latest").resolve() == page.parent
    (figures,) = (page.parent / "validations" / "landing" / "figures").rglob("*.html")
    text = figures.read_text(encoding="utf-8")
    assert "negative_count" in text
    assert re.search(r">b</div>.{0,200}>PL I</div>.{0,200}>D9</div>", text), "where it fails"
    links = re.findall(r'<a href="((?:validations|expectations)/[^"]+)">', page.read_text(encoding="utf-8"))
    assert figures in [page.parent / link for link in links], "listed without any script"
    assert all((page.parent / link).is_file() for link in links)
    for each in page.parent.rglob("*.html"):
        asked = re.findall(r'<(?:link|script|img)\b[^>]*(?:href|src)="([^"]+)"', each.read_text(encoding="utf-8"))
        assert [link for link in asked if "//" in link] == [], "asks nothing of the network"
        (styles,) = (link for link in asked if link.endswith("data_docs.css"))
        assert (each.parent / styles).is_file()
    assert data_docs.draw(settings) is None, "the same results are drawn once"


def test_the_sites_of_the_last_loads_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_docs, "KEPT", 2)
    days = iter(NOW + timedelta(days=n) for n in range(data_docs.KEPT + 2))
    settings = Settings(tmp_path, tmp_path, now=lambda: next(days))
    with closing(new_warehouse()) as connection:
        put(connection, "a", Submission(figures=[F("org_total", 405)]))
        report = gate1.run(connection, NOW, book=book_of("figures.negative_count"), accepted_anyway=())
    for _ in range(data_docs.KEPT + 1):
        data_docs.keep(settings, report)
        newest = data_docs.draw(settings)

    sites = sorted(path.name for path in (settings.data_docs / "runs").iterdir())
    assert len(sites) == data_docs.KEPT
    assert newest is not None
    assert newest.parent.name == sites[-1]


def test_data_docs_that_cannot_be_drawn_fail_no_load(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path, now=lambda: NOW)
    settings.data_docs.mkdir()
    (settings.data_docs / ".gate_1.json").write_text("half a resu")

    result = data_docs_of_the_load(dg.build_asset_context(resources={"settings": settings}))

    assert "error" in result.metadata


def test_the_data_docs_show_every_suite_and_what_failed(loaded: Path, tmp_path: Path) -> None:
    page = data_docs.build(loaded, tmp_path / "site", BOOK, NOW)
    assert page.exists()
    results = [path.read_text(encoding="utf-8") for path in (page.parent / "validations").rglob("*.html")]
    assert len(results) == len(list((page.parent / "expectations").rglob("*.html"))) >= 2
    (figures,) = [text for text in results if "landing.figures" in text]
    assert BOOK[NET].column in figures
