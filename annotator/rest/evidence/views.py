"""Evidence: what speaks for and against claims."""

from __future__ import annotations

from annotator.rest.evidence.filters import EvidenceFilters
from annotator.rest.evidence.serializers import EvidenceChange, EvidenceCreate, EvidenceOutput
from annotator.rest.parts import PartCollection, PartItem, PartRestoration, PartRows
from articles.claims.models import Evidence
from articles.claims.operations import evidence
from articles.claims.types import EvidenceDraft
from articles.exports.rules import evidence_shape


class EvidenceRows(PartRows[Evidence]):
    """Where evidence is found, and how it is shown."""

    noun, plural = "piece of evidence", "evidence"
    output = EvidenceOutput
    shape = staticmethod(evidence_shape)
    operations = evidence
    fetched = ("annotation",)


class EvidenceList(EvidenceRows, PartCollection[Evidence]):
    """All evidence."""

    filters = EvidenceFilters
    create_shape = EvidenceCreate()
    draft = EvidenceDraft


class EvidenceItem(EvidenceRows, PartItem[Evidence]):
    """One piece of evidence."""

    change_shape = EvidenceChange()


class EvidenceRestoration(EvidenceRows, PartRestoration[Evidence]):
    """Restoring a deleted piece of evidence."""
