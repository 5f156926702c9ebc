"""The pure part of the room that others may use: the context of the vocabulary."""

from articles.exports._formats.vocabulary import ANNO_CONTEXT, CONTEXT

__all__ = ["ANNO_CONTEXT", "CONTEXT"]
