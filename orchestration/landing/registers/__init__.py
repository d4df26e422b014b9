"""Lists of organisations, one row each.

Belongs here: which sheets are lists, what their columns say, their rows. Not here: which rows of several lists are the
same organisation (`warehouse.register`).

Modules, from the sheet down to a row:

* the lists of a sheet: `lists_of_sheet`, with `cards` turned into lists, lists that go on over `pages`, and `legends`
* their header: `header_rows`, `header_texts`, `header_times`, `header_words`
* which columns there are: `register_columns`, with `split_dates`, `names_with_places`, `columns_of_something_else`
* what their cells print: `printed_columns`, with `column_cells`, `codes_with_dates`, `industry_codes`
* which rows are organisations: `rows_of_lists`, with `headings`, `names_going_on`, `others`
* what is known of each organisation: `register`, with `statuses_in_names` and `told_of_all` (what the title says)
"""
