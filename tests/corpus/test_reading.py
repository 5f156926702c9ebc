"""Articles as lists need them."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from tests.factories.articles import article
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

WIRED = ArticleMetadata(info_sources=(InfoSourceDraft("AFP", "wire"),))


@pytest.mark.parametrize("count", [1, 12])
def test_a_list_takes_two_queries_and_leaves_the_texts_in_the_database(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor = editor()
    for _ in range(count):
        article(actor, metadata=WIRED)
    with django_assert_num_queries(2):
        rows = list(Article.objects.without_text().with_credits())
        assert [row.info_sources[0].name for row in rows] == ["AFP"] * count
        assert {row.latest.number for row in rows} == {1}
    assert rows[0].latest.get_deferred_fields() == {"text", "block_table", "sentence_table"}


def test_headlines_are_searched_by_any_part_in_any_case() -> None:
    actor = editor()
    article(actor, headline="Seoul claims 100% of it")
    article(actor, headline="Kyiv agrees")
    assert [row.headline for row in Article.objects.headed("CLAIMS")] == ["Seoul claims 100% of it"]
    assert [row.headline for row in Article.objects.headed("0% o")] == ["Seoul claims 100% of it"]
    assert list(Article.objects.headed("_")) == []
