"""Who reported in time: the calendar of the law on the real submissions."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import duckdb
import pytest

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


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Pacific/Kiritimati"])  # a day and two hours apart
def test_what_is_overdue_goes_by_the_day_in_vietnam_wherever_it_is_asked(
    published: duckdb.DuckDBPyConnection, zone: str
) -> None:
    views = "SELECT sql FROM duckdb_views() WHERE view_name = 'reporting_overdue'"
    (view,) = published.execute(views).fetchone() or ("",)
    yesterday, *due = ((datetime.now(UTC) + timedelta(hours=7, days=days)).date() for days in (-1, 0, 1))
    with duckdb.connect() as elsewhere:
        elsewhere.execute(f"SET TimeZone = '{zone}'; CREATE SCHEMA marts")
        elsewhere.execute(
            """
            CREATE TABLE marts.reporting_status AS SELECT
                '63' AS geo_version, '42' AS geo_code, 'Hà Tĩnh' AS geo_name, '2023' AS period_code, 'pl1' AS form_code,
                '' AS legal_source, TRUE AS expected, 'not_received' AS state, unnest(?) AS due_date
            """,
            [[yesterday, *due]],
        )
        elsewhere.execute(view)

        assert elsewhere.execute("SELECT due_date FROM marts.reporting_overdue").fetchall() == [(yesterday,)]
