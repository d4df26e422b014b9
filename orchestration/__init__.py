"""Warehouse of Vietnam's collective economy: Dagster runs it, dbt models it, Great Expectations checks it.

Packages and modules, from the command line down; each imports only what stands below it (a contract in
`pyproject.toml`):

* the command line: `cli`; what Dagster loads: `definitions`, with `sensors` and `schedules`
* the state of loads, for operators: `health`
* the stages, last to first: `dialogue`, `published`, `warehouse`, `quality`, `landing`
* what every stage uses: `runtime`, `previews`, `settings`

One module crosses these layers: `resources`, which gives the stages what they need from other packages.
"""
