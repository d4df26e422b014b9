"""Which form is this table of?

Belongs here: trying forms on a table, tables that are of no form, the mark of our own templates. Not here: the forms
themselves (`forms`).

Modules:

* the form: `recognition` tries each form on the table, `rows_of_table` reads the rows in its words
* what the whole table is about: `statistics_tables`, `support_tables`, `compared_tables` (nothing but shares or
  changes), `pivots`
* parts of a table: `sections` (statistics and support in one table), `columns_alike`
* `template_mark`: what a template of ours says inside the file
"""
