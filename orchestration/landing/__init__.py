"""Stage 2, landing: workbooks in `raw/` become rows of `landing.*`, each figure with its cell.

Belongs here: fingerprints, receipts, the caged reader, recognition of forms, numbers, units and periods.
Not here: whether a figure is right (`quality`), and anything across submissions (`warehouse`).
"""
