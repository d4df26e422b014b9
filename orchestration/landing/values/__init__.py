"""What a single printed value says: a number, a unit, a date, a period.

Belongs here: the grammar of values. Not here: which value applies to a figure (`layout`, `meaning`).

Modules:

* numbers: `numbers`, `number_words`; which separators a workbook uses: `separators`, `style_of_sums`
* units: `units`
* time: `periods` of short texts, with `parts_of_years`, `relative_times`, `summed_times`, `terms` of several years and
  `scenarios`; `dates` in labels; `time_words` and `period_codes`, which they share
"""
