"""A second look at a workbook once all of it is read.

Belongs here: the workbook against its folder, its scale, its own sums and comparisons, and what was left unread. Not
here: rules on the figures that are loaded (`quality`).

Modules:

* against the folder: `evidence` of period and province
* size: `scale`, `separators_by_size`
* sums and comparisons: `district_sums`, `comparisons`, with `compared_columns`, `compared_numbers`, `wholes`
* several sheets or sources of the same figures: `sheets_alike`, `drafts_of_lists`, `several_resolutions`
* texts around tables that change what numbers mean: `said_around`, `some_people`, `told_in_words`
* what was left out, and why: `omissions`, `columns_left_out`, `unread` rows, numbers `left_over`
"""
