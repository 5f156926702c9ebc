"""Takes the marks of an article over to another one with much the same text.

Owns no table: what is taken over are marks and attributions like any others, which say where they came from.
Knows which articles are alike, the marks, and how they are carried; nothing of pages and requests.
"""
