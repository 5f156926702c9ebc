"""Making marks by the thousand: the same rows, checks and entries as by the dozen, in a few statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from articles.annotations.models import Annotation
from articles.annotations.operations._marking import Marked, contents_of, marks_of, write
from articles.annotations.operations._placing import carried_rows, place_all
from articles.annotations.operations._rows import refuse_deleted
from articles.annotations.types import AnnotationDraft
from articles.corpus.models import Article
from articles.foundation.errors import Missing
from articles.foundation.models import insert_rows
from articles.foundation.operations import require, require_rows
from articles.foundation.types import Actor, Origin, Permission
from articles.ledger import operations as ledger
from articles.ledger.errors import IdInUse
from articles.sources.models import Source


def add_many(
    actor: Actor,
    *,
    article_id: UUID,
    drafts: Sequence[AnnotationDraft],
    origin: Origin | None = None,
    links: Sequence[Mapping[str, UUID]] = (),
    at: datetime,
) -> list[tuple[UUID, bool]]:
    """Create all the annotations or none, within the caller's transaction. Return their ids, each with
    whether this call made it.

    As `add_annotations`, by the thousand: no model is made of any. Raises its errors.
    """
    require(actor, Permission.ANNOTATE)
    article = Article.to_mark(actor, article_id)
    if article is None:
        raise Missing(f"There is no article with the id {article_id}.", field="article")
    places = place_all(article, drafts)
    _require_sources(drafts)
    origin = origin or actor.origin
    marks = list(marks_of(article.id, drafts, places, links))
    contents = list(contents_of(marks, origin))
    given = {mark.id: content for mark, content in zip(marks, contents, strict=True) if mark.draft.id}
    seen = ledger.repeated(actor, verb="annotation.created", creates=given) if given else set()
    fresh = [index for index, mark in enumerate(marks) if mark.id not in seen]
    carried = carried_rows(article, [(marks[index].id, places[index]) for index in fresh])
    write(actor, [marks[i] for i in fresh], [contents[i] for i in fresh], origin=origin, at=at)
    insert_rows(anchor for anchor, _ in carried)
    ledger.record_all(actor, (change for _, change in carried), at=at)
    if seen:
        old = Annotation.objects.in_bulk(seen)
        refuse_deleted([old.get(mark.id) for mark in marks])
    return [(mark.id, mark.id not in seen) for mark in marks]


def add_to_new(
    actor: Actor, *, texts: Sequence[Marked], origin: Origin | None = None, at: datetime
) -> list[list[UUID]]:
    """Mark articles that the caller's transaction has just made: all the marks or none. Return their ids.

    As `add_annotations`, by the thousand. Raises its errors, of the first article that has one.
    """
    require(actor, Permission.ANNOTATE)
    origin = origin or actor.origin
    found = [
        list(marks_of(article.id, drafts, place_all(article, drafts), links))
        for article, drafts, links in texts
    ]
    marks = [mark for some in found for mark in some]
    _refuse_taken([mark.id for mark in marks if mark.draft.id])
    _require_sources([mark.draft for mark in marks])
    write(actor, marks, contents_of(marks, origin), origin=origin, at=at)
    return [[mark.id for mark in some] for some in found]


def _refuse_taken(given: Sequence[UUID]) -> None:
    """Raise `IdInUse` if one of the ids is another mark's."""
    rows = Annotation.objects.filter(id__in=given).values_list("id", flat=True)
    if given and (taken := rows.first()):
        raise IdInUse(f"The id {taken} is already in use. Use a new id.", field="annotations.id")


def _require_sources(drafts: Sequence[AnnotationDraft]) -> None:
    """Raise `Dangling` for sources that aren't there."""
    wanted = [(f"annotations.{index}.source", draft.source) for index, draft in enumerate(drafts)]
    require_rows(Source.objects.all(), wanted)
