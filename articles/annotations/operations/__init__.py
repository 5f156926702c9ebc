"""Writing marks: making and changing them, carrying them to an article's next text, and settling what that
left in doubt.
"""

from articles.annotations.operations._rows import content_of
from articles.annotations.operations.many import add_many, add_to_new
from articles.annotations.operations.marks import (
    add_annotations,
    create_annotations,
    delete_annotation,
    restore_annotation,
    update_annotation,
)
from articles.annotations.operations.revising import revise_article
from articles.annotations.operations.settling import settle_annotations
from articles.annotations.operations.taking import add_taken

__all__ = [
    "add_annotations",
    "add_many",
    "add_taken",
    "add_to_new",
    "content_of",
    "create_annotations",
    "delete_annotation",
    "restore_annotation",
    "revise_article",
    "settle_annotations",
    "update_annotation",
]
