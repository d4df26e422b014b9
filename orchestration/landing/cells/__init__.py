"""Cells of every format as one kind of sheet, with what was printed and where.

Belongs here: formats, sheets, what is hidden, broken fonts and other damage. Not here: what cells mean.

Its rooms: `formats`, `workbook`, `merged`, `damage`.
"""
