"""The load that most teams would write first, to compare with: honest, small, for workbooks that all look alike.

pandas over openpyxl for each file, labels looked up word for word, one Dagster step for each form under the default
executor (a process a step), a Great Expectations validation for each submission, `dbt build` of this project's models
as a command, a copy for BI. It writes the tables that the models read and ends with the same national facts: the
benchmark compares them. It has no archive, cage, findings with cells or versions, and no identity but the tax code.

Belongs here: nothing that the project itself uses. Not here: measuring it (`load`).
"""
