"""One workbook -> everything landing keeps of it: its sheets one by one, then its tables together, then the whole.

Belongs here: the order of the steps, and what is left out. Not here: files and processes (`caged`), tables of the
warehouse (`store`), what tables, rows and cells mean (`layout`, `meaning`, `recognising`, `registers`, `review`).

Its rooms, in order: `submission`, `lists_and_tables` with `tables_around_lists` and `left_out`, `figures_of_tables`,
`as_a_whole`; `assignment` says what a workbook is read for.
"""
