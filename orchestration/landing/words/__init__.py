"""What labels, headers and titles say: organisations, indicators, sectors, policies, money, places.

Belongs here: the words of the code lists (seed `wordings`) and the grammar around them. Not here: what a row and a
column mean together (`meaning`).

Whatever provinces may call otherwise is a row of a seed. In patterns stand only words that no province chooses: those
that join, count, exclude or point in time (`và`, `số`, `trừ`, `trong`, `đến`, `năm`), and where they may stand.

Its rooms: `diction`, `names`, `labels`, `rates`, `fuller`, `wording_index`, `short_texts`, `lexicon`, `nearest`,
`slips`, `known`, `clauses`, `titled`, `names_in_titles`, `title_sectors`, `title_parts`, `title_statuses`,
`subjects`, `one_organisation`, `people`, `listed`, `totals`, `kinds_of_numbers`, `openings`, `ways`, `budgets`,
`lenders`, `policies`, `given`, `recipients`, `lines_around`, `citations`, `dated_lines`, `title_scenarios`, `titles`,
`places`, `whole_province`, `addresses`.
"""
