"""Are cooperatives recognised from list to list? Made-up registers with known truth, and the score.

Belongs here: making registers of a country whose cooperatives are renamed, merged, registered again, listed twice and
gone; comparing what `orchestration.warehouse.register` makes of them with the truth.
"""
