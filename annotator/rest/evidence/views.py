"""Evidence: what speaks for and against claims."""

from __future__ import annotations

from annotator.rest.evidence.filters import EvidenceFilters
from annotator.rest.evidence.serializers import EvidenceChange, EvidenceCreate, EvidenceOutput
from annotator.rest.parts import EditableRows, PartCollection, PartItem, PartRestoration
from articles.claims.models import Evidence
from articles.claims.operations import evidence
from articles.claims.types import EvidenceDraft
from articles.shapes.rules import evidence_shape


class EvidenceRows(EditableRows[Evidence, EvidenceDraft]):
    """Where evidence is found, and how it is shown."""

    noun, plural = "piece of evidence", "evidence"
    output = EvidenceOutput
    shape = staticmethod(evidence_shape)
    operations = evidence
    fetched = ("annotation",)


class EvidenceList(EvidenceRows, PartCollection[Evidence, EvidenceDraft]):
    """All evidence."""

    filters = EvidenceFilters
    create_shape = EvidenceCreate()


class EvidenceItem(EvidenceRows, PartItem[Evidence, EvidenceDraft]):
    """One piece of evidence."""

    change_shape = EvidenceChange()


class EvidenceRestoration(EvidenceRows, PartRestoration[Evidence, EvidenceDraft]):
    """Restoring a deleted piece of evidence."""
