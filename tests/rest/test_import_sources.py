"""Importing a list of sources over HTTP: a dry run, then the plan that was seen."""

from __future__ import annotations

from typing import Any

from articles.research.operations import retire_source
from articles.sources.models import Source, SourceBatch
from tests.factories.sources import source
from tests.rest.caller import Caller

PATH = "sources/import/"
FILE = "Outlet;Type;Web\nHarbour Times;publisher;https://ht.example\nHARBOUR TIMES;publisher;\nBad;gossip;\n"
COLUMNS = {"Outlet": "name", "Type": "source_kind", "Web": "home_page"}


def test_a_dry_run_tells_each_line_and_writes_nothing(writer_key: Caller) -> None:
    told = writer_key.post(PATH, {"file": FILE, "columns": COLUMNS})
    assert told.status == 200, told.body
    body = told.body
    assert (body["imported"], body["batch"]) == (False, None)
    assert body["counts"] == {"created": 1, "asked": 1, "refused": 1}
    made, asked, refused = body["lines"]
    assert (made["number"], made["outcome"], made["source"]) == (2, "created", None)
    assert ("name", "Harbour Times") in [(one["field"], one["after"]) for one in made["changes"]]
    assert [one["value"] for one in asked["candidates"]] == ["line 2"]
    assert refused["problems"][0]["field"] == "source_kind"
    assert not Source.objects.exists()


def test_headers_that_nobody_knows_are_told_with_a_guess(writer_key: Caller) -> None:
    body = writer_key.post(PATH, {"file": FILE}).body
    assert body["problems"][0]["code"] == "columns"
    assert [(one["label"], one["guess"]) for one in body["headers"]] == [
        ("Outlet", "name"),
        ("Type", "source_kind"),
        ("Web", "home_page"),
    ]


def test_the_plan_that_was_seen_is_carried_out_under_the_key_s_name(writer_key: Caller) -> None:
    sent: dict[str, Any] = {
        "file": FILE,
        "name": "outlets.csv",
        "columns": COLUMNS,
        "answers": {"3": "line 2"},
        "partly": True,
    }
    digest = writer_key.post(PATH, sent).body["digest"]
    done = writer_key.post(PATH, sent | {"digest": digest})
    assert (done.status, done.body["imported"]) == (200, True)
    row = Source.objects.get()
    assert done.body["lines"][0]["source"] == str(row.id)
    assert [alias.name for alias in row.aliases] == ["HARBOUR TIMES"]
    batch = SourceBatch.objects.get(id=done.body["batch"])
    assert (batch.name, batch.made, batch.refused) == ("outlets.csv", 1, 1)
    again = writer_key.post(PATH, sent | {"digest": digest})
    assert (again.status, again.body["detail"][:24]) == (409, "The register has changed")


def test_without_partly_a_list_with_refused_lines_is_refused_by_line_and_field(writer_key: Caller) -> None:
    sent = {"file": FILE, "columns": COLUMNS, "answers": {"3": "new"}}
    digest = writer_key.post(PATH, sent).body["digest"]
    refused = writer_key.post(PATH, sent | {"digest": digest})
    assert (refused.status, refused.fields) == (422, ["4.source_kind"])
    assert not Source.objects.exists()


def test_a_retired_source_is_offered_and_put_back(writer_key: Caller, admin: Caller) -> None:
    row = source(name="Port Gazette", source_kind="publisher")
    retire_source(admin.actor, id=row.id, version=row.version)
    sent = {"file": "name,source_kind\nPort Gazette,publisher\n"}
    (line,) = writer_key.post(PATH, sent).body["lines"]
    assert [(one["value"], one["retired"]) for one in line["candidates"]] == [(str(row.id), True)]
    answered = sent | {"answers": {"2": str(row.id)}}
    digest = writer_key.post(PATH, answered).body["digest"]
    done = writer_key.post(PATH, answered | {"digest": digest}).body
    assert [line["outcome"] for line in done["lines"]] == ["restored"]
    assert Source.objects.get(id=row.id).retired is None


def test_readers_and_editors_import_nothing(reader_key: Caller, editor: Caller) -> None:
    assert [who.post(PATH, {"file": FILE}).status for who in (reader_key, editor)] == [403, 403]


def test_bad_bodies_are_refused(writer_key: Caller) -> None:
    assert writer_key.post(PATH, {}).fields == ["file"]
    assert writer_key.post(PATH, {"file": "x", "columns": ["name"]}).fields == ["columns"]
    assert writer_key.post(PATH, {"file": "x", "answers": {"one": 2}}).status == 400
    assert writer_key.get(PATH).status == 405
