"""What happened to a marked passage and to all that it stands for, and taking one change back.

Owns no table: it reads the ledger, and takes back by the operations that compensate. The ledger's subjects
are told apart by their verbs here and nowhere else.
"""
