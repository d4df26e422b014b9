"""Whether what is read of a workbook depends on how it looks: every golden and real workbook, drawn in many other ways.

A redrawing changes nothing that a workbook says: a column more on the left, capitals, `HTX` written out, a signature
below. What is read of it must be what is read of the workbook itself, or a finding must tell what is not.

Run as `python -m tests.benchmarks.appearance`. Its rooms: `drawing` (a workbook that can be redrawn), `redrawings` (the
ways to do it), `comparing` (the verdict on each figure), `trial` (one workbook, one redrawing).
"""
