"""What outsiders may know: which fields of a record and which entries of the ledger, and announcing changes
of that.

Read keys and the public belong to people outside the newsroom. Which rows these may know of is asked where
rows are found (`visible_to`, `claims.models.told`); this room owns the rest of the one rule: the fields that
stay inside, what of the ledger is told and how, and the entries `….released` and `….withdrawn`, by which a
mirror outside learns of what has become visible and forgets what no longer is. Knows no shape that rows leave
in: it is told the noun and the fields.
"""
