"""What every load needs, whatever it loads: processes and memory, durable writes, the lock, the journal, Dagster.

Belongs here: what another warehouse could use as well. Not here: anything that knows a stage.
"""
