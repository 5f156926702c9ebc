"""The shapes in which rows leave the desk: the API answers in them, and files are written in them, so that an
answer and an export never say two different things.

Owns no table. `rules` makes a shape of a row that was read; `models` lets the database write documents and
columns itself, where there are many rows. Knows no file format and no request.
"""
