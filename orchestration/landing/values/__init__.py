"""What a single printed value says: a number, a unit, a date, a period.

Belongs here: grammars of values. Not here: which of them holds for a figure (`layout`, `meaning`).

Its rooms: `numbers`, `number_words`, `separators`, `style_of_sums`, `units`, `dates`, `time_words`, `parts_of_years`,
`relative_times`, `scenarios`, `summed_times`, `periods`, `period_codes`, `terms`.
"""
