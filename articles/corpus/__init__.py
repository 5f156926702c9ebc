"""The articles: works with metadata, and their immutable texts.

Owns articles, revisions and blocks. Knows sources, whom it credits; knows nothing of what is marked.
Text is sacred: a revision never changes, and offsets into it are Unicode code points, half-open.
"""
