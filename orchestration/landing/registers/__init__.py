"""Lists of organisations: a row each.

Belongs here: which sheets are lists, what their columns say, their rows. Not here: who is who across lists
(`warehouse.register`).

Its rooms, from the sheet down to a row: `lists_of_sheet`, `header_rows`, `header_texts`, `header_times`,
`header_words`, `register_columns` with `split_dates` and `names_with_places`, `columns_of_something_else`,
`printed_columns` with `column_cells`, `codes_with_dates` and `industry_codes`, `rows_of_lists` with `headings` and
`names_going_on`, `others`, `legends`, `statuses_in_names`, `told_of_all`, `register`; `cards` make such a list,
and `pages` go on with one.
"""
