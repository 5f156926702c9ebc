"""The register of sources: the people and bodies that information comes from, under all their names.

Owns source records and their aliases. Knows no article and no annotation. A source is the record, never
the words that mention it.
"""
