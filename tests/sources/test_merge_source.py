"""Merging a source into another one, and splitting it off again."""

from __future__ import annotations

from datetime import date

import pytest

from articles.foundation.errors import BadMerge, Forbidden, Merged, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from articles.sources.models import Source, source_group
from articles.sources.operations import (
    create_source,
    draft_of,
    judge_sources,
    merge_source,
    preview_source_merge,
    split_source,
    update_source,
)
from articles.sources.types import RoleDraft, SourceDraft, TieDraft
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db

type Said = tuple[str, object, dict[str, object] | None, dict[str, object] | None]


def said(*verbs: str) -> list[Said]:
    """Return what the ledger says under these verbs."""
    found = Entry.objects.filter(verb__in=verbs).order_by("id")
    return [(entry.verb, entry.subject_id, entry.before, entry.after) for entry in found]


def test_the_record_becomes_a_tombstone_and_the_ledger_says_so() -> None:
    survivor, row = source(name="KCNA"), source(name="Korean Central News Agency")
    merged = merge_source(admin(), id=row.id, version=1, into=survivor.id)
    assert (merged.id, merged.version, merged.merged_into_id) == (row.id, 2, survivor.id)
    assert Source.objects.get(id=row.id).canonical == survivor.id
    assert Source.objects.get(id=survivor.id).version == 1
    assert said("source.merged") == [("source.merged", row.id, None, {"into": str(survivor.id)})]


def test_the_feed_tells_of_every_tombstone_that_resolves_elsewhere() -> None:
    a, b, c = (source(name=name) for name in "abc")
    merge_source(admin(), id=a.id, version=1, into=b.id)
    merge_source(admin(), id=b.id, version=1, into=c.id)
    moved = ("source.resolved", a.id, {"survivor": str(b.id)}, {"survivor": str(c.id)})
    assert said("source.resolved") == [moved]
    split_source(admin(), id=b.id, version=2)
    back = ("source.resolved", a.id, {"survivor": str(c.id)}, {"survivor": str(b.id)})
    assert said("source.split", "source.resolved") == [
        moved,
        ("source.split", b.id, {"into": str(c.id)}, None),
        back,
    ]


def test_a_split_gives_the_record_back_as_it_was() -> None:
    survivor, row = source(name="KCNA"), source(name="Korean Central News Agency", aliases=("조선중앙통신",))
    before = draft_of(row)
    merge_source(admin(), id=row.id, version=1, into=survivor.id)
    back = split_source(admin(), id=row.id, version=2)
    assert (back.version, back.merged_into_id) == (3, None)
    now = Source.objects.get(id=row.id)
    assert (draft_of(now), now.canonical) == (before, row.id)


@pytest.mark.parametrize("do", ["merge", "split"])
def test_both_need_the_permission_the_row_and_its_version(do: str) -> None:
    survivor, row = source(name="KCNA"), source(name="KCNA Watch")
    if do == "split":
        merge_source(admin(), id=row.id, version=1, into=survivor.id)
    version = Source.objects.get(id=row.id).version

    def act(actor: object = None, *, id: object = row.id, version: int = version) -> None:
        who = actor or admin()
        if do == "merge":
            merge_source(who, id=id, version=version, into=survivor.id)  # type: ignore[arg-type]
        else:
            split_source(who, id=id, version=version)  # type: ignore[arg-type]

    with pytest.raises(Forbidden):
        act(editor())
    with pytest.raises(Missing):
        act(id=new_id())
    with pytest.raises(Stale):
        act(version=version + 1)
    assert Source.objects.get(id=row.id).version == version
    act()


def test_a_tombstone_s_content_is_not_changed() -> None:
    survivor, row = source(name="KCNA"), source(name="KCNA Watch")
    merge_source(admin(), id=row.id, version=1, into=survivor.id)
    with pytest.raises(Merged, match=str(survivor.id)):
        update_source(editor(), id=row.id, version=2, draft=draft_of(row))


def test_a_preview_lists_what_the_survivor_gains_and_what_conflicts() -> None:
    ministry, judge = source(name="Ministry"), admin()
    survivor, _ = create_source(
        editor(), draft=SourceDraft("KCNA", "state_media", external_ids={"wikidata": "Q1", "x": "same"})
    )
    draft = SourceDraft(
        "Korean Central News Agency",
        "state_media",
        external_ids={"wikidata": "Q2", "viaf": "7", "x": "same"},
        roles=(RoleDraft(ministry.id, "Speaker"),),
        ties=(TieDraft("part_of", survivor.id), TieDraft("part_of", ministry.id)),
    )
    row, _ = create_source(editor(), draft=draft)
    deep = source(name="KCNA")
    merge_source(judge, id=deep.id, version=1, into=row.id)
    rating(source=row, valid_from=date(2025, 3, 1))
    judge_sources(judge, a=deep.id, b=survivor.id, answer="unsure")
    seen = preview_source_merge(judge, id=row.id, into=survivor.id)
    assert [name.name for name in seen.names] == ["Korean Central News Agency"]
    assert seen.external_ids == {"wikidata": ["Q2"], "viaf": ["7"]}
    assert [(one.scheme, one.values, one.into_values) for one in seen.conflicts] == [
        ("wikidata", ("Q2",), ("Q1",))
    ]
    assert [role.title for role in seen.record.roles] == ["Speaker"]
    assert [one.with_id for one in seen.between] == [survivor.id]
    assert [one.grade for one in seen.record.ratings] == ["B"]
    assert [one.id for one in seen.record.tombstones] == [deep.id]
    assert seen.judgement is not None
    assert seen.judgement.answer == "unsure"
    assert not said("source.merged")[1:]


def test_a_preview_refuses_what_the_merge_would_refuse() -> None:
    row, twin = source(name="KCNA"), source(name="KCNA Watch")
    with pytest.raises(BadMerge, match="itself"):
        preview_source_merge(editor(), id=row.id, into=row.id)
    with pytest.raises(Missing):
        preview_source_merge(editor(), id=new_id(), into=row.id)
    merge_source(admin(), id=twin.id, version=1, into=row.id)
    with pytest.raises(Merged):
        preview_source_merge(editor(), id=twin.id, into=source().id)
    with pytest.raises(BadMerge, match="ring"):
        preview_source_merge(editor(), id=row.id, into=twin.id)


def test_all_that_was_merged_is_read_as_one() -> None:
    survivor, _ = create_source(
        editor(), draft=SourceDraft("KCNA", "state_media", external_ids={"wikidata": "Q1"})
    )
    other, _ = create_source(
        editor(), draft=SourceDraft("Agency", "state_media", external_ids={"wikidata": "Q2", "viaf": "7"})
    )
    rating(source=other, grade="E", valid_from=date(2025, 4, 1))
    rating(source=survivor, grade="D", valid_from=date(2025, 3, 1))
    merge_source(admin(), id=other.id, version=1, into=survivor.id)
    for id in (survivor.id, other.id):
        group = source_group(id)
        assert (group.survivor.id, [row.id for row in group.tombstones]) == (survivor.id, [other.id])
        assert [name.name for name in group.names] == ["KCNA", "Agency"]
        assert group.external_ids == {"wikidata": ["Q1", "Q2"], "viaf": ["7"]}
        assert [one.grade for one in group.ratings] == ["D", "E"]
