"""What the database writes down itself says what a shape of the same row says, key by key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation, AnnotationQuerySet
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from articles.foundation.types import Origin, OriginType
from articles.shapes.models import (
    annotation_document,
    annotation_documents,
    annotation_lines,
    article_documents,
    article_lines,
)
from articles.shapes.rules import article_shape, revision_text_shape
from articles.shapes.rules.stamps import stamps
from tests.factories.annotations import annotation
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import figure
from tests.factories.sources import source
from tests.factories.users import editor
from tests.shapes.reading import AWKWARD, read, written

pytestmark = pytest.mark.django_db


def mark_shape(row: Annotation) -> dict[str, Any]:
    """Return what a mark should look like. Needs `placed()`."""
    place = row.place
    appearance, mention = getattr(row, "appearance", None), getattr(row, "mention", None)
    counted = row.figures.filter(deleted=None).first()
    return {
        "id": row.id,
        "article": row.article_id,
        "revision": place.revision_id,
        "kind": row.kind,
        "anchor": {
            "status": place.status,
            "score": place.score,
            "offset_unit": "code_point",
            "pieces": place.pieces,
            "reasons": place.carried["reasons"] if place.carried and not place.settled else [],
            "candidates": [],
            "settled": place.settled,
        },
        "claim": appearance.claim_id if appearance else None,
        "source": row.source_id,
        "entity": mention.entity_id if mention else None,
        "figure": counted.id if counted else None,
        "tags": list(row.tags),
        "note": row.note,
        "origin": {"type": row.origin_type, "agent": row.origin_agent},
        **stamps(row),
    }


def marks_of_all_kinds(actor: Principal, story: Article) -> AnnotationQuerySet:
    """Mark what stands for a claim, an entity, a source, a figure and nothing, by a person and a program."""
    said = claim(actor)
    annotation(actor, article=story, kind="claim", words=("Seoul", "Kyiv"), claim=said.id, tags=("a", "“b”"))
    annotation(actor, article=story, kind="entity", entity=entity(actor).id, note=AWKWARD)
    annotation(actor, article=story, kind="source", words="Kyiv", source=source(actor).id)
    number = annotation(actor, article=story, kind="figure", words="3,000")
    figure(actor, claim=said, annotation=number.id)
    program = Principal.of_key(api_key(scope="write")[0])
    annotation(program, article=story, origin=Origin(OriginType.IMPORT, "importer"))
    return Annotation.objects.filter(article=story)


def test_a_mark_is_told_alike_in_lists_in_answers_and_in_files() -> None:
    actor = editor()
    story = article(actor)
    rows = marks_of_all_kinds(actor, story)
    expected = {row.id: written(mark_shape(row)) for row in rows.placed()}
    assert len(expected) == 5
    assert {row.id: read(row.json) for row in annotation_documents(actor, rows)} == expected
    assert {id: read(annotation_document(id).json) for id in expected} == expected
    (lines,) = annotation_lines(actor, [story.id], 10)
    typed = [[("type", "annotation"), *one] for one in expected.values()]
    assert sorted(map(read, lines)) == sorted(typed)


def full_article(actor: Principal) -> Article:
    """Make an article that says something in every field."""
    metadata = ArticleMetadata(
        slugline=AWKWARD.splitlines()[0],
        language="en",
        by="A. “Writer”",
        located="Seoul",
        version_created=datetime(2025, 3, 27, 8, 0, tzinfo=UTC),
        embargoed_until=datetime(2025, 3, 27, 9, 0, 0, 125000, tzinfo=UTC),
        ed_note=AWKWARD,
        uri="https://example.com/a",
        info_sources=(
            InfoSourceDraft("AFP", "wire", source(actor).id),
            InfoSourceDraft('"Herald"', "publisher"),
        ),
    )
    return article(actor, text="🪖 Café said so.\n\nKyiv agreed.", headline="“Seoul”", metadata=metadata)


def test_an_article_is_told_alike_in_lists_in_answers_and_in_files() -> None:
    actor = editor()
    stories = [full_article(actor), article(actor)]
    annotation(actor, article=stories[0])
    counts = dict(zip([story.id for story in stories], (1, 0), strict=True))
    rows = Article.objects.with_credits().select_related("current", "created_by").order_by("id")
    expected = [written(article_shape(row, annotation_count=counts[row.id])) for row in rows]
    listed = article_documents(actor, Article.objects.all(), "https://desk.example/read/")
    assert sorted(read(row.json) for row in listed) == [[*one, ("reading_url", None)] for one in expected]
    (lines,) = article_lines(actor, list(counts), 10)
    texts = [written(revision_text_shape(row.latest)) for row in rows]
    assert [read(line) for line in lines[::2]] == [[("type", "article"), *one] for one in expected]
    assert [read(line) for line in lines[1::2]] == [[("type", "revision"), *one] for one in texts]
