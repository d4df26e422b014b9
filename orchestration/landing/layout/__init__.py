"""Where the tables of a sheet are, and what their headers and columns say.

Belongs here: headers, spans, columns, the outline of rows. Not here: what a row means (`meaning`), which form a
table is of (`recognising`).

Its rooms, from the sheet down to a row: `tables`, `table`, `spans`; of a header `found_header`, `above`,
`header_rows`, `header_parts`, `header_roles`, `header_cells`; below it `table_at_header` with `columns_of_header` and
`makes_a_table`, or `without_header`; the columns beside figures `cells_below`, `times_below`, `naming_columns`,
`label_columns`, `beside_labels`; columns of figures `columns`, `asides`, `columns_beside`, `own_columns`,
`short_quarters`, `column_times`, `same_times`, `innermost`, `noted_columns`, `finer_columns`, `below_of_which`,
`owners`, `compared_blocks`; rows `printed_rows`, `marked_headings`, `same_rows`, `budgets_of_levels`, `outline`,
`nesting`, `merged_numbers`, `labels_going_on`.
"""
