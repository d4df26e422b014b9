"""Who reported in time: the calendar of the law on the real submissions."""

from __future__ import annotations

import re

import duckdb

from orchestration.settings import PROJECT_ROOT

PAGE = (PROJECT_ROOT / "docs" / "running-every-night.md").read_text(encoding="utf-8")


def test_the_page_s_query_counts_every_accepted_return_once(published: duckdb.DuckDBPyConnection) -> None:
    (query,) = re.findall(r"```sql\n(.*?)```", PAGE, flags=re.DOTALL)
    rows = published.execute(query).fetchall()

    (accepted,) = published.execute(
        "SELECT count(*) FROM marts.reporting_status WHERE expected AND state = 'accepted'"
    ).fetchone() or (None,)
    assert sum(row[3] for row in rows) == accepted > 0
    assert all(0 <= timeliness <= completeness <= 100 for *_, completeness, timeliness in rows)


def test_days_late_agree_with_being_late(published: duckdb.DuckDBPyConnection) -> None:
    contradictions = published.execute(
        """
        SELECT count(*) FROM marts.reporting_status
        WHERE is_late IS DISTINCT FROM (days_late > 0) OR (received_at IS NULL AND days_late IS NOT NULL)
        """
    ).fetchone()

    assert contradictions == (0,)
