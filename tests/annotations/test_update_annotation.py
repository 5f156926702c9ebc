"""Changing a mark."""

from __future__ import annotations

import pytest

from articles.anchoring.types import GivenPiece
from articles.annotations.errors import BadAnnotation
from articles.annotations.models import Annotation
from articles.annotations.operations import delete_annotation, update_annotation
from articles.annotations.types import AnnotationChange
from articles.corpus.models import Article
from articles.foundation.errors import Dangling, Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.sources import source
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Article:
    return article(text="Seoul said 3,000 more had gone.")


def test_only_what_is_given_changes(story: Article) -> None:
    old = annotation(article=story, words="Seoul", tags=("a",), note="Old.")
    row = update_annotation(editor(), id=old.id, version=1, change=AnnotationChange(note="New."))
    assert (row.note, row.tags, row.kind, row.version) == ("New.", ["a"], "note", 2)
    assert row.modified > row.created == old.created
    assert (row.created_by_id, row.origin_type) == (old.created_by_id, "person")


def test_a_mark_moves_to_other_words_and_gets_their_surroundings(story: Article) -> None:
    old = annotation(article=story, words=["Seoul", "gone"])
    change = AnnotationChange(pieces=(GivenPiece(11, 16, "3,000"),), revision=story.latest.id)
    update_annotation(editor(), id=old.id, version=1, change=change)
    place = Annotation.objects.placed().get().place
    assert (place.start, place.end, place.status) == (11, 16, "anchored")
    assert [(p.exact, p.prefix) for p in place.described] == [("3,000", "Seoul said ")]


def test_a_source_record_is_tied_and_let_go(story: Article) -> None:
    seoul, old = source(), annotation(article=story, words="Seoul", kind="source")
    row = update_annotation(editor(), id=old.id, version=1, change=AnnotationChange(source=(seoul.id,)))
    assert row.source_id == seoul.id
    row = update_annotation(editor(), id=old.id, version=2, change=AnnotationChange(source=(None,)))
    assert row.source_id is None


def test_a_mark_that_stops_being_a_source_lets_go_of_its_record(story: Article) -> None:
    old = annotation(article=story, words="Seoul", kind="source", source=source().id)
    row = update_annotation(editor(), id=old.id, version=1, change=AnnotationChange(kind="entity"))
    assert (row.kind, row.source_id) == ("entity", None)


def test_the_ledger_keeps_what_was_before(story: Article) -> None:
    actor, old = editor(), annotation(article=story, words="Seoul", note="Old.")
    change = AnnotationChange(note="New.", pieces=(GivenPiece(6, 10),))
    update_annotation(actor, id=old.id, version=1, change=change)
    entry = Entry.objects.about(old.id).last()
    assert entry is not None
    assert (entry.verb, entry.actor_id, entry.article_id) == ("annotation.updated", actor.user_id, story.id)
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["note"], entry.after["note"]) == ("Old.", "New.")
    assert (entry.before["pieces"][0]["exact"], entry.after["pieces"][0]["exact"]) == ("Seoul", "said")


def test_a_stale_version_is_refused_with_the_row_as_it_is_now(story: Article) -> None:
    old = annotation(article=story, words="Seoul")
    update_annotation(editor(), id=old.id, version=1, change=AnnotationChange(note="First."))
    with pytest.raises(Stale) as refused:
        update_annotation(editor(), id=old.id, version=1, change=AnnotationChange(note="Second."))
    current = refused.value.current
    assert isinstance(current, Annotation)
    assert (current.note, current.version) == ("First.", 2)
    assert Annotation.objects.get().note == "First."


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (AnnotationChange(kind="rumour"), "kind"),
        (AnnotationChange(pieces=()), "pieces"),
        (AnnotationChange(pieces=(GivenPiece(0, 99),)), "pieces.0.end"),
        (AnnotationChange(pieces=(GivenPiece(0, 5, "Kyiv"),)), "pieces.0.exact"),
        (AnnotationChange(pieces=(GivenPiece(0, 5),), revision=new_id()), "revision"),
        (AnnotationChange(tags=("",)), "tags.0"),
        (AnnotationChange(note="a\x00"), "note"),
        (AnnotationChange(source=(new_id(),)), "source"),
    ],
)
def test_what_cannot_be_is_refused_by_field_and_nothing_changes(
    story: Article, change: AnnotationChange, field: str
) -> None:
    old = annotation(article=story, words="Seoul", note="Old.")
    with pytest.raises(BadAnnotation) as refused:
        update_annotation(editor(), id=old.id, version=1, change=change)
    assert [problem.field for problem in refused.value.problems] == [field]
    row = Annotation.objects.placed().get()
    assert (row.note, row.version, row.place.described[0].exact) == ("Old.", 1, "Seoul")


def test_a_source_that_is_not_there_is_refused(story: Article) -> None:
    old = annotation(article=story, words="Seoul", kind="source")
    with pytest.raises(Dangling) as refused:
        update_annotation(editor(), id=old.id, version=1, change=AnnotationChange(source=(new_id(),)))
    assert [problem.field for problem in refused.value.problems] == ["source"]


def test_who_may_not_annotate_is_refused(story: Article) -> None:
    old = annotation(article=story)
    with pytest.raises(Forbidden):
        update_annotation(reader(), id=old.id, version=1, change=AnnotationChange(note="x"))


def test_a_deleted_or_unknown_mark_is_missing(story: Article) -> None:
    old = annotation(article=story)
    delete_annotation(editor(), id=old.id, version=1)
    for id in (old.id, new_id()):
        with pytest.raises(Missing, match="annotation"):
            update_annotation(editor(), id=id, version=2, change=AnnotationChange(note="x"))
