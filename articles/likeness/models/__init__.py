"""Likeness's tables: a sketch of each article's text, and the pairs of articles that share much of it."""

from articles.likeness.models.pair import Pair
from articles.likeness.models.similar import Similar, may_resemble, resembling, similar_to
from articles.likeness.models.sketch import Sketch

__all__ = ["Pair", "Similar", "Sketch", "may_resemble", "resembling", "similar_to"]
