"""Stage 4 as a Dagster asset: the generation that readers open."""

from datetime import timedelta

import dagster as dg

from orchestration.previews import markdown_table
from orchestration.published.ahead import TablesAhead
from orchestration.published.generation import current, publish
from orchestration.resources import OWNERS, WRITER_POOL, tried_again
from orchestration.runtime.journal import tell
from orchestration.settings import Settings
from orchestration.warehouse.assets import marts

# A night may be missed; two in a row are noticed.
_NIGHTLY = dg.FreshnessPolicy.time_window(warn_window=timedelta(hours=26), fail_window=timedelta(hours=50))


@dg.asset(
    key=["published", "generation"],
    deps=[*marts.keys, ["quality", "findings"], ["quality", "submissions"], ["quality", "rule_results"]],
    group_name="published",
    description="An immutable copy of marts and quality for BI; `published/current` leads to the newest.",
    owners=OWNERS,
    kinds={"duckdb", "parquet"},
    freshness_policy=_NIGHTLY,
    pool=WRITER_POOL,
)
def generation(
    settings: dg.ResourceParam[Settings], tables: dg.ResourceParam[TablesAhead]
) -> dg.MaterializeResult[None]:
    """Publish, unless nothing changed."""
    with tried_again():
        published = publish(settings, settings.now(), tables.taken())
    tell("published", "new generation" if published.created else "nothing new", {"generation": published.name})
    return dg.MaterializeResult(
        metadata={
            "generation": published.name,
            "path": dg.MetadataValue.path(published.path),
            "new": published.created,
            "tables written ahead": published.written_ahead,
            "dagster/row_count": sum(published.tables.values()),
            "tables": markdown_table(("table", "rows"), published.tables.items()),
        }
    )


@dg.asset(
    key=["published", "postgres"],
    deps=[generation],
    group_name="published",
    description="A copy of the current generation in PostgreSQL, for tools that speak nothing else.",
    owners=OWNERS,
    kinds={"postgres"},
    pool=WRITER_POOL,
)
def postgres(settings: dg.ResourceParam[Settings]) -> dg.MaterializeResult[None]:
    """Copy the current generation, unless it is there."""
    from orchestration.published.postgres import ServerAway, publish_copy

    folder = current(settings)
    assert folder is not None
    try:
        copied = publish_copy(folder, settings.postgres_url)
    except ServerAway as trouble:
        raise dg.RetryRequested(max_retries=3, seconds_to_wait=60) from trouble
    tell("postgres", "copied" if copied.created else "nothing new", {"generation": copied.generation})
    return dg.MaterializeResult(
        metadata={
            "generation": copied.generation,
            "new": copied.created,
            "dagster/row_count": copied.rows,
            "views left behind": list(copied.left_behind),
        }
    )
