"""Where the marks of an article stand before they are carried to its next text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from articles.anchoring.types import Piece
from articles.annotations.models.anchor import PROVED
from articles.annotations.rules import Placement, carried_places
from articles.annotations.types import AnchorStatus, Standing
from articles.corpus.models import Revision

# A mark in doubt is carried from the last text on which it was certain, not from where it may have gone: the
# next text may put right what the last one changed. Deleted marks are carried too, to be there when somebody
# restores them.
_STANDING = """
    SELECT a.id, a.deleted IS NULL, here.status, here.settled IS NOT NULL, here.pieces::text,
        base.revision_id, base.status, base.pieces::text
    FROM annotations_annotation a
    JOIN annotations_anchor here ON here.annotation_id = a.id AND here.revision_id = %s
    LEFT JOIN LATERAL (
        SELECT earlier.revision_id, earlier.status, earlier.pieces FROM annotations_anchor earlier
        JOIN corpus_revision revision ON revision.id = earlier.revision_id
        WHERE earlier.annotation_id = a.id AND earlier.start IS NOT NULL
        ORDER BY earlier.status = ANY(%s) DESC, revision.number DESC LIMIT 1
    ) base ON here.status <> ALL(%s)
    WHERE a.article_id = %s
    ORDER BY a.id
"""


def standing_of(article: UUID, revision: UUID) -> list[Standing]:
    """Return where each mark of the article stands, deleted ones too, with its place on `revision`. One
    query.
    """
    proved = [str(status) for status in PROVED]
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [revision, proved, proved, article])
        return [_standing(row, revision) for row in cursor.fetchall()]


def carried_to(text: str, article: UUID, revision: UUID) -> list[tuple[Standing, Placement]]:
    """Return each mark of the article, deleted ones too, as it stands on `revision`, with where it goes when
    `text` follows. Nothing is written.
    """
    standing = standing_of(article, revision)
    bases = {one.base for one in standing if one.base}
    texts = dict(Revision.objects.filter(id__in=bases).values_list("id", "text"))
    return list(zip(standing, carried_places(standing, texts, text), strict=True))


def _standing(row: Sequence[Any], revision: UUID) -> Standing:
    """Return a row of the query as a value."""
    id, live, status, settled, here, base, base_status, base_pieces = row
    pieces = orjson.loads(here)
    if base is None:
        return Standing(id, live, status, pieces, revision, True, _spans(pieces))
    given_up = settled and status == AnchorStatus.ORPHANED
    from_there = _spans(orjson.loads(base_pieces))
    return Standing(id, live, status, pieces, None if given_up else base, base_status in PROVED, from_there)


def _spans(pieces: list[dict[str, Any]]) -> tuple[Piece, ...]:
    """Return stored pieces as places alone."""
    return tuple(Piece(piece["start"], piece["end"]) for piece in pieces)
