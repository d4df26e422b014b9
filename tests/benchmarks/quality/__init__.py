"""How well the rules find known errors in made-up returns: `make quality-score`.

Belongs here: errors, planting them, the score. Not here: drawing returns (`tests.benchmarks.accuracy`), the page that
shows the score (`tests.rules.page`).
"""
