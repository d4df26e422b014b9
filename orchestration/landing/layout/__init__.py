"""Where the tables of a sheet are, and what their headers, columns and rows are.

Belongs here: headers, columns, the outline of rows. Not here: what a row counts (`meaning`), which form a table is of
(`recognising`).

Modules, from the sheet down to a row:

* tables: `tables` finds them from top to bottom, `spans` from left to right, `without_header` those without a header; a
  `table` is what is found; `above` reads the title and unit around it
* the header: `found_header` decides whether a row is one, by its `header_rows`, `header_parts`, `header_roles` and
  `header_cells`
* below the header: `table_at_header` puts the table together, `makes_a_table` decides whether it is one
* columns that describe the rows: `naming_columns`, by `cells_below` and `times_below`; `label_columns`, `beside_labels`
* columns of figures: `columns_of_header` reads each by itself (`columns`, `asides`) and then beside the others
  (`columns_beside`, `finer_columns`, `below_of_which`, `own_columns`, `owners`, `noted_columns`,
  `people_of_titles`, `rival_columns`, `compared_blocks`)
* periods of columns: `column_times`, `same_times`, `short_quarters`, `innermost`
* rows: `printed_rows`, `labels_going_on` over several lines, `merged_numbers`, `marked_headings`, `same_rows`,
  `budgets_of_levels`; how deep they stand: `outline`, `nesting`
"""
