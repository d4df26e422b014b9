"""Which rows of which register lists are one cooperative.

Lists come year after year from every province, with codes lost or mistyped, names respelled, communes merged. Rows are
linked only when nothing speaks against it; whatever is doubtful goes on a review list, and a decision written down by a
person (`register_links.csv`) beats both.

Belongs here: identity. Not here: reading lists (`landing.registers`), history and measures of a cooperative (dbt).
"""
