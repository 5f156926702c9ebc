"""The operations that take back an entry of the ledger, one for each kind of subject.

An entry has the content before and after. Only the fields that it changed are taken back, and only while they
are still as it left them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Model, QuerySet

from articles.anchoring.types import GivenPiece
from articles.annotations.models import Annotation
from articles.annotations.operations import (
    content_of,
    delete_annotation,
    restore_annotation,
    settle_annotations,
)
from articles.annotations.types import AnnotationChange, Decision
from articles.claims.models import Appearance, Attribution, Claim
from articles.claims.operations import (
    EditableParts,
    PartOperations,
    delete_attribution,
    draft_of_attribution,
    draft_of_claim,
    evidence,
    figures,
    merge_claim,
    relations,
    responses,
    restore_attribution,
    split_claim,
    update_attribution,
    update_claim,
    update_passage,
    verdicts,
)
from articles.claims.types import (
    AttributionDraft,
    ClaimDraft,
    EvidenceDraft,
    FigureDraft,
    PassageChange,
    RelationDraft,
    ResponseDraft,
    VerdictDraft,
)
from articles.entities.models import Mention
from articles.foundation.errors import Missing
from articles.foundation.types import Actor
from articles.history.errors import NotRevertible, Overtaken
from articles.ledger.models import Entry

_PARTS: dict[str, tuple[PartOperations[Any, Any], type]] = {
    "response": (responses, ResponseDraft),
    "figure": (figures, FigureDraft),
    "evidence": (evidence, EvidenceDraft),
    "relation": (relations, RelationDraft),
    "verdict": (verdicts, VerdictDraft),
}


@dataclass(frozen=True, slots=True)
class _Mark:
    """The fields of an annotation in an entry that a change can set."""

    kind: str
    revision: UUID
    pieces: tuple[GivenPiece, ...]
    source: UUID | None
    tags: tuple[str, ...]
    note: str


def revert_mark(actor: Actor, entry: Entry) -> None:
    """Take back what was done to an annotation."""
    row = row_of(Annotation.objects.visible_to(actor), entry)
    if entry.verb in {"annotation.created", "annotation.restored"}:
        delete_annotation(actor, id=row.id, version=row.version)
    elif entry.verb == "annotation.deleted":
        restore_annotation(actor, id=row.id, version=row.version)
    else:
        before, after = (msgspec.convert(side, _Mark) for side in (entry.before, entry.after))
        now = msgspec.convert(content_of(row), _Mark)
        back = _taken_back(now, before, after)
        change = AnnotationChange(
            kind=back.kind if back.kind != now.kind else None,
            pieces=back.pieces if back.pieces != now.pieces else None,
            source=(back.source,) if back.source != now.source else None,
            tags=back.tags,
            note=back.note,
        )
        update_passage(actor, id=row.id, version=row.version, change=PassageChange(change))


def revert_place(actor: Actor, entry: Entry) -> None:
    """Take back that somebody settled where a mark belongs: it is in doubt again."""
    row = row_of(Annotation.objects.visible_to(actor).live(), entry)
    after = entry.after or {}
    if content_of(row)["revision"] != after["revision"] or not settle_annotations(
        actor,
        article_id=row.article_id,
        revision=UUID(after["revision"]),
        ids=[row.id],
        decision=Decision.REOPEN.value,
    ):
        raise overtaken()


def revert_link(actor: Actor, entry: Entry) -> None:
    """Take back that an annotation was tied to a claim or an entity, or let go of it."""
    row = row_of(Annotation.objects.visible_to(actor).live(), entry)
    noun = entry.verb.partition(".")[0]
    name, links = ("claim", Appearance.objects) if noun == "appearance" else ("entity", Mention.objects)
    held = links.filter(annotation=row).values_list(name, flat=True).first()
    before, after = ((side or {}).get(name) for side in (entry.before, entry.after))
    if (str(held) if held else None) != after:
        raise overtaken()
    back: tuple[UUID | None] = (UUID(before) if before else None,)
    change = PassageChange(AnnotationChange(), **{name: back})
    update_passage(actor, id=row.id, version=row.version, change=change)


def revert_attribution(actor: Actor, entry: Entry) -> None:
    """Take back what was done to an attribution."""
    row = row_of(Attribution.objects.visible_to(actor), entry)
    if entry.verb in {"attribution.created", "attribution.restored"}:
        delete_attribution(actor, id=row.id, version=row.version)
    elif entry.verb == "attribution.deleted":
        restore_attribution(actor, id=row.id, version=row.version)
    else:
        draft = draft_taken_back(draft_of_attribution(row), entry, AttributionDraft)
        update_attribution(actor, id=row.id, version=row.version, draft=draft)


def revert_claim(actor: Actor, entry: Entry) -> None:
    """Take back a change, a merge or a split of a claim."""
    row = row_of(Claim.objects.visible_to(actor), entry)
    if entry.verb == "claim.merged":
        split_claim(actor, id=row.id, version=row.version)
    elif entry.verb == "claim.split":
        merge_claim(actor, id=row.id, version=row.version, into=UUID((entry.before or {})["into"]))
    else:
        draft = draft_taken_back(draft_of_claim(row), entry, ClaimDraft)
        update_claim(actor, id=row.id, version=row.version, draft=draft)


def revert_part(actor: Actor, entry: Entry) -> None:
    """Take back what was done to a part of a claim's record."""
    operations, kind = _PARTS[entry.verb.partition(".")[0]]
    row = row_of(operations.reachable(actor), entry)
    participle = entry.verb.partition(".")[2]
    if participle in {"created", "restored"}:
        operations.delete(actor, id=row.id, version=row.version)
    elif participle == "deleted":
        operations.restore(actor, id=row.id, version=row.version)
    elif isinstance(operations, EditableParts):
        draft = draft_taken_back(operations.draft_of(row), entry, kind)
        operations.update(actor, id=row.id, version=row.version, draft=draft)
    else:
        raise not_revertible(entry)


def row_of[M: Model](rows: QuerySet[M], entry: Entry) -> M:
    """Return the row that an entry is about. Raises `Missing`."""
    row = rows.filter(pk=entry.subject_id).first()
    if row is None:
        raise Missing(
            f"The row that “{entry.verb}” is about no longer exists. There is nothing to take back."
        )
    return row


def draft_taken_back[D](now: D, entry: Entry, kind: type[D]) -> D:
    """Return the present draft, with the fields that an entry changed set back."""
    before, after = (msgspec.convert(side, kind) for side in (entry.before, entry.after))
    return _taken_back(now, before, after)


def _taken_back[D](now: D, before: D, after: D) -> D:
    """Return `now` with the fields that differ between `before` and `after` as they were before. Raises
    `Overtaken`.
    """
    names = [one.name for one in fields(before)]  # type: ignore[arg-type] # drafts are dataclasses
    changed = {name: getattr(before, name) for name in names if getattr(before, name) != getattr(after, name)}
    if any(getattr(now, name) != getattr(after, name) for name in changed):
        raise overtaken()
    return replace(now, **changed)  # type: ignore[type-var] # the same


def not_revertible(entry: Entry) -> NotRevertible:
    """Return the refusal for an entry that nothing takes back."""
    return NotRevertible(f"A “{entry.verb}” can't be taken back. Make the change that you want instead.")


def overtaken() -> Overtaken:
    """Return the refusal for a change that another one followed."""
    return Overtaken(
        "This was changed again later. Take the later change back first, or make the change that you want."
    )
