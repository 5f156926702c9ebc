"""What is still open in an article."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.annotations.models import Anchor
from articles.annotations.operations import delete_annotation
from articles.claims.models import count_open_marks, open_marks
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import figure
from tests.factories.sources import source
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

TEXT = "The ministry said 3,000 of 9,000 men from Lunn had gone, and that Halden had denied it."


def test_marks_are_open_until_what_they_stand_for_is_recorded() -> None:
    actor = editor()
    row = article(actor, text=TEXT)
    kcna, said = source(actor), claim(actor)
    bare = {
        annotation(actor, article=row, words="The ministry", kind="source").id,
        annotation(actor, article=row, words="Lunn", kind="entity").id,
        annotation(actor, article=row, words="had gone", kind="claim", claim=claim(actor).id).id,
        annotation(actor, article=row, words="3,000", kind="figure").id,
    }
    annotation(actor, article=row, words="said", kind="cue")
    annotation(actor, article=row, words="had denied", kind="note")
    annotation(actor, article=row, words="The", kind="source", source=kcna.id)
    annotation(actor, article=row, words="Halden", kind="entity", entity=entity(actor).id)
    content = annotation(actor, article=row, words="denied it", kind="claim", claim=said.id)
    attribution(actor, content=content, sources=(kcna,))
    number = annotation(actor, article=row, words="9,000", kind="figure")
    figure(actor, claim=said, annotation=number.id)

    assert set(open_marks([row.id]).values_list("id", flat=True)) == bare
    assert count_open_marks([row.id]) == {row.id: 4}


def test_a_mark_whose_words_changed_is_open_and_a_deleted_one_is_not() -> None:
    actor = editor()
    row = article(actor, text=TEXT)
    changed = annotation(actor, article=row, words="said", kind="cue")
    Anchor.objects.filter(annotation=changed).update(status="altered")
    gone = annotation(actor, article=row, words="Lunn", kind="source")
    delete_annotation(actor, id=gone.id, version=1)
    assert [mark.id for mark in open_marks([row.id])] == [changed.id]


def test_many_articles_are_counted_at_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    actor = editor()
    rows = [article(actor, text=f"{TEXT} {number}") for number in range(3)]
    for row in rows[1:]:
        annotation(actor, article=row, words="Lunn", kind="source")
    with django_assert_num_queries(1):
        assert count_open_marks(row.id for row in rows) == {rows[1].id: 1, rows[2].id: 1}
