"""What labels, headers and titles mean: organisations, indicators, sectors, policies, money, places.

Belongs here: matching texts with the code lists (seed `wordings`), and the grammar around the words. Not here: what a
row and a column mean together (`meaning`).

Any word that a province may choose differently is a row of a seed. Patterns in code contain only function words, which
join, count, exclude or point in time (`và`, `số`, `trừ`, `trong`, `đến`, `năm`), and say where they may stand.

Modules:

* from a text to its words: `diction`, the `names` of organisations, `labels` taken apart, their `rates`, typing `slips`
* from words to codes: `lexicon` is the entrance; behind it the `wording_index`, `short_texts` compared as a whole,
  `fuller` labels that mean the same as a shorter wording, and the `nearest` wording for a label that is not known
* what any label may name: `known`, `people`, `listed` (cells of lists), `budgets`, `lenders`, `ways` (up or down)
* support: `policies`, what was `given`, its `recipients`
* sums and parts: `totals`, `openings`, `kinds_of_numbers` (shares, changes, ranks)
* titles as texts: `clauses`, `names_in_titles`, the acts they cite (`citations`), `lines_around` a table
* what titles are about: `titled` (what they count), `title_sectors`, `title_parts`, `title_statuses`, `subjects`,
  `one_organisation`
* time in titles: `titles`, `dated_lines`, `title_scenarios`
* places: `places`, `unnamed_places`, `whole_province`, `addresses`
"""
