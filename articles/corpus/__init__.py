"""The articles: works with metadata, and their immutable texts.

Owns articles, revisions and blocks. Knows the sources that it credits, but no marks.
Text is sacred: a revision never changes, and offsets into it are Unicode code points, half-open.
"""
