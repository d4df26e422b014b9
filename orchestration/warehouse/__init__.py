"""Stage 3, warehouse: dbt turns `landing.*` into `staging`, `intermediate` and `marts`.

Belongs here: how Dagster runs and shows the dbt project. Not here: any SQL, which lives in `dbt_project/`.
"""
