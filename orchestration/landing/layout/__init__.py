"""Where the tables of a sheet are, and what their headers and columns say.

Belongs here: headers, spans, columns, the outline of rows. Not here: what a row means (`meaning`), which form a
table is of (`recognising`).

Its rooms: `tables`, `found_header`, `spans`, `above`, `headers`, `naming_columns`, `columns`, `columns_beside`,
`column_times`, `finer_columns`, `owners`, `printed_rows`, `compared_blocks`, `outline`,
`merged_numbers`, `labels_going_on`, `places_beside`, `parts_right`, `without_header`.
"""
