"""The conversation with the provinces as Dagster assets: feedback workbooks."""

import dagster as dg

from orchestration.dialogue.returns import gather, write_returns
from orchestration.previews import markdown_table
from orchestration.resources import OWNERS, WRITER_POOL, Warehouse
from orchestration.settings import Settings


@dg.asset(
    key=["dialogue", "feedback"],
    # After publication: what a province is told is what everyone can read.
    deps=[["published", "generation"], ["quality", "findings"], ["quality", "submissions"]],
    group_name="dialogue",
    description="The provinces' own workbooks, marked, with a first sheet that says what to mend or explain.",
    owners=OWNERS,
    kinds={"excel"},
    pool=WRITER_POOL,
)
def feedback(
    context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings], duckdb: Warehouse
) -> dg.MaterializeResult[None]:
    """Write the workbooks whose findings changed; one that cannot be written is listed, and stops nothing."""
    with duckdb.get_connection() as connection:
        returns = gather(connection)
    try:
        report = write_returns(settings, returns)
    except OSError as error:  # the generation is published: a full disk here must not say that it is not
        context.log.error(f"feedback could not be written: {error}")
        return dg.MaterializeResult(metadata={"error": str(error), "path": dg.MetadataValue.path(settings.feedback)})
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(settings.feedback),
            "dagster/row_count": len(returns),
            "written": len(report.written),
            "unchanged": report.unchanged,
            "removed": report.removed,
            "failed": len(report.failed),
            "files": markdown_table(
                ("file", "not kept", "why"),
                [
                    (entry.path, ", ".join(entry.lost), entry.error or entry.reason)
                    for entry in (*report.failed, *report.written)
                ],
            ),
        }
    )
