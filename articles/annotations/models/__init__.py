"""The tables of annotations and their anchors."""

from articles.annotations.models.anchor import DOUBTFUL, PLACELESS, PROVED, Anchor, AnchorQuerySet
from articles.annotations.models.annotation import Annotation, AnnotationQuerySet
from articles.annotations.models.standing import carried_to

__all__ = [
    "DOUBTFUL",
    "PLACELESS",
    "PROVED",
    "Anchor",
    "AnchorQuerySet",
    "Annotation",
    "AnnotationQuerySet",
    "carried_to",
]
