"""Whether loads are well: how the last ones went, what monitoring sees, a damaged warehouse, the alarm.

Belongs here: what concerns those who run the machinery. Not here: whether the data are well (`quality`), what provinces
are told (`dialogue`).
"""
