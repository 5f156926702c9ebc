"""Merging a record into another one, and splitting it off again."""

from __future__ import annotations

from uuid import UUID

import pytest

from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.registers.errors import BadMerge, Merged
from articles.registers.types import Taking
from tests.factories.users import admin, editor
from tests.registers.kinds import Kind

pytestmark = pytest.mark.django_db

type Said = tuple[str, object, dict[str, object] | None, dict[str, object] | None]


def said(*verbs: str) -> list[Said]:
    """Return what the ledger says under these verbs."""
    found = Entry.objects.filter(verb__in=verbs).order_by("id")
    return [(entry.verb, entry.subject_id, entry.before, entry.after) for entry in found]


def test_the_record_becomes_a_tombstone_and_the_ledger_says_so(kind: Kind) -> None:
    survivor, row = kind.make(name="KCNA"), kind.make(name="Korean Central News Agency")
    merged = kind.register.merge(admin(), id=row.id, version=1, into=survivor.id)
    assert (merged.id, merged.version, merged.merged_into_id) == (row.id, 2, survivor.id)
    assert kind.rows.get(id=row.id).canonical == survivor.id
    assert kind.rows.get(id=survivor.id).version == 1
    assert said(f"{kind.noun}.merged") == [(f"{kind.noun}.merged", row.id, None, {"into": str(survivor.id)})]


def test_the_feed_tells_of_every_tombstone_that_resolves_elsewhere(kind: Kind) -> None:
    a, b, c = (kind.make(name=name) for name in "abc")
    kind.register.merge(admin(), id=a.id, version=1, into=b.id)
    kind.register.merge(admin(), id=b.id, version=1, into=c.id)
    moved = (f"{kind.noun}.resolved", a.id, {"survivor": str(b.id)}, {"survivor": str(c.id)})
    assert said(f"{kind.noun}.resolved") == [moved]
    kind.register.split(admin(), id=b.id, version=2)
    back = (f"{kind.noun}.resolved", a.id, {"survivor": str(c.id)}, {"survivor": str(b.id)})
    assert said(f"{kind.noun}.split", f"{kind.noun}.resolved") == [
        moved,
        (f"{kind.noun}.split", b.id, {"into": str(c.id)}, None),
        back,
    ]


def test_a_split_gives_the_record_back_as_it_was(kind: Kind) -> None:
    survivor, row = (
        kind.make(name="KCNA"),
        kind.make(name="Korean Central News Agency", aliases=("조선중앙통신",)),
    )
    before = kind.draft_of(row)
    kind.register.merge(admin(), id=row.id, version=1, into=survivor.id)
    back = kind.register.split(admin(), id=row.id, version=2)
    assert (back.version, back.merged_into_id) == (3, None)
    now = kind.rows.get(id=row.id)
    assert (kind.draft_of(now), now.canonical) == (before, row.id)


@pytest.mark.parametrize("do", ["merge", "split"])
def test_both_need_the_permission_the_row_and_its_version(kind: Kind, do: str) -> None:
    survivor, row = kind.make(name="KCNA"), kind.make(name="KCNA Watch")
    if do == "split":
        kind.register.merge(admin(), id=row.id, version=1, into=survivor.id)
    version = kind.rows.get(id=row.id).version

    def act(actor: Actor | None = None, *, id: UUID = row.id, version: int = version) -> None:
        who = actor or admin()
        if do == "merge":
            kind.register.merge(who, id=id, version=version, into=survivor.id)
        else:
            kind.register.split(who, id=id, version=version)

    with pytest.raises(Forbidden):
        act(editor())
    with pytest.raises(Missing):
        act(id=new_id())
    with pytest.raises(Stale):
        act(version=version + 1)
    assert kind.rows.get(id=row.id).version == version
    act()


def test_a_tombstone_s_content_is_not_changed(kind: Kind) -> None:
    survivor, row = kind.make(name="KCNA"), kind.make(name="KCNA Watch")
    kind.register.merge(admin(), id=row.id, version=1, into=survivor.id)
    with pytest.raises(Merged, match=str(survivor.id)):
        kind.update(editor(), id=row.id, version=2, draft=kind.draft_of(row))


def test_a_preview_lists_what_the_survivor_gains_and_what_conflicts(kind: Kind) -> None:
    survivor, _ = kind.create(editor(), draft=kind.draft("Russia", external_ids={"wikidata": "Q159"}))
    draft = kind.draft("Россия", external_ids={"wikidata": "Q1", "viaf": "7"})
    row, _ = kind.create(editor(), draft=draft)
    kind.register.judge(admin(), a=row.id, b=survivor.id, answer="same")
    seen = kind.register.preview(editor(), id=row.id, into=survivor.id)
    assert [name.name for name in seen.names] == ["Россия"]
    assert [one.scheme for one in seen.conflicts] == ["wikidata"]
    assert seen.external_ids == {"wikidata": ["Q1"], "viaf": ["7"]}
    assert seen.judgement is not None
    assert kind.rows.surviving().count() == 2


