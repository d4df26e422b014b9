"""Files as they arrive in `raw/`: when they are complete, which were there before, whose they are.

Belongs here: receipts, the archive of what was received, waiting for a copy to end, the province and period of a file.
Not here: opening a file (`caged`).

Its rooms: `arrivals`, `settling`, `whose`.
"""
