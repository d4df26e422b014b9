"""Stage 2, landing: workbooks in `raw/` become rows of `landing.*`, each figure with its cell.

Belongs here: fingerprints, receipts, the caged reader, recognition of forms, numbers, units and periods.
Not here: whether a figure is right (`quality`), and anything across submissions (`warehouse`).

Its rooms, as a workbook goes through them:

* it arrives: `assets`, `load`, `arrivals`, `settling`, `folder`, `whose`, `rules_version`, `store`
* it is opened safely: `cage`, `reader_child`, `answers`, `limits`, `preflight`, `archive`, `refusal`, `one_file`
* its cells: `formats`, `workbook`, `text`, `english`, `numbers`, `damage`
* its order of steps, and what is kept of it: `reading`, `landed`
* its tables: `tables`, `spans`, `above`, `found_header`, `headers`, `naming_columns`, `columns`,
  `printed_rows`, `outline`
* its forms: `forms`, `form_descriptions`, `template_mark`, `recognition`, `statistics_tables`, `support_tables`
* what a row and a column mean together: `rows`, `statistics`, `indicators`, `support`, `crosswise`, `combining`,
  `finer`, `figures`
* what words mean: `codes`, `spelling`, `phrases`, `diction`, `names`, `numbering`, `labels`, `rates`, `lexicon`,
  `known`, `subjects`, `listed`, `totals`, `ways`, `budgets`
* time, place, unit: `dates`, `periods`, `period_codes`, `titles`, `places`, `addresses`, `units`, `base_units`
* lists of organisations: `register_columns`, `register`
* what it says of itself, and what was not read: `evidence`, `scale`, `district_sums`, `omissions`, `unread`
* figures that compare others: `comparisons`, `compared_columns`, `compared_numbers`, `wholes`
* a feedback workbook that comes back: `explanations`, `feedback_page`
"""
