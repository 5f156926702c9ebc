"""A story that is here already is refused if that is asked for, by its text and by its address."""

from __future__ import annotations

from dataclasses import replace
from threading import Barrier, Thread

import pytest
from django.db import connection

from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.corpus.types import ArticleDraft, ArticleMetadata, PubStatus
from articles.foundation.models import new_id
from tests.factories.articles import article_draft
from tests.factories.users import editor


def draft(
    text: str = "Pilots call off their strike.", *, uri: str = "", pub_status: str = PubStatus.USABLE
) -> ArticleDraft:
    """Return a draft with this text and metadata."""
    return article_draft(text=text, metadata=ArticleMetadata(uri=uri, pub_status=pub_status))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("second", "field"),
    [
        (draft(), "text"),
        (draft(uri="https://harbour.example/2"), "text"),
        (draft("Another text.", uri="https://harbour.example/1"), "uri"),
    ],
)
def test_the_article_that_has_it_is_named(second: ArticleDraft, field: str) -> None:
    actor = editor()
    first, _ = create_article(actor, draft=draft(uri="https://harbour.example/1"))
    with pytest.raises(AlreadyHere) as refused:
        create_article(actor, draft=second, once=True)
    assert refused.value.article == first.id
    assert [problem.field for problem in refused.value.problems] == [field]
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_it_is_added_again_unless_asked_not_to() -> None:
    actor = editor()
    create_article(actor, draft=draft())
    create_article(actor, draft=draft())
    assert Article.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("status", [PubStatus.WITHHELD, PubStatus.CANCELED])
def test_an_article_that_may_not_be_used_stands_in_nobodys_way(status: str) -> None:
    actor = editor()
    create_article(actor, draft=draft(pub_status=status))
    assert create_article(actor, draft=draft(), once=True)[1]


@pytest.mark.django_db
def test_two_stories_without_an_address_are_not_the_same() -> None:
    actor = editor()
    create_article(actor, draft=draft("One text."), once=True)
    assert create_article(actor, draft=draft("Another text."), once=True)[1]


@pytest.mark.django_db
def test_the_same_request_sent_twice_is_no_second_story() -> None:
    actor, id_ = editor(), new_id()
    create_article(actor, draft=draft(), id=id_, once=True)
    row, new = create_article(actor, draft=draft(), id=id_, once=True)
    assert (row.id, new) == (id_, False)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_told_that_the_other_is_here() -> None:
    actor, gate = editor(), Barrier(2)
    outcomes: list[str] = []

    def add() -> None:
        try:
            gate.wait(10)
            create_article(actor, draft=replace(draft(uri="urn:a"), revision=new_id()), once=True)
            outcomes.append("made")
        except AlreadyHere:
            outcomes.append("here")
        finally:
            connection.close()

    threads = [Thread(target=add) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["here", "made"]
    assert Article.objects.count() == 1
