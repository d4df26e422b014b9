"""Lists of organisations: a row each.

Belongs here: which sheets are lists, what their columns say, their rows. Not here: who is who across lists
(`warehouse.register`).

Its rooms: `column_cells`, `names_going_on`, `names_with_places`, `split_dates`, `register_columns`, `headings`,
`printed_columns`, `rows_of_lists`, `register`.
"""
