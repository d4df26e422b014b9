"""What a row and a column count together, until each cell is a figure.

Belongs here: inheritance between rows, statistics and support programmes, partial rows, units of a table, figures. Not
here: words by themselves (`words`), figures compared with each other (`review`).

Modules, in the order in which they work:

* the rows of a table: `rows` walks down them, `row` is what is kept of each, `surroundings` what applies to all of them
* headings: `dated_headings`, `units_of_headings`, `headings_of_some`, `unknown_headings`; rows without numbers:
  `unnumbered`
* statistics: `statistics`, by `indicators` of labels, `completed_labels`, `named_organisations` and `whom` (what rows
  do not name themselves), `rows_above`, `block_sums`, `broken_down`, `sectors_beside`, `parts_beside`
* support: `support`, by `support_labels`, `support_measures`, `sums_of_support`, `rows_of_lenders`, `sources` of money
* rows that are places, periods or members of a list: `crosswise`, `over_years`
* rows that are only a part, or of other organisations than they say: `scope_notes`, `finer_rows`, `parts_of_totals`,
  `revenue_by_source`, `registered_capital`
* cells: `place` (what table and title say of each), `counted` decides which are figures, `cell_meaning` and `combining`
  join row and column, `base_units`, `separators`, `figures`
"""
