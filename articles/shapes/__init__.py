"""The shapes in which rows leave the desk. Both the API and the files use them, so an answer and an export
never differ.

Owns no table. `rules` makes the shape of a row that was read. Where there are many rows, `models` lets the
database write them itself, as documents or columns. Knows no file format and no request.
"""
