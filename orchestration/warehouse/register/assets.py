"""Identity of cooperatives as Dagster assets: `register.*`."""

from collections.abc import Iterator

import dagster as dg

from orchestration import previews
from orchestration.resources import OWNERS, WRITER_POOL, Warehouse
from orchestration.runtime.ahead import Ahead
from orchestration.runtime.companions import Companions
from orchestration.settings import Settings
from orchestration.warehouse.register import store

_TABLES = {
    "identities": "Which cooperative every row of a register list is, and what ties it to the others.",
    "review": "Pairs of rows that may be one cooperative, for a person to decide in register_links.csv.",
}
_PREVIEWS = {
    "identities": "SELECT link_basis, count(*) AS rows FROM register.identities GROUP BY ALL ORDER BY rows DESC",
    "review": """
        SELECT reason, coalesce(decision, 'open') AS decision, count(*) AS pairs
        FROM register.review GROUP BY ALL ORDER BY pairs DESC
    """,
}


@dg.multi_asset(
    name="register",
    specs=[
        dg.AssetSpec(
            ["register", table],
            deps=[dg.AssetKey(["intermediate", "int_register_rows"])],
            group_name="register",
            description=description,
            owners=OWNERS,
            kinds={"python", "duckdb"},
        )
        for table, description in _TABLES.items()
    ],
    pool=WRITER_POOL,
)
def register(
    settings: dg.ResourceParam[Settings], duckdb: Warehouse, identities: dg.ResourceParam[Ahead[bool]]
) -> Iterator[dg.MaterializeResult[None]]:
    """Say who is who on the lists in force; nothing is done when nothing changed."""
    changed = identities.taken()
    is_ahead = changed is not None
    with duckdb.get_connection() as connection:
        if changed is None:
            with Companions(settings.readers) as companions:
                changed = store.run(connection, companions=companions)
        for table in _TABLES:
            yield dg.MaterializeResult(
                asset_key=["register", table],
                metadata={
                    "dagster/row_count": previews.row_count(connection, f"register.{table}"),
                    "changed": changed,
                    "identified ahead": is_ahead,
                    "summary": previews.query(connection, _PREVIEWS[table]),
                },
            )
