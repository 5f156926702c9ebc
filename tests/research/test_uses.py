"""How much hangs on a source or an entity, merged records counted as one."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pytest

from articles.claims.operations import delete_attribution
from articles.corpus.types import ArticleMetadata, InfoSourceDraft, PubStatus
from articles.research.models import EntityUses, Use, entity_uses, source_uses, used_q, uses_of
from articles.sources.models import Source
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import response
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db
MARCH, MAY = datetime(2025, 3, 1, tzinfo=UTC), datetime(2025, 5, 1, tzinfo=UTC)


def said_by(*sources: Source, on: datetime, about: Any = None) -> Any:
    """Attribute a claim in an article of this day."""
    story = article(metadata=ArticleMetadata(version_created=on))
    content = annotation(article=story, words="3,000", kind="claim", claim=(about or claim()).id)
    return attribution(content=content, sources=sources)


def test_claims_are_counted_at_any_hop_and_once() -> None:
    speaker, relay, other = source(), source(), source()
    one = claim()
    said_by(speaker, relay, on=MARCH, about=one)
    said_by(speaker, on=MAY, about=one)
    said_by(speaker, on=MARCH)
    found = uses_of(editor(), [speaker.id, relay.id, other.id])
    assert found == {speaker.id: Use(2, MAY), relay.id: Use(1, MARCH), other.id: Use()}


def test_merged_records_are_one() -> None:
    old, new, one = source(), source(), claim()
    said_by(old, on=MARCH, about=one)
    said_by(new, on=MAY, about=one)
    SOURCES.merge(admin(), id=old.id, version=1, into=new.id)
    assert uses_of(editor(), [new.id]) == {new.id: Use(1, MAY)}
    assert asdict(source_uses(editor(), old.id)) == {
        "annotations": 0, "credits": 0, "hops": 2, "responses": 0, "claims": 1, "articles": 2,
    }  # fmt: skip
    assert set(Source.objects.filter(used_q(editor()))) == {old, new}


def test_what_was_taken_back_is_not_counted() -> None:
    one = source()
    row = said_by(one, on=MARCH)
    delete_attribution(editor(), id=row.id, version=1)
    assert uses_of(editor(), [one.id]) == {one.id: Use()}
    assert not Source.objects.filter(used_q(editor())).exists()


def test_credits_marks_and_answers_are_uses_too() -> None:
    wire, marked, party = source(name="AFP"), source(name="JCS"), source(name="Seoul")
    metadata = ArticleMetadata(version_created=MAY, info_sources=(InfoSourceDraft("AFP", "wire", wire.id),))
    story = article(metadata=metadata)
    annotation(article=story, words="Seoul", kind="source", source=marked.id)
    response(claim=claim(), party=party)
    assert uses_of(editor(), [wire.id, marked.id, party.id]) == {
        wire.id: Use(0, MAY), marked.id: Use(0, MAY), party.id: Use(),
    }  # fmt: skip
    assert source_uses(editor(), marked.id).annotations == 1
    assert source_uses(editor(), wire.id).articles == 1
    assert Source.objects.filter(used_q(editor())).count() == 3


def test_an_entity_holds_its_mentions() -> None:
    place, story = entity(), article()
    for words in ("Seoul", "Kyiv"):
        annotation(article=story, words=words, kind="entity", entity=place.id)
    assert entity_uses(editor(), place.id) == EntityUses(annotations=2, sources=0, articles=1)


def test_a_reader_hears_nothing_of_hidden_articles() -> None:
    hidden = article(metadata=ArticleMetadata(pub_status=PubStatus.WITHHELD))
    one, place = source(), entity()
    attribution(content=annotation(article=hidden, kind="claim", claim=claim().id), sources=(one,))
    annotation(article=hidden, words="Seoul", kind="source", source=one.id)
    annotation(article=hidden, words="Kyiv", kind="entity", entity=place.id)
    program = reader()
    assert uses_of(program, [one.id]) == {one.id: Use()}
    assert set(asdict(source_uses(program, one.id)).values()) == {0}
    assert set(asdict(entity_uses(program, place.id)).values()) == {0}
    assert not Source.objects.filter(used_q(program)).exists()


def test_a_page_of_sources_takes_three_queries(django_assert_num_queries: Any) -> None:
    actor, rows = editor(), [source().id for _ in range(5)]
    with django_assert_num_queries(3):
        uses_of(actor, rows)
