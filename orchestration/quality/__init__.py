"""Quality: the rules in `expectations/` become findings, verdicts and messages to the provinces.

Belongs here: loading the rules, checking them at gate 1 (is a submission accepted?) and gate 2 (is it consistent with
everything else that is known?), and the tables `quality.*`. Not here: reading workbooks (`landing`), invariants of
finished tables (dbt tests), sending anything to anybody.
"""
