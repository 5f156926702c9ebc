"""The tables of annotations and their anchors."""

from articles.annotations.models.anchor import Anchor
from articles.annotations.models.annotation import Annotation, AnnotationQuerySet

__all__ = ["Anchor", "Annotation", "AnnotationQuerySet"]
