"""The same annotations sent again make no second ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.anchoring.types import GivenPiece, Quote
from articles.annotations.errors import Deleted
from articles.annotations.models import Annotation
from articles.annotations.operations import create_annotations, delete_annotation, update_annotation
from articles.annotations.types import AnnotationChange, AnnotationDraft
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from tests.factories.articles import article
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def draft(start: int = 0, end: int = 5) -> AnnotationDraft:
    return AnnotationDraft("note", (GivenPiece(start, end),), id=new_id())


def test_a_repeat_makes_nothing_and_answers_with_the_row() -> None:
    actor, story, one = editor(), article(), draft()
    create_annotations(actor, article_id=story.id, drafts=[one])
    ((row, new),) = create_annotations(actor, article_id=story.id, drafts=[one])
    assert not new
    assert row.id == one.id
    assert Annotation.objects.count() == 1
    assert Entry.objects.filter(verb="annotation.created").count() == 1


def test_a_repeat_among_new_ones_makes_only_the_new_ones() -> None:
    actor, story = editor(), article()
    old, fresh = draft(), draft(6, 10)
    create_annotations(actor, article_id=story.id, drafts=[old])
    made = create_annotations(actor, article_id=story.id, drafts=[fresh, old])
    assert [(row.id, new) for row, new in made] == [(fresh.id, True), (old.id, False)]
    assert Annotation.objects.count() == 2


def test_a_repeat_answers_with_the_row_as_it_is_now() -> None:
    actor, story, one = editor(), article(), draft()
    assert one.id is not None
    create_annotations(actor, article_id=story.id, drafts=[one])
    update_annotation(actor, id=one.id, version=1, change=AnnotationChange(note="Checked."))
    ((row, new),) = create_annotations(actor, article_id=story.id, drafts=[one])
    assert (new, row.note, row.version) == (False, "Checked.", 2)


def test_a_repeat_after_the_row_was_deleted_is_refused() -> None:
    actor, story, one, fresh = editor(), article(), draft(), draft(6, 10)
    assert one.id is not None
    create_annotations(actor, article_id=story.id, drafts=[one])
    delete_annotation(actor, id=one.id, version=1)
    with pytest.raises(Deleted, match="version 2") as refused:
        create_annotations(actor, article_id=story.id, drafts=[fresh, one])
    assert [(p.field, p.code) for p in refused.value.problems] == [("annotations.1.id", "deleted")]
    assert not Annotation.objects.live().exists()


def test_the_same_words_given_as_a_quote_are_the_same_create() -> None:
    actor, story, one = editor(), article(text="Kyiv agreed."), draft(0, 4)
    create_annotations(actor, article_id=story.id, drafts=[one])
    quoted = replace(one, pieces=(), quote=Quote("Kyiv"))
    ((_, new),) = create_annotations(actor, article_id=story.id, drafts=[quoted])
    assert not new


@pytest.mark.parametrize(
    "other", [{"kind": "cue"}, {"note": "x"}, {"tags": ("x",)}, {"pieces": (GivenPiece(0, 4),)}]
)
def test_the_same_id_with_other_content_is_refused_and_nothing_is_made(other: dict[str, object]) -> None:
    actor, story, one = editor(), article(), draft()
    create_annotations(actor, article_id=story.id, drafts=[one])
    changed = AnnotationDraft(**{"kind": one.kind, "pieces": one.pieces, "id": one.id} | other)  # type: ignore[arg-type]
    with pytest.raises(IdInUse):
        create_annotations(actor, article_id=story.id, drafts=[draft(), changed])
    assert Annotation.objects.count() == 1


def test_the_same_id_on_another_article_is_refused() -> None:
    actor, one = editor(), draft()
    create_annotations(actor, article_id=article().id, drafts=[one])
    with pytest.raises(IdInUse):
        create_annotations(actor, article_id=article().id, drafts=[one])


def test_somebody_elses_id_is_refused() -> None:
    story, one = article(), draft()
    create_annotations(editor(), article_id=story.id, drafts=[one])
    with pytest.raises(IdInUse):
        create_annotations(editor(), article_id=story.id, drafts=[one])
