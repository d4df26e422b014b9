"""Who is who is asked while dbt builds what reads no list: the processes that answer have the core that dbt leaves.

Belongs here: what is given to them, and what becomes of them. Not here: how it is done (`store`), how Dagster shows it
(`assets`).
"""

from __future__ import annotations

from orchestration.runtime.ahead import Ahead
from orchestration.runtime.companions import Companions
from orchestration.settings import Settings
from orchestration.warehouse.memory import opened
from orchestration.warehouse.register import store

#: What the answer depends on.
ROWS = ("intermediate", "int_register_rows")


def identities_ahead(settings: Settings) -> Ahead[bool]:
    """The identities of one load; begin when it will not write `ROWS` any more. The answer is that of `store.run`.

    Args:
        settings: where the warehouse is, held open from before it begins (`held`), and how many processes may answer.
    """
    companions = Companions(settings.readers)

    def identify() -> bool:
        with opened(settings.warehouse) as connection, companions:
            return store.run(connection, companions=companions)

    return Ahead("register", identify, stop=companions.end)
