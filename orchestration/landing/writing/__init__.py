"""How Vietnamese is written, whatever the text is about.

Belongs here: spelling, abbreviations, phrases as sequences of words, numbering before a label, English beside it. Not
here: what words mean (`words`).

Modules: `spelling`, `phrases`, `numbering`, `function_words`, `english`, `foreign`.
"""
