"""Recording what each party answered: what only responses have. See also what every part promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.annotations.operations import delete_annotation, restore_annotation
from articles.claims.errors import BadPart
from articles.claims.models import Response
from articles.claims.operations import responses
from articles.claims.types import Answer, ResponseDraft
from articles.corpus.types import ArticleMetadata
from articles.foundation.errors import Dangling
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import response
from tests.factories.stories import TEXT, Story
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def problems_of(draft: ResponseDraft) -> list[tuple[str, str]]:
    with pytest.raises((BadPart, Dangling)) as refused:
        responses.create(editor(), draft=draft)
    assert not Response.objects.exists()
    return [(problem.field, problem.code) for problem in refused.value.problems]


def draft(story: Story, **more: Any) -> ResponseDraft:
    return replace(ResponseDraft(claim().id, story.kim.id, "not_confirmed"), **more)


@pytest.mark.parametrize("answer", Answer.values)
def test_a_party_may_give_any_answer_or_none(answer: str, story: Story) -> None:
    assert response(claim=claim(), party=story.kim, answer=answer).answer == answer


def test_every_answer_is_a_row_of_its_own(story: Story) -> None:
    said = claim()
    for answer in ("no_reply", "not_confirmed", "denied"):
        response(claim=said, party=story.kim, answer=answer)
    assert [row.answer for row in Response.objects.order_by("id")] == ["no_reply", "not_confirmed", "denied"]


def test_words_of_any_kind_hold_an_answer_and_say_the_article(story: Story) -> None:
    for words in (story.content, story.cue, story.span):
        row = response(claim=claim(), party=story.kim, words=words.id)
        assert (row.words_id, row.article_id) == (words.id, story.article.id)
    assert set(Entry.objects.filter(verb="response.created").values_list("article_id", flat=True)) == {
        story.article.id
    }


def test_an_article_may_tell_of_it_without_words(story: Story) -> None:
    row = response(claim=claim(), party=story.kim, article=story.article.id)
    assert (row.words_id, row.article_id) == (None, story.article.id)
    assert Entry.objects.get(subject_id=row.id).article_id == story.article.id


def test_the_article_that_words_say_may_be_named_and_another_may_not(story: Story) -> None:
    row = response(claim=claim(), party=story.kim, words=story.cue.id, article=story.article.id)
    assert row.article_id == story.article.id
    Response.objects.all().delete()
    other = article().id
    assert problems_of(draft(story, words=story.cue.id, article=other)) == [("article", "invalid")]


def test_words_of_another_article_take_the_response_there(story: Story) -> None:
    row = response(claim=claim(), party=story.kim, words=story.cue.id)
    there = article(text=TEXT)
    words = annotation(article=there, words="said", kind="cue")
    changed = responses.update(
        editor(), id=row.id, version=1, draft=replace(responses.draft_of(row), words=words.id)
    )
    assert (changed.words_id, changed.article_id) == (words.id, there.id)


def test_parties_words_and_articles_that_are_not_there_are_named(story: Story) -> None:
    assert problems_of(draft(story, party=new_id())) == [("party", "missing")]
    assert problems_of(draft(story, words=new_id())) == [("words", "missing")]
    assert problems_of(draft(story, article=new_id())) == [("article", "missing")]
    delete_annotation(editor(), id=story.cue.id, version=1)
    assert problems_of(draft(story, words=story.cue.id)) == [("words", "missing")]


def test_a_response_whose_words_were_deleted_is_still_corrected_and_restored(story: Story) -> None:
    row = response(claim=claim(), party=story.kim, words=story.cue.id)
    delete_annotation(editor(), id=story.cue.id, version=1)
    corrected = replace(responses.draft_of(row), answer="denied")
    assert responses.update(editor(), id=row.id, version=1, draft=corrected).answer == "denied"
    responses.delete(editor(), id=row.id, version=2)
    assert responses.restore(editor(), id=row.id, version=3).words_id == story.cue.id
    restore_annotation(editor(), id=story.cue.id, version=2)
    assert responses.draft_of(Response.objects.get()) == corrected


def test_an_answer_that_is_none_is_refused_with_a_note_that_is_too_long(story: Story) -> None:
    assert problems_of(draft(story, answer="shrugged", note="x" * 20_001)) == [
        ("answer", "invalid"),
        ("note", "too_long"),
    ]


def test_a_time_to_come_or_without_a_zone_is_refused(story: Story) -> None:
    ahead = timezone.now() + timedelta(minutes=10)
    assert problems_of(draft(story, answered=ahead)) == [("answered", "future")]
    naive = datetime(2025, 3, 27, 12)  # noqa: DTZ001 - that is what is refused
    assert problems_of(draft(story, answered=naive)) == [("answered", "no_zone")]


def test_clocks_may_differ_by_minutes_and_times_are_kept_as_moments(story: Story) -> None:
    soon = timezone.now() + timedelta(minutes=4)
    assert response(claim=claim(), party=story.kim, answered=soon).answered == soon
    tokyo = datetime.fromisoformat("2025-03-27T21:00:00+09:00")
    response(claim=claim(), party=story.afp, answered=tokyo)
    assert Response.objects.get(party=story.afp).answered == datetime(2025, 3, 27, 12, tzinfo=UTC)


def test_a_reader_does_not_see_a_response_in_a_withheld_article(story: Story) -> None:
    said = claim()
    annotation(article=story.article, kind="claim", claim=said.id)
    secret = article(text=TEXT, metadata=ArticleMetadata(pub_status="withheld"))
    words = annotation(article=secret, words="said", kind="cue")
    by_words = response(claim=said, party=story.kim, words=words.id)
    by_article = response(claim=said, party=story.kim, article=secret.id)
    free = response(claim=said, party=story.kim)
    assert set(Response.objects.visible_to(editor())) == {by_words, by_article, free}
    assert set(Response.objects.visible_to(reader())) == {free}


def test_the_table_refuses_an_unknown_answer_and_words_without_their_article(story: Story) -> None:
    row = response(claim=claim(), party=story.kim, words=story.cue.id)
    rows = Response.objects.filter(id=row.id)
    with pytest.raises(IntegrityError, match="response_answer_known"), transaction.atomic():
        rows.update(answer="shrugged")
    with pytest.raises(IntegrityError, match="response_words_have_article"), transaction.atomic():
        rows.update(article=None)
