"""The history of a marked passage and its records, and taking one change back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.annotations.models import Annotation
from articles.annotations.types import AnchorStatus
from articles.claims.models import (
    PARTS,
    Appearance,
    Attribution,
    Claim,
    Figure,
    Hop,
    knows_confidences,
)
from articles.foundation.errors import Missing
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.history._reverting import (
    not_revertible,
    revert_attribution,
    revert_claim,
    revert_link,
    revert_mark,
    revert_part,
    revert_place,
)
from articles.history._reverting_records import revert_entity, revert_source
from articles.ledger.models import Entry, EntryQuerySet

# For each subject in a verb, what takes its entries back.
_REVERTS: dict[str, Callable[[Actor, Entry], None]] = {
    "anchor": revert_place,
    "annotation": revert_mark,
    "appearance": revert_link,
    "mention": revert_link,
    "attribution": revert_attribution,
    "claim": revert_claim,
    "entity": revert_entity,
    "source": revert_source,
    **{str(kind._meta.verbose_name): revert_part for kind in PARTS},
}
_HAPPENED_TO_WORDS = ("annotation.updated", "annotation.deleted", "annotation.restored")
# A record has no deletion, only retirement, which asks first whether anything uses it.
_FINAL = {"claim.created", "entity.created", "entity.restored", "source.created", "source.restored"}
# What follows from other changes, and what was blanked for good.
_FOLLOWS = {"redacted", "released", "resolved", "status_changed", "withdrawn"}
# Where a new text has put a mark.
_FOLLOWS |= {*AnchorStatus.values, "reopened"}
# The register is kept by others than the articles' marks.
_NEEDS = {"entity": Permission.WRITE_SOURCES, "source": Permission.WRITE_SOURCES}


def history_of(actor: Actor, annotation_id: UUID) -> EntryQuerySet:
    """Return the entries about an annotation and its records, the latest first.

    That is the annotation itself, deleted or not, its attributions, the claim that it makes with all that was
    merged with it, and the parts of that claim's record. Of the marks that its attributions rest on, the cue
    and the words for the sources, it is what happened to them since they were made; not for outsiders, who
    may not know which words these are. Raises `Missing`.
    """
    require(actor, Permission.READ)
    if not Annotation.objects.visible_to(actor).filter(id=annotation_id).exists():
        raise Missing(f"There is no annotation with the id {annotation_id}.")
    found = Q(subject_id__in=_subjects(actor, annotation_id))
    if knows_confidences(actor):
        found |= Q(subject_id__in=_words_of_attributions(annotation_id), verb__in=_HAPPENED_TO_WORDS)
    return Entry.objects.filter(found).order_by("-id")


def is_revertible(entry: Entry) -> bool:
    """Tell whether entries like this one can be taken back at all; a later change may still prevent it."""
    noun, _, participle = entry.verb.partition(".")
    return noun in _REVERTS and participle not in _FOLLOWS and entry.verb not in _FINAL


def may_revert(actor: Actor, entry: Entry) -> bool:
    """Tell whether the actor may take back entries like this one, as far as their kind says."""
    return is_revertible(entry) and actor.can(_needed(entry))


def _needed(entry: Entry) -> Permission:
    """Return the permission that taking the entry back needs at least; the operations ask again."""
    return _NEEDS.get(entry.verb.partition(".")[0], Permission.ANNOTATE)


@transaction.atomic
def revert_entry(actor: Actor, entry: Entry) -> None:
    """Take back what an entry of the ledger did, with the operation that reverses it.

    Nobody else's work is undone with it: if its fields were changed again since, it raises `Overtaken`. Also
    raises `NotRevertible`, and the errors of the reversing operation.
    """
    require(actor, _needed(entry))
    if not is_revertible(entry):
        raise not_revertible(entry)
    _REVERTS[entry.verb.partition(".")[0]](actor, entry)


def _subjects(actor: Actor, annotation_id: UUID) -> list[UUID]:
    """Return the ids of all rows whose entries are the annotation's history, read in one query."""
    appearance = Appearance.objects.filter(annotation=annotation_id).select_related("claim").first()
    one = appearance.claim.canonical if appearance else None
    rows: list[QuerySet[Any, UUID]] = [
        Attribution.objects.filter(content=annotation_id).values_list("id", flat=True),
        Figure.objects.filter(annotation=annotation_id).values_list("id", flat=True),
        Claim.objects.visible_to(actor).filter(canonical=one).values_list("id", flat=True),
        *(kind._default_manager.filter(claim__canonical=one).values_list("id", flat=True) for kind in PARTS),
    ]
    return [annotation_id, *rows[0].union(*rows[1:])]


def _words_of_attributions(annotation_id: UUID) -> list[UUID]:
    """Return the ids of the marks that an annotation's attributions rest on, read in one query."""
    about = Attribution.objects.filter(content=annotation_id)
    cues = about.exclude(cue=None).values_list("cue", flat=True)
    return list(
        cues.union(
            Hop.objects.filter(attribution__in=about).exclude(span=None).values_list("span", flat=True)
        )
    )
