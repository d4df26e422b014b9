"""The SELECT of each parametric kind of check: `rule_id, submission_id, sheet, cell, ok`, and what the messages need.

A kind whose rules are asked together takes rules: what they demand is a relation that the SELECT joins, one row and
more for each rule. A kind whose rules are asked one by one takes a check, and its SELECT does not name the rule.

Belongs here: the SQL of the parametric kinds, a module for what they look at. Not here: which rules are asked together
(`compile`), what the SQL may read (`gate1_relations.sql`, `gate2_relations.sql`), its functions (`macros.sql`). Every
literal comes from the rule book, whose codes are `[a-z0-9_]`; text of a workbook never becomes SQL.
"""
