"""Marking words that are given as a quote."""

from __future__ import annotations

import pytest

from articles.anchoring.types import Quote
from articles.annotations.errors import BadAnnotation
from articles.annotations.models import Anchor
from articles.annotations.operations import create_annotations
from articles.annotations.types import AnnotationDraft
from articles.corpus.models import Article
from tests.factories.articles import article
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Article:
    return article(text="Seoul said 3,000 more had gone. 🪖 Kyiv agreed, Seoul said.")


def locate(story: Article, quote: Quote) -> Anchor:
    create_annotations(editor(), article_id=story.id, drafts=[AnnotationDraft("note", quote=quote)])
    return Anchor.objects.get()


def test_a_quote_is_located(story: Article) -> None:
    place = locate(story, Quote("Kyiv agreed"))
    assert (place.status, place.described[0].exact, place.start) == (
        "anchored",
        "Kyiv agreed",
        34,
    )


def test_what_stands_before_a_quote_decides_between_two_places(story: Article) -> None:
    place = locate(story, Quote("Seoul said", prefix="Kyiv agreed, "))
    assert place.start == 47


def test_words_near_enough_are_marked_as_altered(story: Article) -> None:
    place = locate(story, Quote("3,000 more have gone"))
    assert (place.status, place.described[0].exact) == ("altered", "3,000 more had gone")
    assert 0 < place.score < 1


@pytest.mark.parametrize(
    ("quote", "field", "code"),
    [
        (Quote("Seoul said"), "quote", "ambiguous"),
        (Quote("Pyongyang denied everything"), "quote", "orphaned"),
        (Quote(""), "quote.exact", "blank"),
        (Quote(" \n "), "quote.exact", "blank"),
        (Quote("\ud800\udfff"), "quote.exact", "blank"),
        (Quote("x" * 5000), "quote", "orphaned"),
    ],
)
def test_a_quote_without_one_place_is_refused_with_the_reason(
    story: Article, quote: Quote, field: str, code: str
) -> None:
    with pytest.raises(BadAnnotation) as refused:
        locate(story, quote)
    assert [(p.field, p.code) for p in refused.value.problems] == [(f"annotations.0.{field}", code)]
