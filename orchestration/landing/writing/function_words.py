"""Function words, folded: words that join, possess, negate or date the words around them.

They are grammar, and the same in every province: so they are no rows of seed `wordings`.

Belongs here: function words that modules ask for. Not here: words that name something (seed `wordings`).
"""

AND = "va"
FROM = "tu"
NOT_YET = "chua"
PLURAL = "cac"
OF = frozenset({"cua", "trong"})
DONE = frozenset({"da", "duoc"})
STILL = frozenset({"dang", "con", "van"})
