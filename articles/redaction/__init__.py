"""Blanking words that should never have been recorded: everywhere, the ledger's past included.

The one exception to "history only grows". Owns the orders for it and the search through every table of the
desk, which it finds by the models' own descriptions. Stands above all rooms whose rows it changes; only an
admin may order it.
"""
