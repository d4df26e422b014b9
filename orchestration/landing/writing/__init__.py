"""How Vietnamese is written, whatever it speaks of.

Belongs here: spelling, abbreviations, phrases as sets of words, numbering before a label, English beside it. Not here:
what words mean (`words`).

Its rooms: `spelling`, `phrases`, `numbering`, `english`, `foreign`.
"""