def test_a_preview_refuses_what_the_merge_would_refuse(kind: Kind) -> None:
    row, twin = kind.make(name="KCNA"), kind.make(name="KCNA Watch")
    with pytest.raises(BadMerge, match="itself"):
        kind.register.preview(editor(), id=row.id, into=row.id)
    with pytest.raises(Missing):
        kind.register.preview(editor(), id=new_id(), into=row.id)
    kind.register.merge(admin(), id=twin.id, version=1, into=row.id)
    with pytest.raises(Merged):
        kind.register.preview(editor(), id=twin.id, into=kind.make().id)
    with pytest.raises(BadMerge, match="circle"):
        kind.register.preview(editor(), id=row.id, into=twin.id)


def test_what_is_no_tombstone_is_not_split(kind: Kind) -> None:
    with pytest.raises(BadMerge, match="nothing to split"):
        kind.register.split(admin(), id=kind.make().id, version=1)


def test_all_that_was_merged_is_read_as_one(kind: Kind) -> None:
    survivor, row = kind.make(name="Russia"), kind.make(name="Россия")
    kind.register.merge(admin(), id=row.id, version=1, into=survivor.id)
    assert [name.name for name in kind.register.group(row.id).names] == ["Russia", "Россия"]


def test_a_merge_shows_the_fields_in_which_the_other_has_something_else(kind: Kind) -> None:
    mine = kind.draft("Harbour Times", external_ids={"wikidata": "Q1", "viaf": "1"})
    theirs = kind.draft(
        "The Harbour Times", description="Daily.", external_ids={"wikidata": "Q2", "isni": "3"}
    )
    into, _ = kind.create(editor(), draft=mine)
    row, _ = kind.create(editor(), draft=theirs)
    seen = kind.register.preview(editor(), id=row.id, into=into.id)
    assert [(one.field, one.mine, one.theirs, one.is_gain) for one in kind.register.differences(seen)] == [
        ("name", "Harbour Times", "The Harbour Times", False),
        ("external_ids", "wikidata: Q1", "wikidata: Q2", False),
        ("description", "", "Daily.", True),
    ]


def test_the_survivor_takes_what_was_chosen_and_keeps_it_after_a_split(kind: Kind) -> None:
    mine = kind.draft("Harbour Times", description="Ours.", external_ids={"wikidata": "Q1", "viaf": "1"})
    theirs = kind.draft("The Harbour Times", description="Daily.", external_ids={"wikidata": "Q2"})
    into, _ = kind.create(editor(), draft=mine)
    row, _ = kind.create(editor(), draft=theirs)
    taking = Taking(("name", "external_ids"), ("description",), 1)
    kind.register.merge(admin(), id=row.id, version=1, into=into.id, taking=taking)
    now = kind.draft_of(kind.rows.get(id=into.id))
    assert (now.name, [alias.name for alias in now.aliases]) == ("The Harbour Times", ["Harbour Times"])
    assert (now.description, now.external_ids) == ("Ours.\n\nDaily.", {"wikidata": "Q2", "viaf": "1"})
    assert kind.draft_of(kind.rows.get(id=row.id)) == theirs
    assert [verb for verb, *_ in said(f"{kind.noun}.merged", f"{kind.noun}.updated")] == [
        f"{kind.noun}.merged",
        f"{kind.noun}.updated",
    ]
    kind.register.split(admin(), id=row.id, version=2)
    assert kind.draft_of(kind.rows.get(id=into.id)) == now


@pytest.mark.parametrize(
    ("taking", "field"),
    [
        (Taking(("gossip",), (), 1), "take"),
        (Taking((), ("name",), 1), "join"),
        (Taking(("description",), ("description",), 1), "join"),
        (Taking(("description",)), "into_version"),
    ],
)
def test_a_choice_that_can_not_be_merges_nothing(kind: Kind, taking: Taking, field: str) -> None:
    into, row = kind.make(name="KCNA"), kind.make(name="KCNA Watch")
    with pytest.raises(BadMerge) as refused:
        kind.register.merge(admin(), id=row.id, version=1, into=into.id, taking=taking)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert kind.rows.surviving().count() == 2


def test_a_survivor_that_changed_since_it_was_seen_takes_nothing_unseen(kind: Kind) -> None:
    into, row = kind.make(name="KCNA"), kind.make(name="KCNA Watch")
    kind.update(editor(), id=into.id, version=1, draft=kind.draft("KCNA", description="New."))
    with pytest.raises(Stale):
        kind.register.merge(admin(), id=row.id, version=1, into=into.id, taking=Taking(("name",), (), 1))
    assert kind.rows.surviving().count() == 2
