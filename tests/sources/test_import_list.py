"""Importing a list into the register: all or nothing, with the ledger, and only as it was planned."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from articles.foundation.errors import Forbidden
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.sources.errors import BadSourceList, RegisterChanged
from articles.sources.models import Rating, Source
from articles.sources.operations import (
    SOURCES,
    apply_import,
    draft_of,
    export_list,
    lists,
    plan_import,
    update_source,
)
from articles.sources.types import ImportPlan, ListFormat, Outcome
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db
ITEMS: list[dict[str, Any]] = [
    {
        "name": "Kim",
        "source_kind": "named_individual",
        "aliases": ["김", "Kim"],
        "roles": [{"title": "Minister", "organization": "Ministry", "start": "2020-01-01"}],
        "ties": [{"kind": "speaks_for", "other": "Ministry", "note": "=since 2020"}],
    },
    {"name": "Ministry", "source_kind": "government_body", "country": "KP", "external_ids": {"viaf": "1"}},
    {"name": "Reuters", "source_kind": "news_agency", "grade": "B", "grade_reason": "Mostly right."},
]


def written(items: list[dict[str, Any]]) -> bytes:
    return json.dumps(items).encode()


def imported(actor: Actor, data: bytes) -> ImportPlan:
    """Plan and apply."""
    plan = plan_import(actor, data=data, rater="Ada")
    return apply_import(actor, data=data, rater="Ada", digest=plan.digest)


def test_new_sources_are_written_with_names_roles_ties_grades_and_ledger_entries() -> None:
    actor = admin()
    imported(actor, written(ITEMS))
    kim = Source.objects.with_names().get(name="Kim")
    ministry = Source.objects.get(name="Ministry")
    draft = draft_of(kim)
    assert [alias.name for alias in draft.aliases] == ["김"]
    assert [(role.organization, role.start) for role in draft.roles] == [(ministry.id, date(2020, 1, 1))]
    assert [(tie.other, tie.note) for tie in draft.ties] == [(ministry.id, "=since 2020")]
    assert [one.id for one in Source.objects.matching("김")] == [kim.id]
    graded = Rating.objects.get()
    assert (graded.source.name, graded.grade, graded.rater) == ("Reuters", "B", "Ada")
    verbs = list(Entry.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["source.created"] * 3 + ["rating.created", "source_batch.created"]
    told = Entry.objects.get(subject_id=kim.id)
    assert told.after is not None
    assert (told.actor_id, told.after["roles"][0]["organization"]) == (actor.user_id, str(ministry.id))


def test_a_changed_source_keeps_its_id_and_counts_its_version() -> None:
    actor, row = admin(), source(name="Reuters", source_kind="news_agency", aliases=("RTRS",))
    unchanged = source(name="AFP", source_kind="news_agency")
    items: list[dict[str, Any]] = [
        {"name": "Reuters", "source_kind": "news_agency", "aliases": ["RTRS", "Thomson Reuters"]},
        {"name": "AFP", "source_kind": "news_agency"},
    ]
    plan = imported(actor, written(items))
    assert [line.outcome for line in plan.lines] == [Outcome.CHANGED, Outcome.UNCHANGED]
    row.refresh_from_db()
    unchanged.refresh_from_db()
    assert (row.version, unchanged.version) == (2, 1)
    assert row.modified > row.created
    entry = Entry.objects.get(verb="source.updated")
    assert (entry.before or {})["aliases"][0]["name"] == "RTRS"
    assert [one.id for one in Source.objects.matching("thomson")] == [row.id]


def test_a_grade_alone_leaves_the_record_as_it_is() -> None:
    row = source(name="Reuters", source_kind="news_agency")
    imported(admin(), written([ITEMS[2]]))
    row.refresh_from_db()
    assert (row.version, Rating.objects.get().source_id) == (1, row.id)


def test_one_refused_line_keeps_everything_out() -> None:
    actor, data = admin(), written([*ITEMS, {"name": "X", "source_kind": "gossip"}])
    plan = plan_import(actor, data=data, rater="Ada")
    with pytest.raises(BadSourceList) as refused:
        apply_import(actor, data=data, rater="Ada", digest=plan.digest)
    assert [problem.field for problem in refused.value.problems] == ["4.source_kind"]
    assert not Source.objects.exists()
    assert not Entry.objects.exists()


def test_a_line_with_a_wrong_number_of_cells_is_told_only_that() -> None:
    data = b"name,source_kind,country\nA,military\nB,gossip,NO,x,y\nC,gossip,NO\n"
    told = [
        [(problem.field, problem.code) for problem in line.problems]
        for line in plan_import(admin(), data=data, rater="Ada").lines
    ]
    assert told == [[("", "cells")], [("", "cells")], [("source_kind", "invalid")]]


def test_a_file_that_is_no_list_writes_nothing() -> None:
    plan = plan_import(admin(), data=b"name;kind_of_source\nA;military", rater="Ada")
    with pytest.raises(BadSourceList):
        apply_import(admin(), data=b"name;kind_of_source\nA;military", rater="Ada", digest=plan.digest)


def test_a_register_that_changed_meanwhile_refuses_and_gives_the_plan_of_now() -> None:
    actor, row = admin(), source(name="Reuters", source_kind="news_agency")
    data = written([{"name": "Reuters", "source_kind": "news_agency", "country": "GB"}])
    plan = plan_import(actor, data=data, rater="Ada")
    update_source(actor, id=row.id, version=1, draft=draft_of(row))
    with pytest.raises(RegisterChanged) as refused:
        apply_import(actor, data=data, rater="Ada", digest=plan.digest)
    assert refused.value.plan.lines[0].version == 2
    row.refresh_from_db()
    assert row.country == ""
    apply_import(actor, data=data, rater="Ada", digest=refused.value.plan.digest)


def test_a_record_that_was_made_between_plan_and_writing_is_no_accident(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actor, data = admin(), written([ITEMS[1] | {"id": str(new_id())}])
    plan = plan_import(actor, data=data, rater="Ada")

    def collide(*_: Any, **__: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(lists, "write_lines", collide)
    with pytest.raises(RegisterChanged):
        apply_import(actor, data=data, rater="Ada", digest=plan.digest)


def test_only_who_manages_the_register_may_import() -> None:
    with pytest.raises(Forbidden):
        plan_import(editor(), data=written(ITEMS), rater="Ed")
    with pytest.raises(Forbidden):
        apply_import(editor(), data=written(ITEMS), rater="Ed", digest="")


@pytest.mark.parametrize("format", ListFormat)
def test_an_exported_register_is_read_back_as_unchanged(format: ListFormat) -> None:
    actor = admin()
    imported(actor, written(ITEMS))
    strange = source(name="=SUM(A1)|b\\c", aliases=("+1", "'-x", 'a, "b"'))
    rating(source=strange, reason="@home\nand more | so")
    SOURCES.merge(actor, id=source(name="Old").id, version=1, into=strange.id)
    data = b"".join(export_list(actor, rows=Source.objects.surviving().order_by("name"), format=format))
    plan = plan_import(actor, data=data, rater="Ada")
    assert (plan.problems, [line.problems for line in plan.lines if line.problems]) == ((), [])
    assert [line.outcome for line in plan.lines] == [Outcome.UNCHANGED] * 4


def test_a_spreadsheet_finds_no_formula_in_an_export() -> None:
    source(name="=HYPERLINK(1)")
    data = b"".join(export_list(admin(), rows=Source.objects.all(), format=ListFormat.CSV))
    assert data.startswith(b"\xef\xbb\xbfid,version,name,")
    assert b",'=HYPERLINK(1)," in data


def test_an_empty_register_is_an_empty_list() -> None:
    rows = Source.objects.all()
    assert b"".join(export_list(admin(), rows=rows, format=ListFormat.JSON)) == b"[]\n"
    assert b"".join(export_list(admin(), rows=rows, format=ListFormat.CSV)).count(b"\r\n") == 1


def test_an_export_reads_in_a_constant_number_of_queries(django_assert_num_queries: Any) -> None:
    actor = admin()
    imported(actor, written(ITEMS))
    imported(actor, written([{"name": f"Source {n}", "source_kind": "military"} for n in range(30)]))
    # The sources with names, roles and ties, the ratings, and the names of those that roles and ties name.
    with django_assert_num_queries(6):
        list(export_list(actor, rows=Source.objects.order_by("name"), format=ListFormat.JSON))
