"""A workbook looked at once more when all of it is read.

Belongs here: what it says of itself against its folder, its scale, its own sums and comparisons, and what was left
unread. Not here: rules on what is loaded (`quality`).

Its rooms: `evidence`, `told_in_words`, `scale`, `separators_by_size`, `district_sums`, `comparisons`,
`compared_columns`, `compared_numbers`, `wholes`, `said_around`, `some_people`, `sheets_alike`,
`drafts_of_lists`, `several_resolutions`, `omissions`, `columns_left_out`, `unread`, `left_over`.
"""
