"""The marks: who marked which exact words of which revision, as what.

Owns annotations and anchors. Knows articles and sources. The rooms above link marks of kind claim or entity
to their records.
"""
