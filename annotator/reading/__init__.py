"""The reading view: published articles, for anybody to read, print, share or embed in a page of their own.

Every reader is the public. Nothing here looks at who is signed in, so one answer can be kept for all. Knows
an article's record and how a story is laid out; writes nothing.
"""
