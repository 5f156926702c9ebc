"""What all registers do alike: many names for one record, merging, groups, likely duplicates.

Owns no table: the rooms of sources, entities and claims bring theirs and bind the operations to them. Knows
the ledger, which records every merge, but no single register.
"""
