"""What a load runs on, whatever it loads: processes and their memory, writes that last, the lock, the journal, Dagster.

Belongs here: what would serve another warehouse as well. Not here: anything that knows of a stage.
"""
