"""Views that the office created over the copy in PostgreSQL, kept from generation to generation.

A view is bound to the table it was created over, not to its name: after a swap it would still show the figures of the
generation before, and the next swap would drop it.

Belongs here: such views. Not here: the copy itself (`postgres`).
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

# Views outside the copy that read a table of a generation put aside, with their text.
_LEFT_BEHIND = r"""
    SELECT DISTINCT n.nspname, v.relname, v.relkind = 'm', pg_get_viewdef(v.oid)
    FROM pg_depend AS d
    INNER JOIN pg_rewrite AS r ON r.oid = d.objid
    INNER JOIN pg_class AS v ON v.oid = r.ev_class
    INNER JOIN pg_namespace AS n ON n.oid = v.relnamespace
    INNER JOIN pg_class AS t ON t.oid = d.refobjid
    INNER JOIN pg_namespace AS aside ON aside.oid = t.relnamespace
    WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
        AND aside.nspname ~ '^kttt_old_\d+_' AND n.nspname !~ '^kttt_old_\d+_'
    ORDER BY 1, 2
"""
_NOW = r"SELECT regexp_replace(%s, '\ykttt_old_\d+_(marts|quality|published)\.', '\1.', 'g')"


def renew(server: psycopg.Connection[Any]) -> tuple[str, ...]:
    """Have every such view read the generation that is served now.

    Args:
        server: a connection of whom the copy belongs to.

    Returns:
        Those that cannot follow, `schema.view: why`: a column they read is gone, or they belong to somebody else.
    """
    left = []
    for schema, name, is_kept, text in server.execute(_LEFT_BEHIND).fetchall():
        view = sql.Identifier(schema, name)
        if is_kept:
            left.append(f"{schema}.{name}: a materialized view cannot follow, make it a view")
            continue
        try:
            with server.transaction():
                (now,) = server.execute(_NOW, [text]).fetchone() or ("",)
                server.execute(sql.SQL("CREATE OR REPLACE VIEW {} AS {}").format(view, sql.SQL(now)))
        except psycopg.Error as error:
            left.append(f"{schema}.{name}: {str(error).splitlines()[0]}")
    return tuple(left)
