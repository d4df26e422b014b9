"""Cells of every file format as one kind of sheet, with what was printed and where.

Belongs here: formats, sheets, hidden cells, broken fonts and other damage. Not here: what cells mean.

Modules: `formats`, `workbook`, `merged`, `damage`.
"""
