"""One module per file format: a file becomes a `Workbook`. Only the caged child imports them.

Belongs here: cells, and what only the format knows (hidden rows, percent formats, formulas without a result).
Not here: whether a file may be read at all (`preflight`, `archive`), what its cells mean (`reading`).
"""
