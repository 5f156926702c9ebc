"""Marking words together with the claim or entity that they stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.anchoring.types import GivenPiece
from articles.annotations.errors import BadAnnotation
from articles.annotations.models import Annotation
from articles.annotations.types import AnnotationChange, AnnotationDraft
from articles.claims.errors import BadLink
from articles.claims.models import Appearance
from articles.claims.operations import create_passages, delete_attribution, update_passage
from articles.claims.types import PassageChange, PassageDraft
from articles.corpus.models import Article
from articles.entities.models import Mention
from articles.foundation.errors import Dangling, Forbidden, Stale
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Article:
    return article()


def passage(kind: str = "claim", **given: object) -> PassageDraft:
    return replace(PassageDraft(AnnotationDraft(kind, (GivenPiece(0, 5),))), **given)  # type: ignore[arg-type]


def change(**given: object) -> PassageChange:
    return PassageChange(AnnotationChange(**given))  # type: ignore[arg-type]


def verbs(row: Annotation) -> list[str]:
    return [entry.verb for entry in Entry.objects.about(row.id)]


def test_marks_are_tied_to_what_their_words_stand_for(story: Article) -> None:
    said, place = claim(), entity()
    drafts = [passage(claim=said.id), passage("entity", entity=place.id), passage("claim"), passage("note")]
    made = create_passages(editor(), article_id=story.id, drafts=drafts)
    first, second, third, fourth = (row for row, _ in made)
    assert [new for _, new in made] == [True] * 4
    assert {row.annotation_id: row.claim_id for row in Appearance.objects.all()} == {first.id: said.id}
    assert {row.annotation_id: row.entity_id for row in Mention.objects.all()} == {second.id: place.id}
    assert verbs(first) == ["annotation.created", "appearance.created"]
    assert verbs(second) == ["annotation.created", "mention.created"]
    assert verbs(third) == verbs(fourth) == ["annotation.created"]
    tie = Entry.objects.get(verb="appearance.created")
    assert (tie.after, tie.article_id) == ({"claim": str(said.id)}, story.id)


def test_a_link_that_the_kind_cannot_have_is_refused_by_line(story: Article) -> None:
    drafts = [passage("note"), passage("cue", claim=claim().id), passage("claim", entity=entity().id)]
    with pytest.raises(BadLink) as refused:
        create_passages(editor(), article_id=story.id, drafts=drafts)
    assert [p.field for p in refused.value.problems] == ["annotations.1.claim", "annotations.2.entity"]
    assert not Annotation.objects.exists()


def test_a_claim_or_entity_that_is_not_there_is_refused_by_line_and_nothing_is_made(story: Article) -> None:
    drafts = [passage("note"), passage(claim=new_id()), passage(claim=claim().id)]
    with pytest.raises(Dangling) as refused:
        create_passages(editor(), article_id=story.id, drafts=drafts)
    assert [p.field for p in refused.value.problems] == ["annotations.1.claim"]
    with pytest.raises(Dangling) as also:
        create_passages(editor(), article_id=story.id, drafts=[passage("entity", entity=new_id())])
    assert [p.field for p in also.value.problems] == ["annotations.0.entity"]
    assert not Annotation.objects.exists()
    assert not Entry.objects.filter(verb="annotation.created").exists()


def test_permission_is_asked_before_anything_else(story: Article) -> None:
    with pytest.raises(Forbidden):
        create_passages(reader(), article_id=story.id, drafts=[passage("cue", claim=new_id())])


def test_a_repeat_makes_nothing_twice_even_after_the_link_was_changed(story: Article) -> None:
    actor, said, other = editor(), claim(), claim(statement="Other.")
    draft = passage(claim=said.id)
    draft = replace(draft, annotation=replace(draft.annotation, id=new_id()))
    ((row, _),) = create_passages(actor, article_id=story.id, drafts=[draft])
    update_passage(actor, id=row.id, version=1, change=replace(change(), claim=(None,)))
    update_passage(actor, id=row.id, version=2, change=replace(change(), claim=(other.id,)))
    ((again, new),) = create_passages(actor, article_id=story.id, drafts=[draft])
    assert (again.id, new, again.version) == (row.id, False, 3)
    assert Appearance.objects.get().claim_id == other.id


def test_the_same_id_with_another_claim_is_another_create(story: Article) -> None:
    actor, said = editor(), claim()
    draft = passage(claim=said.id)
    draft = replace(draft, annotation=replace(draft.annotation, id=new_id()))
    create_passages(actor, article_id=story.id, drafts=[draft])
    for other in (replace(draft, claim=claim(statement="Other.").id), replace(draft, claim=None)):
        with pytest.raises(IdInUse):
            create_passages(actor, article_id=story.id, drafts=[other])
    assert Appearance.objects.get().claim_id == said.id


def test_a_link_is_made_changed_and_let_go_with_an_entry_for_each(story: Article) -> None:
    actor, one, two = editor(), claim(), claim(statement="Other.")
    mark = annotation(actor, article=story, kind="claim")
    for version, target in ((1, one.id), (2, two.id), (3, None)):
        row = update_passage(actor, id=mark.id, version=version, change=replace(change(), claim=(target,)))
        assert row.version == version + 1
        assert [a.claim_id for a in Appearance.objects.all()] == ([target] if target else [])
    steps = [verb for verb in verbs(mark) if verb.startswith("appearance")]
    assert steps == ["appearance.created", "appearance.updated", "appearance.deleted"]
    last = Entry.objects.get(verb="appearance.deleted")
    assert (last.before, last.after) == ({"claim": str(two.id)}, None)


def test_the_same_link_again_writes_no_second_entry(story: Article) -> None:
    actor, place = editor(), entity()
    mark = annotation(actor, article=story, kind="entity", entity=place.id)
    update_passage(actor, id=mark.id, version=1, change=replace(change(), entity=(place.id,)))
    assert verbs(mark).count("mention.created") == 1
    assert "mention.updated" not in verbs(mark)


def test_an_entity_is_changed_and_let_go(story: Article) -> None:
    actor, one, two = editor(), entity(), entity(name="North Korea")
    mark = annotation(actor, article=story, kind="entity", entity=one.id)
    update_passage(actor, id=mark.id, version=1, change=replace(change(), entity=(two.id,)))
    assert Mention.objects.get().entity_id == two.id
    update_passage(actor, id=mark.id, version=2, change=replace(change(), entity=(None,)))
    assert not Mention.objects.exists()


def test_a_mark_that_changes_its_kind_lets_go_of_what_only_the_old_kind_stands_for(story: Article) -> None:
    actor, said, place = editor(), claim(), entity()
    mark = annotation(actor, article=story, kind="claim", claim=said.id)
    moved = PassageChange(AnnotationChange(kind="entity"), entity=(place.id,))
    row = update_passage(actor, id=mark.id, version=1, change=moved)
    assert row.kind == "entity"
    assert not Appearance.objects.exists()
    assert Mention.objects.get().entity_id == place.id
    assert verbs(mark)[-2:] == ["appearance.deleted", "mention.created"]


@pytest.mark.parametrize("link", ["claim", "entity"])
def test_a_link_that_the_kind_cannot_have_is_refused_on_change(story: Article, link: str) -> None:
    actor, mark = editor(), annotation(article=story, kind="note")
    target = claim().id if link == "claim" else entity().id
    with pytest.raises(BadLink) as refused:
        update_passage(actor, id=mark.id, version=1, change=replace(change(note="x"), **{link: (target,)}))  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [link]
    assert Annotation.objects.get().version == 1


def test_a_target_that_is_not_there_is_refused_on_change_and_the_old_one_stays(story: Article) -> None:
    said = claim()
    mark = annotation(article=story, kind="claim", claim=said.id)
    with pytest.raises(Dangling) as refused:
        update_passage(editor(), id=mark.id, version=1, change=replace(change(), claim=(new_id(),)))
    assert [problem.field for problem in refused.value.problems] == ["claim"]
    assert Appearance.objects.get().claim_id == said.id


def test_stale_versions_and_missing_permission_are_refused_before_the_kind_is_looked_at(
    story: Article,
) -> None:
    content = annotation(article=story, kind="claim")
    attribution(content=content, sources=(source(),))
    with pytest.raises(Stale):
        update_passage(editor(), id=content.id, version=7, change=change(kind="note"))
    with pytest.raises(Forbidden):
        update_passage(reader(), id=content.id, version=1, change=change(kind="note"))


def test_words_that_an_attribution_rests_on_keep_their_kind(story: Article) -> None:
    actor = editor()
    content = annotation(actor, article=story, kind="claim", words="3,000 more had gone")
    cue = annotation(actor, article=story, kind="cue", words="said")
    span = annotation(actor, article=story, kind="source", words="Seoul")
    made = attribution(actor, content=content, sources=(source(),), cue=cue)
    made.hops.update(span=span.id)
    for mark in (content, cue, span):
        with pytest.raises(BadLink, match="attribution") as refused:
            update_passage(actor, id=mark.id, version=1, change=change(kind="note"))
        assert [problem.field for problem in refused.value.problems] == ["kind"]
        update_passage(actor, id=mark.id, version=1, change=change(kind=mark.kind, note="Fine."))
    delete_attribution(actor, id=made.id, version=1)
    for mark in (content, cue, span):
        assert update_passage(actor, id=mark.id, version=2, change=change(kind="note")).kind == "note"


def test_bad_marks_are_refused_as_without_links(story: Article) -> None:
    draft = PassageDraft(AnnotationDraft("claim", (GivenPiece(0, 999),)), claim=claim().id)
    with pytest.raises(BadAnnotation) as refused:
        create_passages(editor(), article_id=story.id, drafts=[draft])
    assert [p.field for p in refused.value.problems] == ["annotations.0.pieces.0.end"]


@pytest.mark.parametrize("count", [1, 100])
def test_marking_takes_the_same_queries_whatever_the_number(
    story: Article, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor, said = editor(), claim()
    # A savepoint and its release; article, annotations, anchors, ledger; claims asked for, links, ledger; and
    # which of the claims were merged before they appeared.
    with django_assert_num_queries(10):
        create_passages(actor, article_id=story.id, drafts=[passage(claim=said.id)] * count)
