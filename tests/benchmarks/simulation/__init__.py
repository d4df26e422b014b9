"""A plausible country in the shape of `raw/`: every province's forms and register, year after year, seeded.

Belongs here: the input of benchmarks and of long tests. Not here: layouts and defects one by one
(`tests/benchmarks/accuracy`, whose provinces and forms this borrows), what is measured
(`tests/benchmarks/performance`).
"""
