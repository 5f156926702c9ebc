"""The room's pure part that others may use: the vocabulary's context."""

from articles.exports._formats.vocabulary import ANNO_CONTEXT, CONTEXT

__all__ = ["ANNO_CONTEXT", "CONTEXT"]
