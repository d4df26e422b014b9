"""Warehouse of Vietnam's collective economy: Dagster runs it, dbt models it, Great Expectations guards it.

Its rooms, from the command line down; each imports only what stands below it (a contract in `pyproject.toml`):

* what people call: `cli`; what Dagster opens: `definitions`, with `sensors` and `schedules`
* how loads are, as those who run them see it: `health`
* the stages, last to first: `dialogue`, `published`, `warehouse`, `quality`, `landing`
* what no stage is, and every stage stands on: `runtime`, `previews`, `settings`

One module stands across: `resources`, what stages are handed. It takes from the rooms whose things those are.
"""
