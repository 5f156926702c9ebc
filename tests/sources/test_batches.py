"""What was written at once is written down, and taken back where nothing else was done to it since."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest

from articles.foundation.errors import Conflict, Forbidden, Missing
from articles.foundation.models import new_id
from articles.foundation.types import Actor, Permission
from articles.ledger.models import Entry
from articles.sources.errors import BadSourceList
from articles.sources.models import Rating, Source, SourceBatch
from articles.sources.operations import (
    SOURCES,
    apply_import,
    change_sources,
    draft_of,
    last_columns,
    plan_import,
    take_back,
    update_source,
)
from articles.sources.types import ColumnChoice, ImportChoices, ImportPlan
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db
FILE = (
    b"name,source_kind,country,roles\n"
    b"Harbour Times,publisher,NO,\n"
    b"Reuters,news_agency,GB,\n"
    b"Tom Berg,named_individual,,Editor | Harbour Times\n"
    b"Bad one,gossip,Korea,\n"
    b"Short,military\n"
)


class Retired:
    """Stands in for what puts a source out of use: it refuses those that others in use name."""

    def __init__(self) -> None:
        self.ids: set[UUID] = set()

    def __call__(self, actor: Actor, *, id: UUID, version: int) -> None:
        assert actor.can(Permission.MANAGE_SOURCES)
        assert Source.objects.get(id=id).version == version
        named_by = set(Source.objects.filter(roles__organization=id).values_list("id", flat=True))
        if named_by - self.ids:
            raise Conflict("A role names it.")
        self.ids.add(id)


def imported(actor: Actor, data: bytes = FILE, **more: Any) -> ImportPlan:
    choices = ImportChoices(**{"partly": True, **more})
    plan = plan_import(actor, data=data, rater="Ada", choices=choices)
    return apply_import(actor, data=data, rater="Ada", digest=plan.digest, choices=choices, name="list.csv")


def batch_of(plan: ImportPlan) -> SourceBatch:
    """Return what was written down of an import."""
    assert plan.batch is not None
    return SourceBatch.objects.get(id=plan.batch)


def test_an_import_is_written_down_with_its_counts_and_in_the_ledger() -> None:
    source(name="Reuters", source_kind="news_agency")
    actor = admin()
    plan = imported(actor)
    batch = batch_of(plan)
    assert (batch.name, batch.created_by_id, batch.kind) == ("list.csv", actor.user_id, "list")
    assert (batch.made, batch.changed, batch.unchanged, batch.refused) == (2, 1, 0, 2)
    assert [(line.number, line.outcome) for line in batch.lines.all()] == [
        (2, "created"),
        (3, "changed"),
        (4, "created"),
    ]
    entry = Entry.objects.get(verb="source_batch.created")
    assert entry.after == {
        "kind": "list", "name": "list.csv", "made": 2, "changed": 1, "unchanged": 0, "left_out": 0,
        "refused": 2,
    }  # fmt: skip


def test_the_refused_lines_come_back_as_a_file_that_can_be_corrected_and_imported() -> None:
    actor = admin()
    batch = batch_of(imported(actor))
    lines = batch.refused_lines.removeprefix("\ufeff").splitlines()
    assert lines[0] == "refused_because,name,source_kind,country,roles"
    assert lines[1].endswith(",Bad one,gossip,Korea,")
    assert "source_kind: Unknown value" in lines[1]
    assert "It has 2 cells fewer" in lines[2]
    assert lines[2].endswith(",Short,military")
    mended = batch.refused_lines.replace("gossip,Korea", "publisher,KR")
    mended = mended.replace("Short,military", "Short,military,,")
    again = plan_import(actor, data=mended.encode(), rater="Ada")
    assert [(line.name, line.outcome) for line in again.lines] == [
        ("Bad one", "created"),
        ("Short", "created"),
    ]


def test_refused_items_come_back_as_they_were_sent() -> None:
    items = [{"name": "A", "source_kind": "military"}, {"name": "B\ud800", "source_kind": "gossip"}, 5]
    batch = batch_of(imported(admin(), json.dumps(items).encode()))
    back = json.loads(batch.refused_lines)
    assert [list(item) for item in back] == [
        ["refused_because", "name", "source_kind"],
        ["refused_because", "item"],
    ]


def test_without_leave_to_take_a_part_nothing_is_written() -> None:
    actor = admin()
    plan = plan_import(actor, data=FILE, rater="Ada")
    with pytest.raises(BadSourceList):
        apply_import(actor, data=FILE, rater="Ada", digest=plan.digest)
    assert not SourceBatch.objects.exists()
    assert not Source.objects.exists()


def test_the_columns_of_the_last_list_with_these_headers_are_remembered() -> None:
    actor = admin()
    data = b"Outlet,Land\nHarbour Times,no\n"
    choice = ColumnChoice({"Outlet": "name", "Land": "country"}, "publisher")
    imported(actor, data, columns=choice)
    assert Source.objects.get().country == "NO"
    assert last_columns(actor, headers=["Outlet", "Land"]) == choice
    assert last_columns(actor, headers=["Land", "Outlet"]) is None
    with pytest.raises(Forbidden):
        last_columns(editor(), headers=["Outlet", "Land"])


def test_an_import_is_taken_back_whole_where_nothing_else_was_done() -> None:
    row = source(name="Reuters", source_kind="news_agency", aliases=("RTRS",))
    before, actor, retired = draft_of(row), admin(), Retired()
    plan = imported(actor)
    result = take_back(actor, id=batch_of(plan).id, retire=retired)
    assert (result.done, result.kept, result.left) == (3, 0, 0)
    assert draft_of(Source.objects.get(id=row.id)) == before
    assert retired.ids == set(Source.objects.exclude(id=row.id).values_list("id", flat=True))
    told = Entry.objects.get(verb="source_batch.taken_back")
    assert (told.subject_id, told.after) == (plan.batch, {"name": "list.csv", "taken_back": 3, "kept": 0})
    assert take_back(actor, id=batch_of(plan).id, retire=retired).done == 0


def test_what_was_touched_since_stays_and_its_line_says_why() -> None:
    source(name="Reuters", source_kind="news_agency")
    actor = admin()
    plan = imported(actor, FILE + b"Merged,publisher,,\nGraded,publisher,,\n")
    reuters, merged, graded, times = (
        Source.objects.get(name=name) for name in ("Reuters", "Merged", "Graded", "Harbour Times")
    )
    update_source(actor, id=reuters.id, version=2, draft=draft_of(reuters))
    SOURCES.merge(actor, id=merged.id, version=1, into=times.id)
    rating(source=graded)
    result = take_back(actor, id=batch_of(plan).id, retire=Retired())
    assert (result.done, result.kept) == (2, 3)
    batch = batch_of(plan)
    assert {line.source.name: line.kept_because for line in batch.lines.all() if line.kept_because} == {
        "Reuters": "It was changed since: it has version 3, the batch left 2.",
        "Merged": "It was merged into another source since.",
        "Graded": "It was graded since.",
    }
    assert Source.objects.get(id=reuters.id).country == "GB"


def test_a_grade_stays_and_is_said_to() -> None:
    source(name="Reuters", source_kind="news_agency")
    actor = admin()
    plan = imported(actor, b"name,source_kind,grade,grade_reason\nReuters,news_agency,B,Mostly right.\n")
    result = take_back(actor, id=batch_of(plan).id, retire=Retired())
    assert (result.done, result.kept, Rating.objects.count()) == (0, 1, 1)
    line = batch_of(plan).lines.get()
    assert line.kept_because.startswith("Its grade stays")


def test_a_change_to_many_is_taken_back() -> None:
    actor = admin()
    rows = [source(name=name) for name in ("One", "Two", "Three")]
    change_sources(actor, versions={row.id: 1 for row in rows}, country="NO", source_kind="publisher")
    batch = SourceBatch.objects.get(kind="change")
    assert (batch.name, batch.changed) == ("Kind: publisher, Country: NO", 3)
    result = take_back(actor, id=batch.id, retire=Retired())
    assert (result.done, result.kept) == (3, 0)
    assert set(Source.objects.values_list("country", "source_kind", "version")) == {("", "military", 3)}


def test_only_who_manages_the_register_takes_anything_back() -> None:
    plan = imported(admin())
    with pytest.raises(Forbidden):
        take_back(editor(), id=batch_of(plan).id, retire=Retired())
    with pytest.raises(Missing):
        take_back(admin(), id=new_id(), retire=Retired())
