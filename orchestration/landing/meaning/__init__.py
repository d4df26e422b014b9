"""What a row and a column mean together, until each cell is a figure.

Belongs here: inheritance between rows, statistics and support programmes, rows that are only parts, units of a table,
figures. Not here: words by themselves (`words`), figures held against each other (`review`).

Its rooms: `row`, `rows`, `dated_headings`, `units_of_headings`, `surroundings`, `whom`, `headings_of_some`,
`statistics`, `named_organisations`, `unnumbered`, `unknown_headings`, `rows_above`, `block_sums`, `broken_down`,
`sectors_beside`, `parts_beside`, `indicators`, `support`, `support_labels`, `sums_of_support`, `support_measures`,
`rows_of_lenders`, `sources`, `crosswise`, `over_years`, `scope_notes`, `combining`, `finer_rows`, `parts_of_totals`,
`registered_capital`, `base_units`, `place`, `cell_meaning`, `counted`, `separators`, `figures`.
"""
