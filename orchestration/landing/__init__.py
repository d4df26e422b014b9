"""Stage 2, landing: workbooks in `raw/` become rows of `landing.*`, each figure with its cell.

Belongs here: fingerprints, receipts, reading files safely, recognising forms, numbers, units and periods. Not here:
whether a figure is right (`quality`), anything across submissions (`warehouse`).

`docs/from-a-cell-to-a-figure.md` follows one cell through the packages. Modules and packages, from the outside in; each
imports only what stands below it (a contract in `pyproject.toml`):

* Dagster's view, and one load of many files: `assets`, `load`, `store`, `rules_version`, `arriving`
* one file in its own process: `reader_child`, `one_file`, and the order of the steps: `reading`
* the whole of a workbook: `recognising`, `registers`, `review`; a feedback workbook that comes back: `explanations`,
  `feedback_page`
* a table: `meaning`, `layout`; its cells: `cells`, `caged`
* a text: `words`, `values`, `writing`, `text`
* what all of them share: `forms`, `codes` and `seeds` (what is data), `learnt`, `folder`, `landed` (what is kept)
"""
