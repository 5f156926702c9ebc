"""What a new text of an article did: to its marks, which a person reviews, and to its claims.

Owns the corrections: notes to readers on a text. The radar looks when somebody asks. Knows the marks, the
claims that they make, and the texts; the rooms below carry the marks and settle them.
"""
