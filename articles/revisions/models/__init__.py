"""The reads of the revisions room."""

from articles.revisions.models.correction import Correction
from articles.revisions.models.review import doubts_in, review_of
from articles.revisions.models.told import told_of

__all__ = ["Correction", "doubts_in", "review_of", "told_of"]
