"""Telling readers about a new text."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from articles.corpus.models import Article, Revision
from articles.foundation.errors import Missing
from articles.foundation.operations import creation, lock, require, touch
from articles.foundation.rules import text_problem
from articles.foundation.types import Actor, Permission
from articles.ledger import operations as ledger
from articles.ledger.types import Change
from articles.revisions.errors import BadCorrection
from articles.revisions.models import Correction
from articles.revisions.types import NOTE_LENGTH


@creation
def write_correction(actor: Actor, *, article_id: UUID, number: int, note: str) -> Correction:
    """Write the note to readers on one text of an article, in place of the one that it has; an empty note
    says nothing.

    Raises `Forbidden`, `Missing`, `BadCorrection`.
    """
    require(actor, Permission.WRITE_ARTICLES)
    said = note.strip()
    if problem := text_problem(said, field="note", most=NOTE_LENGTH):
        raise BadCorrection(problem.message, problems=[problem])
    # The article counts as modified, so that its public page is made anew.
    article = lock(Article.objects.visible_to(actor), id=article_id, version=None)
    revision = Revision.objects.filter(article=article, number=number).first()
    if revision is None:
        raise Missing(f"This article has no revision {number}.")
    now = timezone.now()
    row = Correction.objects.select_for_update().filter(revision=revision).first()
    before = None if row is None else {"note": row.note}
    if row is None:
        row = Correction(revision=revision, note=said, created=now, modified=now, created_by_id=actor.user_id)
    elif row.note == said:
        return row
    else:
        row.note = said
        touch(row, now, by=actor)
    row.save()
    article.modified = now
    article.save(update_fields=["modified"])
    verb = "correction.created" if before is None else "correction.updated"
    after = {"revision": str(revision.id), "note": said}
    ledger.record(actor, Change(verb, row.id, before=before, after=after, article_id=article.id), at=now)
    return row
