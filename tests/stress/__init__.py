"""Loads that are killed, disks that fail, readers without pause, a simulated week: what a night promises, hammered.

Each module runs by itself (`python -m tests.stress.crash`, see the Makefile); the tests beside run a short form.
"""
