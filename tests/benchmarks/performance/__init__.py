"""How fast the project is, as ratios that hold on any machine: each stage measures both sides in one run.

Belongs here: what is measured against what, the targets, the usual template and the floor to compare with, the page
`docs/performance.md`. Not here: made-up countries (`tests/benchmarks/simulation`), how exactly workbooks are read
(`tests/benchmarks/accuracy`). No test asserts a time.
"""
