"""The rows of annotations and anchors, and their content as the ledger keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from articles.annotations.errors import Deleted
from articles.annotations.models import Anchor, Annotation
from articles.annotations.rules import Placement
from articles.annotations.types import AnchorStatus, AnnotationDraft, CarriedAnchor
from articles.corpus.models import Article
from articles.foundation.models import new_id
from articles.foundation.rules import deleted_problem
from articles.foundation.types import Actor, Origin, OriginType
from articles.ledger.rules import snapshot
from articles.ledger.types import Change, Snapshot

# What the ledger calls it that a mark was carried.
_CARRIED = {
    AnchorStatus.ANCHORED: "anchor.anchored",
    AnchorStatus.MOVED: "anchor.moved",
    AnchorStatus.ALTERED: "anchor.altered",
    AnchorStatus.AMBIGUOUS: "anchor.ambiguous",
    AnchorStatus.ORPHANED: "anchor.orphaned",
}


def new_row(
    actor: Actor, article: Article, draft: AnnotationDraft, origin: Origin, now: datetime
) -> Annotation:
    """Return the row that the draft asks for, not yet saved."""
    return Annotation(
        id=draft.id or new_id(),
        article=article,
        kind=draft.kind,
        source_id=draft.source,
        tags=list(draft.tags),
        note=draft.note,
        origin_type=origin.type,
        # A mark names the program that made it. Whose sign-in link a person used is only in the ledger.
        origin_agent=origin.agent if origin.type != OriginType.PERSON else "",
        created=now,
        modified=now,
        created_by_id=actor.user_id,
    )


def new_anchor(annotation: UUID, revision: UUID, placed: Placement) -> Anchor:
    """Return an annotation's anchor on a revision, not yet saved."""
    anchor = Anchor(annotation_id=annotation, revision_id=revision)
    set_place(anchor, placed)
    return anchor


def set_place(anchor: Anchor, placed: Placement) -> None:
    """Put the placement's columns on the anchor."""
    anchor.status, anchor.score = placed.status, placed.score
    anchor.pieces = [asdict(piece) for piece in placed.pieces]
    anchor.start = placed.pieces[0].start if placed.pieces else None
    anchor.end = placed.pieces[-1].end if placed.pieces else None
    if placed.carried is not None:
        anchor.carried = asdict(placed.carried)


def carried_of(anchor: Anchor) -> CarriedAnchor | None:
    """Return what carrying had found, if the mark was carried here and that left a doubt."""
    return None if anchor.carried is None else msgspec.convert(anchor.carried, CarriedAnchor)


def placement_of(row: Annotation) -> Placement:
    """Read where the annotation sits on its article's current revision."""
    anchor = row.anchors.get(revision=row.article.current_id)
    return Placement(anchor.described, anchor.status, anchor.score)


def content_of(row: Annotation) -> Snapshot:
    """Return the annotation's present content as the ledger keeps it, to compare with an entry."""
    return mark_snapshot(row, row.article.current_id, placement_of(row))


def mark_snapshot(row: Annotation, revision: UUID | None, placed: Placement) -> Snapshot:
    """Return the annotation's content as the ledger keeps it, with its place on a revision."""
    return snapshot(
        {
            "article": row.article_id,
            "revision": revision,
            "kind": row.kind,
            "status": placed.status,
            "pieces": _told_pieces([asdict(piece) for piece in placed.pieces]),
            "source": row.source_id,
            "tags": row.tags,
            "note": row.note,
            "origin": {"type": row.origin_type, "agent": row.origin_agent},
        }
    )


def place_snapshot(revision: UUID, status: str, pieces: list[dict[str, Any]]) -> Snapshot:
    """Return where a mark sits on a revision as the ledger keeps it. `pieces` are as anchors store them."""
    return {"revision": str(revision), "status": str(status), "pieces": _told_pieces(pieces)}


def carried_change(id: UUID, article: UUID, before: Snapshot, anchor: Anchor) -> Change:
    """Return the ledger's change for a mark that was carried to this anchor, which isn't saved yet."""
    after = place_snapshot(anchor.revision_id, anchor.status, anchor.pieces)
    after |= {"score": anchor.score, "reasons": list((anchor.carried or {}).get("reasons", ()))}
    return Change(_CARRIED[AnchorStatus(anchor.status)], id, before=before, after=after, article_id=article)


def refuse_deleted(rows: Sequence[Annotation | None]) -> None:
    """Raise `Deleted` for repeats of creates whose rows were deleted since. None stands for a new row.

    A client that repeats a create for want of an answer hasn't sent the deletion yet: this is a late
    duplicate, or somebody else deleted the row. To answer with it would make it look alive.
    """
    problems = [
        deleted_problem("annotation", row.version, field=f"annotations.{index}.id")
        for index, row in enumerate(rows)
        if row is not None and row.deleted is not None
    ]
    if problems:
        raise Deleted(problems[0].message, problems=problems)


def _told_pieces(pieces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return stored pieces without what stands round them."""
    return [{name: piece[name] for name in ("start", "end", "exact")} for piece in pieces]
