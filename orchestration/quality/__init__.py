"""Quality: the rules in `expectations/` become findings, verdicts and what the provinces are told.

Belongs here: loading the rules, checking them at gate 1 (may a submission in?) and gate 2 (does it fit what
else is known?), and the tables `quality.*`. Not here: reading workbooks (`landing`), invariants of finished
tables (dbt tests), sending anything to anybody.
"""
