"""Which form is this sheet or table of?

Belongs here: trying forms on a table, tables without a form, the mark of our own templates. Not here: the forms
themselves (`forms`).

Its rooms: `recognition`, `rows_of_table`, `sections`, `columns_alike`, `statistics_tables`, `support_tables`,
`compared_tables`, `pivots`, `template_mark`.
"""
