"""Questions about the whole record: a source's dossier, what uses a record, and which claims are of some
kind.

Owns no table and writes nothing. Every answer counts merged records as one, and covers only what the actor
may know.
"""
