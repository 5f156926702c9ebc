"""What every register of the world's things does: many names for one record, merging, groups, likely
duplicates.

Owns no table: the rooms of sources, entities and claims bring theirs, and bind the operations to them. Knows
the ledger, which hears of every merge, and no register.
"""
