"""Which articles carry much the same text, and which of them are copies of one.

Owns a sketch of each article's current text, the pairs that share much of it, and the groups that come of
them. Everything here follows from the texts and can be made again: it is no change of anybody's, and the
ledger says nothing of it. Knows articles and their texts; not what is marked on them.
"""
