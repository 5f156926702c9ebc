"""In how many places a claim appears."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.annotations.operations import delete_annotation
from articles.claims.models import Claim
from articles.corpus.types import ArticleMetadata
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def test_live_appearances_are_counted_in_all_articles() -> None:
    actor, said, other = editor(), claim(), claim(statement="Other.")
    first, second = article(), article()
    for story in (first, first, second):
        annotation(actor, article=story, kind="claim", claim=said.id)
    gone = annotation(actor, article=second, kind="claim", claim=said.id)
    delete_annotation(actor, id=gone.id, version=1)
    counts = {row.id: row.appearance_count for row in Claim.objects.with_counts(actor)}
    assert counts == {said.id: 3, other.id: 0}


def test_an_actor_is_told_only_of_articles_that_they_may_know_of() -> None:
    actor, said = editor(), claim()
    annotation(actor, article=article(), kind="claim", claim=said.id)
    secret = article(metadata=ArticleMetadata(pub_status="withheld"))
    annotation(actor, article=secret, kind="claim", claim=said.id)
    assert Claim.objects.with_counts(actor).get().appearance_count == 2
    assert Claim.objects.with_counts(reader()).get().appearance_count == 1


def test_the_claims_of_one_article_are_those_with_a_live_mark_in_it() -> None:
    actor, story = editor(), article()
    here, taken_back, elsewhere = (claim(statement=f"Claim {number}.") for number in range(3))
    annotation(actor, article=story, kind="claim", claim=here.id)
    annotation(actor, article=story, kind="claim", claim=here.id)
    gone = annotation(actor, article=story, kind="claim", claim=taken_back.id)
    delete_annotation(actor, id=gone.id, version=1)
    annotation(actor, article=article(), kind="claim", claim=elsewhere.id)
    assert [row.id for row in Claim.objects.in_article(editor(), story.id)] == [here.id]


def test_counting_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    actor = editor()
    for number in range(5):
        claim(actor, statement=f"Claim {number}.")
    with django_assert_num_queries(1):
        assert [row.appearance_count for row in Claim.objects.with_counts(actor)] == [0] * 5
