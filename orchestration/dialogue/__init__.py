"""The conversation with the provinces: their workbook comes back marked, alerts go out, templates are handed out.

Belongs here: what is told to whom, in which words and on which paper. Not here: what is right or wrong (`quality`),
reading what comes back (`landing`). Nothing here changes a figure, a finding or a verdict.
"""
