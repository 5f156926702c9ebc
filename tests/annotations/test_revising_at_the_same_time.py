"""A text that comes while somebody marks the one before, and two texts at once."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import pytest

from articles.annotations.models import Anchor
from articles.annotations.operations import create_annotations, revise_article, update_annotation
from articles.annotations.types import AnnotationChange, AnnotationDraft
from articles.corpus.errors import NotTheCurrentText
from articles.corpus.models import Article, Revision
from articles.corpus.types import RevisionDraft
from tests.factories.annotations import annotation, pieces_of
from tests.factories.articles import article, article_draft
from tests.factories.revisions import anchors_of
from tests.factories.users import editor
from tests.sessions import sessions, wait_until_blocked

# Several connections see each other's commits.
pytestmark = pytest.mark.django_db(transaction=True)

FIRST = "It rained in Arden all day.\n\nNobody left the house."
SECOND = f"It snowed in Halmstead.\n\n{FIRST}"


def text_after(article: Article, text: str) -> RevisionDraft:
    return RevisionDraft(article_draft(text=text).blocks, base=article.current_id)


def rain(revision: UUID | None) -> AnnotationDraft:
    return AnnotationDraft("note", pieces_of(FIRST, ["rained in Arden"]), revision=revision, note="rain")


def test_a_mark_that_is_being_made_when_the_text_comes_is_carried_with_the_others() -> None:
    actor, story = editor(), article(text=FIRST)
    with sessions(2) as (marking, revising):
        marking.begin()
        marking.run(create_annotations, actor, article_id=story.id, drafts=[rain(None)])
        waiting = revising.start(revise_article, actor, id=story.id, draft=text_after(story, SECOND))
        wait_until_blocked(waiting)
        marking.commit()
        assert waiting.result(10).counts == {"anchored": 1}
    assert anchors_of(story) == {"rain": "anchored … rained in Arden"}


def test_a_mark_made_while_the_text_comes_is_carried_there() -> None:
    actor, story = editor(), article(text=FIRST)
    with sessions(2) as (revising, marking):
        revising.begin()
        revising.run(revise_article, actor, id=story.id, draft=text_after(story, SECOND))
        draft = rain(story.current_id)
        waiting = marking.start(create_annotations, actor, article_id=story.id, drafts=[draft])
        wait_until_blocked(waiting)
        revising.commit()
        waiting.result(10)
    assert anchors_of(story) == {"rain": "anchored … rained in Arden"}


def test_a_mark_that_is_being_put_elsewhere_when_the_text_comes_is_carried_from_there() -> None:
    actor, story = editor(), article(text=FIRST)
    row = annotation(actor, article=story, words="rained", note="rain")
    change = AnnotationChange(pieces=pieces_of(FIRST, ["left the house"]))
    with sessions(2) as (moving, revising):
        moving.begin()
        moving.run(update_annotation, actor, id=row.id, version=1, change=change)
        waiting = revising.start(revise_article, actor, id=story.id, draft=text_after(story, SECOND))
        wait_until_blocked(waiting)
        moving.commit()
        waiting.result(10)
    assert anchors_of(story)["rain"].endswith("… left the house")


def test_of_two_texts_for_the_same_one_the_second_is_refused_and_nothing_is_doubled() -> None:
    actor, story = editor(), article(text=FIRST)
    annotation(actor, article=story, words="rained", note="rain")
    with sessions(2) as (first, second):
        first.begin()
        first.run(revise_article, actor, id=story.id, draft=text_after(story, SECOND))
        late = partial(revise_article, actor, id=story.id, draft=text_after(story, FIRST + " Yes."))
        waiting = second.start(late)
        wait_until_blocked(waiting)
        first.commit()
        with pytest.raises(NotTheCurrentText):
            waiting.result(10)
    assert (Revision.objects.count(), Anchor.objects.count()) == (2, 2)


def test_a_text_that_is_broken_off_half_way_leaves_everything_as_it_was() -> None:
    actor, story = editor(), article(text=FIRST)
    annotation(actor, article=story, words="rained", note="rain")
    with sessions(1) as (only,):
        only.begin()
        only.run(revise_article, actor, id=story.id, draft=text_after(story, SECOND))
        only.roll_back()
    assert (Revision.objects.count(), Anchor.objects.count()) == (1, 1)
    assert Article.objects.get().current_id == story.current_id
