"""How much of what provinces print is read right: polluted workbooks with their truth, and the score of the reader.

Run as `python -m tests.benchmarks.accuracy`. Everything here but `reading` is independent of the reader: the truth
comes from the model that drew the workbook, never from the wordings or the code that read it.
"""
