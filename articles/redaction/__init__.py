"""Blanking words that should never have been recorded: everywhere, the ledger's past included.

The one exception to "history only grows". Owns the orders and the search through every table of the desk,
which it finds through the models themselves. It is above all rooms whose rows it changes. Only an admin may
order a redaction.
"""
