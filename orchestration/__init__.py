"""Warehouse of Vietnam's collective economy: Dagster runs it, dbt models it, Great Expectations guards it."""
