"""The append-only record of every change: history, undo, change feed and live updates all read it.

Owns the entries and the order in which readers may see them. Knows none of the models that it records: an
entry names its subject by verb and
id. Every operation of every room above appends to it in its own transaction.
"""
