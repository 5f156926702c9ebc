"""Marks by the thousand: the rows of the operations, written by COPY, without a model for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from articles.annotations.models import Anchor, Annotation
from articles.annotations.operations._placing import Placed
from articles.annotations.rules import Placement
from articles.annotations.types import AnnotationDraft
from articles.corpus.models import Article
from articles.foundation.models import copy_rows, new_id
from articles.foundation.types import Actor, Origin, OriginType
from articles.ledger import operations as ledger
from articles.ledger.types import Change, Snapshot

_ANNOTATION = (
    "id", "version", "created", "modified", "created_by_id", "article_id", "kind", "source_id", "tags",
    "note", "origin_type", "origin_agent",
)  # fmt: skip
_ANCHOR = ("annotation_id", "revision_id", "status", "score", "pieces", "start", "end")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that can be saved: its id, where it sits, and what a room above is about to link to it."""

    id: UUID
    article: UUID
    revision: UUID
    draft: AnnotationDraft
    placed: Placement
    links: Mapping[str, UUID]


def marks_of(
    article: UUID,
    drafts: Sequence[AnnotationDraft],
    places: Sequence[Placed],
    links: Sequence[Mapping[str, UUID]],
) -> Iterator[Mark]:
    """Yield the marks of one article."""
    tied = links or [{}] * len(drafts)
    for draft, placed, linked in zip(drafts, places, tied, strict=True):
        yield Mark(draft.id or new_id(), article, placed.revision, draft, placed.here, linked)


def write(
    actor: Actor, marks: Sequence[Mark], contents: Iterable[Snapshot], *, origin: Origin, at: datetime
) -> None:
    """Write the marks, where they sit, and what the ledger says of them: `contents`, in their order."""
    # A mark names the program that made it. Whose sign-in link a person used is only in the ledger.
    agent = origin.agent if origin.type != OriginType.PERSON else ""
    copy_rows(
        Annotation,
        _ANNOTATION,
        (
            (
                one.id, 1, at, at, actor.user_id, one.article, str(one.draft.kind), one.draft.source,
                list(one.draft.tags), one.draft.note, str(origin.type), agent,
            )
            for one in marks
        ),
    )  # fmt: skip
    copy_rows(Anchor, _ANCHOR, (_anchor(one) for one in marks))
    changes = (
        Change("annotation.created", mark.id, after=content, article_id=mark.article)
        for mark, content in zip(marks, contents, strict=True)
    )
    ledger.record_lines(actor, changes, at=at)


def _anchor(mark: Mark) -> tuple[Any, ...]:
    """Return the columns of the mark's anchor on its article's text."""
    pieces = mark.placed.pieces
    return (
        mark.id,
        mark.revision,
        str(mark.placed.status),
        mark.placed.score,
        orjson.dumps(pieces).decode(),
        pieces[0].start if pieces else None,
        pieces[-1].end if pieces else None,
    )


def contents_of(marks: Iterable[Mark], origin: Origin) -> Iterator[Snapshot]:
    """Yield the marks as the ledger keeps them: what `snapshot` makes of them, without making it twice."""
    agent = origin.agent if origin.type != OriginType.PERSON else ""
    told = {"type": str(origin.type), "agent": agent}
    return (_content(mark, told) for mark in marks)


def _content(mark: Mark, origin: Mapping[str, str]) -> Snapshot:
    draft, placed = mark.draft, mark.placed
    return {
        "article": str(mark.article),
        "revision": str(mark.revision),
        "kind": str(draft.kind),
        "status": str(placed.status),
        "pieces": [{"start": p.start, "end": p.end, "exact": p.exact} for p in placed.pieces],
        "source": str(draft.source) if draft.source else None,
        "tags": list(draft.tags),
        "note": draft.note,
        "origin": origin,
        "links": {name: str(id) for name, id in mark.links.items()},
    }


# An article with the drafts of its marks, and the links of each.
type Marked = tuple[Article, Sequence[AnnotationDraft], Sequence[Mapping[str, UUID]]]
