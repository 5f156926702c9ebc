"""What merging brings together of a source: its roles, ties and ratings too."""

from __future__ import annotations

from datetime import date

import pytest

from articles.ledger.models import Entry
from articles.sources.models import source_group
from articles.sources.operations import SOURCES, create_source
from articles.sources.types import RoleDraft, SourceDraft, TieDraft
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db


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
    SOURCES.merge(judge, id=deep.id, version=1, into=row.id)
    rating(source=row, valid_from=date(2025, 3, 1))
    SOURCES.judge(judge, a=deep.id, b=survivor.id, answer="unsure")
    seen = SOURCES.preview(judge, id=row.id, into=survivor.id)
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
    assert Entry.objects.filter(verb="source.merged").count() == 1


def test_all_that_was_merged_is_read_as_one() -> None:
    survivor, _ = create_source(
        editor(), draft=SourceDraft("KCNA", "state_media", external_ids={"wikidata": "Q1"})
    )
    other, _ = create_source(
        editor(), draft=SourceDraft("Agency", "state_media", external_ids={"wikidata": "Q2", "viaf": "7"})
    )
    rating(source=other, grade="E", valid_from=date(2025, 4, 1))
    rating(source=survivor, grade="D", valid_from=date(2025, 3, 1))
    SOURCES.merge(admin(), id=other.id, version=1, into=survivor.id)
    for id in (survivor.id, other.id):
        group = source_group(id)
        assert (group.survivor.id, [row.id for row in group.tombstones]) == (survivor.id, [other.id])
        assert [name.name for name in group.names] == ["KCNA", "Agency"]
        assert group.external_ids == {"wikidata": ["Q1", "Q2"], "viaf": ["7"]}
        assert [one.grade for one in group.ratings] == ["D", "E"]
