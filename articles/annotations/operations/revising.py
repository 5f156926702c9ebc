"""An article's next text, with all its marks carried there."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.db import connection

from articles.annotations.models import carried_to
from articles.annotations.operations._rows import carried_change, new_anchor, place_snapshot
from articles.annotations.types import Revised
from articles.corpus.models import Article, Revision
from articles.corpus.operations import add_text
from articles.corpus.types import RevisionDraft
from articles.foundation.models import insert_rows, together
from articles.foundation.operations import creation
from articles.foundation.types import Actor
from articles.ledger import operations as ledger

# Whoever changes one of these marks goes first, or waits until they are all carried. No key changes, so that
# links to the marks can still be made.
_HOLD = "SELECT 1 FROM annotations_annotation WHERE article_id = %s ORDER BY id FOR NO KEY UPDATE"
# The version stays: nothing that an editor may be changing was changed.
_STAMP = "UPDATE annotations_annotation SET modified = %s WHERE article_id = %s AND deleted IS NULL"


@creation
def revise_article(actor: Actor, *, id: UUID, draft: RevisionDraft) -> Revised:
    """Give an article its next text, and carry every mark there: all of it, or nothing.

    The same text is no new one. Every mark keeps its place on the texts before. Raises the errors of
    `corpus.operations.add_text`.
    """
    article, old, new = add_text(actor, id=id, draft=draft)
    if old.id == new.id:
        return Revised(new, made=False, counts={})
    return Revised(new, made=True, counts=_carry_marks(actor, article, old, new, at=article.modified))


def _carry_marks(
    actor: Actor, article: Article, old: Revision, new: Revision, *, at: datetime
) -> dict[str, int]:
    """Carry the article's marks from one text to the next. Return how many live ones there are by status."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [article.id])
    anchors, changes, counts = [], [], Counter[str]()
    for one, placed in carried_to(new.text, article.id, old.id):
        anchor = new_anchor(one.annotation, new.id, placed)
        # What a person has let go stays so, and asks nobody again.
        anchor.settled = None if one.base else at
        anchors.append(anchor)
        if one.live:
            before = place_snapshot(old.id, one.status, one.pieces)
            changes.append(carried_change(one.annotation, article.id, before, anchor))
            counts[anchor.status] += 1
    with together():
        insert_rows(anchors)
        ledger.record_all(actor, changes, at=at)
    with connection.cursor() as cursor:
        cursor.execute(_STAMP, [at, article.id])
    return dict(counts)
