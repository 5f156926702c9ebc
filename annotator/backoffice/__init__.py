"""The back office: Django's admin for the register of sources and entities, users and API keys.

Articles and the ledger can be read here. Every change of the domain goes through the domain's operations.
Called by nobody.
"""
