"""The tables of annotations and their anchors."""

from articles.annotations.models.anchor import DOUBTFUL, PLACELESS, PROVED, Anchor, AnchorQuerySet
from articles.annotations.models.annotation import Annotation, AnnotationQuerySet
from articles.annotations.models.standing import standing_of

__all__ = [
    "DOUBTFUL",
    "PLACELESS",
    "PROVED",
    "Anchor",
    "AnchorQuerySet",
    "Annotation",
    "AnnotationQuerySet",
    "standing_of",
]
