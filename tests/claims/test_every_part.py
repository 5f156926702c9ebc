"""What every part of a claim's record promises: responses, figures, evidence, relations and verdicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.types import Principal
from articles.claims.errors import BadPart, Deleted, NotDeleted
from articles.claims.models import Claim
from articles.claims.operations import merge_claim
from articles.foundation.errors import Dangling, Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from articles.registers.errors import Merged
from tests.claims.parts import EDITABLE, KINDS, Kind, Scene, said_as
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.stories import Story
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db

every_part = pytest.mark.parametrize("kind", KINDS, ids=said_as)
every_editable_part = pytest.mark.parametrize("kind", EDITABLE, ids=said_as)


@pytest.fixture
def scene(story: Story) -> Scene:
    """Return the story with a claim that has no record yet."""
    return Scene(story)


def make(kind: Kind, scene: Scene) -> Any:
    """Make a part of the kind."""
    return kind.operations.create(editor(), draft=kind.draft(scene))[0]


def stored(kind: Kind) -> Any:
    """Return the only row of the kind, read anew."""
    return kind.operations.model.objects.get()


@every_part
def test_it_is_kept_as_given(kind: Kind, scene: Scene) -> None:
    actor, draft = editor(), kind.draft(scene)
    made, new = kind.operations.create(actor, draft=draft)
    row = stored(kind)
    assert new
    assert (made.id, row.version, row.created_by_id, row.deleted) == (row.id, 1, actor.user_id, None)
    assert kind.operations.draft_of(row) == draft


@every_part
def test_the_same_create_sent_twice_makes_one(kind: Kind, scene: Scene) -> None:
    actor, id, draft = editor(), new_id(), kind.draft(scene)
    assert kind.operations.create(actor, draft=draft, id=id)[1] is True
    row, new = kind.operations.create(actor, draft=draft, id=id)
    assert (row.id, new) == (id, False)
    for who, other in ((actor, replace(draft, claim=claim(statement="Third.").id)), (editor(), draft)):
        with pytest.raises(IdInUse):
            kind.operations.create(who, draft=other, id=id)
    assert stored(kind).version == 1


@every_part
def test_a_repeat_after_it_was_deleted_is_refused(kind: Kind, scene: Scene) -> None:
    actor, id, draft = editor(), new_id(), kind.draft(scene)
    kind.operations.create(actor, draft=draft, id=id)
    kind.operations.delete(actor, id=id, version=1)
    with pytest.raises(Deleted, match=r"version 2") as refused:
        kind.operations.create(actor, draft=draft, id=id)
    assert [(p.field, p.code) for p in refused.value.problems] == [("id", "deleted")]
    assert stored(kind).deleted is not None


@every_part
def test_it_is_deleted_and_comes_back_as_it_was(kind: Kind, scene: Scene) -> None:
    row = make(kind, scene)
    draft = kind.operations.draft_of(stored(kind))
    gone = kind.operations.delete(editor(), id=row.id, version=1)
    assert (gone.version, gone.deleted) == (2, gone.modified)
    assert not kind.operations.model.objects.live().exists()
    back = kind.operations.restore(editor(), id=row.id, version=2)
    assert (back.version, back.deleted) == (3, None)
    assert kind.operations.draft_of(stored(kind)) == draft


@every_editable_part
def test_a_change_replaces_its_content(kind: Kind, scene: Scene) -> None:
    row = make(kind, scene)
    draft = replace(kind.operations.draft_of(row), **kind.change)
    changed = kind.operations.update(editor(), id=row.id, version=1, draft=draft)
    assert (changed.version, changed.created_by_id) == (2, row.created_by_id)
    assert kind.operations.draft_of(stored(kind)) == draft


@every_editable_part
def test_it_moves_to_another_claim(kind: Kind, scene: Scene) -> None:
    row, elsewhere = make(kind, scene), claim(statement="Elsewhere.")
    draft = replace(kind.operations.draft_of(row), claim=elsewhere.id)
    kind.operations.update(editor(), id=row.id, version=1, draft=draft)
    assert stored(kind).claim_id == elsewhere.id


@every_part
def test_the_ledger_keeps_every_step(kind: Kind, scene: Scene) -> None:
    actor = editor()
    row, _ = kind.operations.create(actor, draft=kind.draft(scene))
    steps = ["created", "deleted", "restored"]
    if kind.change:
        draft = replace(kind.operations.draft_of(row), **kind.change)
        kind.operations.update(actor, id=row.id, version=1, draft=draft)
        steps.insert(1, "updated")
    kind.operations.delete(actor, id=row.id, version=len(steps) - 2)
    kind.operations.restore(actor, id=row.id, version=len(steps) - 1)
    entries = list(Entry.objects.about(row.id))
    assert [entry.verb for entry in entries] == [f"{kind.noun}.{step}" for step in steps]
    where = scene.story.article.id if kind.noun in {"response", "figure"} else None
    assert {(entry.actor_id, entry.article_id) for entry in entries} == {(actor.user_id, where)}
    # Each step begins where the one before it ended.
    assert entries[0].before is None
    assert [entry.before for entry in entries[1:-1]] == [entry.after for entry in entries[:-2]]
    assert (entries[-2].after, entries[-1].before) == (None, None)
    assert entries[-1].after == entries[-2].before
    told = entries[0].after
    assert told is not None
    assert told["claim"] == str(scene.claim.id)
    if kind.change:
        assert entries[1].after == told | {name: str(value) for name, value in kind.change.items()}


@every_part
def test_what_is_refused_leaves_no_entry(kind: Kind, scene: Scene) -> None:
    draft = kind.draft(scene)
    before = Entry.objects.count()
    with pytest.raises(Dangling):
        kind.operations.create(editor(), draft=replace(draft, claim=new_id()))
    assert Entry.objects.count() == before


@every_part
def test_a_stale_version_is_refused_with_the_row_as_it_is_now(kind: Kind, scene: Scene) -> None:
    row = make(kind, scene)
    with pytest.raises(Stale):
        kind.operations.restore(editor(), id=row.id, version=2)
    with pytest.raises(Stale) as refused:
        kind.operations.delete(editor(), id=row.id, version=2)
    assert refused.value.current == row
    if kind.change:
        draft = replace(kind.operations.draft_of(row), **kind.change)
        with pytest.raises(Stale):
            kind.operations.update(editor(), id=row.id, version=2, draft=draft)
    assert stored(kind).version == 1


@every_part
@pytest.mark.parametrize("make_actor", [reader, admin, nobody])
def test_who_may_not_annotate_is_refused(
    kind: Kind, scene: Scene, make_actor: Callable[[], Principal]
) -> None:
    draft = kind.draft(scene)
    with pytest.raises(Forbidden):
        kind.operations.create(make_actor(), draft=draft)
    row = kind.operations.create(editor(), draft=draft)[0]
    for operation in (kind.operations.delete, kind.operations.restore):
        with pytest.raises(Forbidden):
            operation(make_actor(), id=row.id, version=1)
    if kind.change:
        with pytest.raises(Forbidden):
            kind.operations.update(make_actor(), id=row.id, version=1, draft=draft)
    assert stored(kind).version == 1


@every_part
def test_what_is_not_there_is_missing(kind: Kind, scene: Scene) -> None:
    for operation in (kind.operations.delete, kind.operations.restore):
        with pytest.raises(Missing, match=kind.noun):
            operation(editor(), id=new_id(), version=1)
    row = make(kind, scene)
    kind.operations.delete(editor(), id=row.id, version=1)
    with pytest.raises(Missing):
        kind.operations.delete(editor(), id=row.id, version=2)
    if kind.change:
        with pytest.raises(Missing):
            kind.operations.update(editor(), id=row.id, version=2, draft=kind.operations.draft_of(row))


@every_part
def test_what_stands_is_not_restored(kind: Kind, scene: Scene) -> None:
    with pytest.raises(NotDeleted, match="nothing to restore"):
        kind.operations.restore(editor(), id=make(kind, scene).id, version=1)


@every_part
def test_a_claim_that_is_not_there_is_named(kind: Kind, scene: Scene) -> None:
    with pytest.raises(Dangling, match="no claim") as refused:
        kind.operations.create(editor(), draft=replace(kind.draft(scene), claim=new_id()))
    assert [(p.field, p.code) for p in refused.value.problems] == [("claim", "missing")]


@every_part
def test_a_merged_claim_is_refused_with_the_one_to_say_it_of(kind: Kind, scene: Scene) -> None:
    draft, survivor = kind.draft(scene), claim(statement="The same.")
    merge_claim(editor(), id=scene.claim.id, version=1, into=survivor.id)
    with pytest.raises(Merged, match=str(survivor.id)) as refused:
        kind.operations.create(editor(), draft=draft)
    assert [(p.field, p.code) for p in refused.value.problems] == [("claim", "merged")]
    assert not kind.operations.model.objects.exists()


@every_part
def test_a_part_of_a_claim_that_was_merged_since_is_still_changed_deleted_and_restored(
    kind: Kind, scene: Scene
) -> None:
    row, survivor = make(kind, scene), claim(statement="The same.")
    current = Claim.objects.get(id=scene.claim.id)
    merge_claim(editor(), id=current.id, version=current.version, into=survivor.id)
    version = 1
    if kind.change:
        draft = replace(kind.operations.draft_of(row), **kind.change)
        version = kind.operations.update(editor(), id=row.id, version=1, draft=draft).version
    kind.operations.delete(editor(), id=row.id, version=version)
    back = kind.operations.restore(editor(), id=row.id, version=version + 1)
    assert (back.claim_id, back.deleted) == (scene.claim.id, None)


@every_editable_part
def test_it_does_not_move_to_a_merged_claim(kind: Kind, scene: Scene) -> None:
    row, gone = make(kind, scene), claim(statement="Gone.")
    merge_claim(editor(), id=gone.id, version=1, into=claim().id)
    with pytest.raises(Merged):
        kind.operations.update(
            editor(), id=row.id, version=1, draft=replace(kind.operations.draft_of(row), claim=gone.id)
        )


@every_part
def test_text_that_no_database_keeps_is_refused_also_under_an_id(kind: Kind, scene: Scene) -> None:
    name = {"figure": "counted", "verdict": "reason"}.get(kind.noun, "note")
    for text in ("half \ud800", "nul \x00"):
        with pytest.raises(BadPart) as refused:
            kind.operations.create(editor(), draft=replace(kind.draft(scene), **{name: text}), id=new_id())
        assert [p.field for p in refused.value.problems] == [name]


@every_part
def test_a_reader_sees_the_parts_of_claims_in_published_articles_only(kind: Kind, scene: Scene) -> None:
    make(kind, scene)
    rows = kind.operations.model.objects
    assert rows.visible_to(reader()).count() == 0
    assert rows.visible_to(editor()).count() == 1
    for known in (scene.claim, scene.other):
        annotation(article=scene.story.article, kind="claim", claim=known.id)
    assert rows.visible_to(reader()).count() == 1
    assert rows.visible_to(nobody()).count() == 0


@every_part
def test_the_parts_of_a_claim_are_those_of_all_claims_that_it_was_merged_with(
    kind: Kind, scene: Scene
) -> None:
    row, survivor = make(kind, scene), claim(statement="The same.")
    current = Claim.objects.get(id=scene.claim.id)
    rows = kind.operations.model.objects
    assert not rows.of_claim(survivor.id).exists()
    merge_claim(editor(), id=current.id, version=current.version, into=survivor.id)
    for id in (survivor.id, current.id):
        assert [found.id for found in rows.of_claim(id)] == [row.id]
    assert not rows.of_claim(new_id()).exists()


@every_part
def test_the_parts_of_an_article_are_those_of_the_claims_in_it(kind: Kind, scene: Scene) -> None:
    row, story, rows = make(kind, scene), article(), kind.operations.model.objects
    assert not rows.in_article(editor(), story.id).exists()
    annotation(article=story, kind="claim", claim=scene.claim.id)
    assert [found.id for found in rows.in_article(editor(), story.id)] == [row.id]


@pytest.mark.parametrize(
    ("kind", "count"),
    [*zip(KINDS, (8, 8, 5, 8, 11), strict=True)],
    ids=lambda value: getattr(value, "noun", ""),
)
def test_creating_takes_few_queries(
    kind: Kind, count: int, scene: Scene, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor, draft = editor(), kind.draft(scene)
    # A savepoint and its release, the claims, what else the draft names, the row, the entry; verdicts move
    # the claim.
    with django_assert_num_queries(count):
        kind.operations.create(actor, draft=draft)
