"""Taking a mark back, and bringing it back with everything it was tied to."""

from __future__ import annotations

import pytest

from articles.annotations.errors import NotDeleted
from articles.annotations.models import Annotation
from articles.annotations.operations import delete_annotation, restore_annotation
from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def test_a_deleted_mark_is_left_out_and_can_be_restored_at_its_place() -> None:
    story = article()
    old = annotation(article=story, words=["Seoul", "gone"], tags=("a",), note="N.")
    gone = delete_annotation(editor(), id=old.id, version=1)
    assert (gone.version, gone.deleted) == (2, gone.modified)
    assert not Annotation.objects.live().exists()
    restore_annotation(editor(), id=old.id, version=2)
    back = Annotation.objects.live().placed().get()
    assert (back.version, back.deleted, back.tags, back.note) == (3, None, ["a"], "N.")
    assert back.place.pieces == old.place.pieces


def test_a_restored_mark_has_its_claim_entity_and_source_again() -> None:
    story, said, place, seoul = article(), claim(), entity(), source()
    marks = [
        annotation(article=story, kind="claim", claim=said.id),
        annotation(article=story, kind="entity", entity=place.id),
        annotation(article=story, kind="source", source=seoul.id),
    ]
    for mark in marks:
        delete_annotation(editor(), id=mark.id, version=1)
        restore_annotation(editor(), id=mark.id, version=2)
    first, second, third = (Annotation.objects.get(id=mark.id) for mark in marks)
    assert first.appearance.claim_id == said.id
    assert second.mention.entity_id == place.id
    assert third.source_id == seoul.id


def test_the_ledger_keeps_what_was_taken_and_what_came_back() -> None:
    actor, story = editor(), article()
    old = annotation(article=story, words="Seoul")
    delete_annotation(actor, id=old.id, version=1)
    restore_annotation(actor, id=old.id, version=2)
    deleted, restored = list(Entry.objects.about(old.id))[1:]
    assert (deleted.verb, deleted.actor_id, deleted.after) == ("annotation.deleted", actor.user_id, None)
    assert deleted.before is not None
    assert deleted.before["pieces"][0]["exact"] == "Seoul"
    assert (restored.verb, restored.before) == ("annotation.restored", None)
    assert restored.after == deleted.before
    assert deleted.article_id == restored.article_id == story.id


def test_stale_versions_are_refused() -> None:
    old = annotation(article=article())
    with pytest.raises(Stale):
        delete_annotation(editor(), id=old.id, version=2)
    delete_annotation(editor(), id=old.id, version=1)
    with pytest.raises(Stale) as refused:
        restore_annotation(editor(), id=old.id, version=1)
    assert isinstance(refused.value.current, Annotation)
    assert refused.value.current.version == 2


def test_what_is_not_there_cannot_be_deleted_and_what_is_not_deleted_cannot_be_restored() -> None:
    old = annotation(article=article())
    with pytest.raises(NotDeleted):
        restore_annotation(editor(), id=old.id, version=1)
    delete_annotation(editor(), id=old.id, version=1)
    with pytest.raises(Missing):
        delete_annotation(editor(), id=old.id, version=2)
    with pytest.raises(Missing):
        restore_annotation(editor(), id=new_id(), version=1)


def test_who_may_not_annotate_can_do_neither() -> None:
    old = annotation(article=article())
    with pytest.raises(Forbidden):
        delete_annotation(reader(), id=old.id, version=1)
    delete_annotation(editor(), id=old.id, version=1)
    with pytest.raises(Forbidden):
        restore_annotation(reader(), id=old.id, version=2)
