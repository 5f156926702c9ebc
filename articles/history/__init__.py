"""What happened to a marked passage and its records, and taking one change back.

Owns no table: it reads the ledger, and takes changes back with the operations of other rooms. Only here does
code look at verbs to tell the ledger's subjects apart.
"""
