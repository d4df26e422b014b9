"""One workbook -> everything landing keeps of it: sheet by sheet, then all tables together, then the whole workbook.

Belongs here: the order of the steps, and which tables are left out. Not here: files and processes (`caged`), tables of
the warehouse (`store`), what tables, rows and cells mean (`layout`, `meaning`, `recognising`, `registers`, `review`).

Modules, in order: `submission` calls the steps; `lists_and_tables` with `tables_around_lists`, `left_out` and
`of_the_province`; `figures_of_tables`; `as_a_whole`. `assignment` says what a workbook is read for.
"""
