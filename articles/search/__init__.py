"""Finding words everywhere: articles, marks, claims, sources and entities, with notes and tags.

Owns one table, which holds the words of each row as PostgreSQL searches them. Triggers keep it in the same
transaction, whichever way rows are written. Words that outsiders may not read carry a weight of their own,
and their questions never ask for it. Knows how rows are found and quoted, and no shape that they leave in.
"""
