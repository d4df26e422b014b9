"""Files as they arrive in `raw/`: when they are complete, which were there before, of which province and period.

Belongs here: receipts, the archive of received files, waiting for a copy to end. Not here: opening a file (`caged`).

Modules: `arrivals`, `settling`, `whose`.
"""
