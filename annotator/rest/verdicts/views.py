"""Verdicts: the newsroom's decisions on claims."""

from __future__ import annotations

from annotator.rest.parts import PartCollection, PartRemoval, PartRestoration, PartRows
from annotator.rest.sent import Sent
from annotator.rest.verdicts.filters import VerdictFilters
from annotator.rest.verdicts.serializers import VerdictCreate, VerdictOutput
from articles.claims.models import Verdict, VerdictQuerySet
from articles.claims.operations import verdicts
from articles.claims.types import VerdictDraft
from articles.shapes.rules import verdict_shape


class VerdictRows(PartRows[Verdict, VerdictDraft]):
    """Where verdicts are found, and how they are shown."""

    noun, plural = "verdict", "verdicts"
    output = VerdictOutput
    shape = staticmethod(verdict_shape)
    operations = verdicts

    def everything(self) -> VerdictQuerySet:
        """Return the verdicts that the actor may know of, withdrawn ones included."""
        rows: VerdictQuerySet = super().everything()  # type: ignore[assignment] # the kind's own
        return rows.with_evidence()


class Verdicts(VerdictRows, PartCollection[Verdict, VerdictDraft]):
    """All verdicts, including those that a later one has superseded.

    The verdict with the latest `decided` is the one in force.
    """

    filters = VerdictFilters
    create_shape = VerdictCreate()

    def make(self, sent: Sent[VerdictDraft]) -> tuple[Verdict, bool]:
        """Record a verdict, in the caller's name unless it says whose it is."""
        return super().make(sent.otherwise(author=self.actor.name))


class VerdictItem(VerdictRows, PartRemoval[Verdict, VerdictDraft]):
    """One verdict. It can be withdrawn but never changed: a new one supersedes it."""


class VerdictRestoration(VerdictRows, PartRestoration[Verdict, VerdictDraft]):
    """Restoring a withdrawn verdict."""
