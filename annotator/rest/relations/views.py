"""Relations: claims that repeat, update, contradict or deny others."""

from __future__ import annotations

from annotator.rest.parts import EditableRows, PartCollection, PartItem, PartRestoration
from annotator.rest.relations.filters import RelationFilters
from annotator.rest.relations.serializers import RelationChange, RelationCreate, RelationOutput
from articles.claims.models import Relation
from articles.claims.operations import relations
from articles.claims.types import RelationDraft
from articles.shapes.rules import relation_shape


class RelationRows(EditableRows[Relation, RelationDraft]):
    """Where relations are found, and how they are shown."""

    noun, plural = "relation", "relations"
    output = RelationOutput
    shape = staticmethod(relation_shape)
    operations = relations


class Relations(RelationRows, PartCollection[Relation, RelationDraft]):
    """All relations between claims."""

    filters = RelationFilters
    create_shape = RelationCreate()


class RelationItem(RelationRows, PartItem[Relation, RelationDraft]):
    """One relation."""

    change_shape = RelationChange()


class RelationRestoration(RelationRows, PartRestoration[Relation, RelationDraft]):
    """Restoring a deleted relation."""
