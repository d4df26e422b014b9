"""The dialogue with the provinces: workbooks returned with comments, notifications, templates.

Belongs here: what is sent to whom, in which words and in which form. Not here: what is right or wrong (`quality`),
reading what comes back (`landing`). Nothing here changes a figure, a finding or a verdict.
"""
