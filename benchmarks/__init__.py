"""Measures Galley beside the physical limit of the machine that it runs on.

`make bench` starts a throwaway desk, prints one table, writes it to DATA/bench.json, and fails when a budget
is missed. Absolute times drift with the machine; the ratios to the floor, measured in the same run, don't.
"""
