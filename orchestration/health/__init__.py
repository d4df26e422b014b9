"""The state of loads: how the last ones went, metrics for monitoring, a damaged warehouse, the alarm.

Belongs here: what concerns the operators. Not here: the quality of the data (`quality`), notifications of provinces
(`dialogue`).
"""
