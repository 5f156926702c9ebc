"""Putting a source or an entity out of use over HTTP, and back."""

from __future__ import annotations

import pytest

from articles.claims.operations import responses
from articles.claims.types import ResponseDraft
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.rest.caller import Caller, settle_feed

pytestmark = pytest.mark.django_db


def test_a_source_is_retired_left_out_of_lists_and_restored(writer_key: Caller) -> None:
    row = source(name="Harbour Times")
    answer = writer_key.post(f"sources/{row.id}/retire/", If_Match='"1"')
    assert (answer.status, answer.headers["ETag"].startswith('"2-')) == (200, True)
    assert answer.body["retired"] is not None
    assert writer_key.get("sources/").body["results"] == []
    assert writer_key.get("sources/?q=harbour").body["results"] == []
    assert writer_key.get("sources/?retired=false").body["results"] == []
    assert [one["id"] for one in writer_key.get("sources/?retired=true").body["results"]] == [str(row.id)]
    assert writer_key.get(f"sources/{row.id}/").body["retired"] is not None
    back = writer_key.post(f"sources/{row.id}/restore/", If_Match='"2"')
    assert (back.status, back.body["retired"]) == (200, None)
    assert len(writer_key.get("sources/").body["results"]) == 1


@pytest.mark.django_db(transaction=True)
def test_the_feed_tells_of_it(writer_key: Caller, reader_key: Caller) -> None:
    row = entity(name="Oslo")
    writer_key.post(f"entities/{row.id}/retire/", If_Match='"1"')
    writer_key.post(f"entities/{row.id}/restore/", If_Match='"2"')
    settle_feed()
    verbs = [one["verb"] for one in writer_key.get(f"changes/?subject={row.id}").body["results"]]
    assert verbs == ["entity.created", "entity.retired", "entity.restored"]


def test_a_source_in_use_is_refused_with_the_reason(writer_key: Caller) -> None:
    row = source(name="Harbour Times")
    responses.create(writer_key.actor, draft=ResponseDraft(claim().id, row.id, "denied"))
    answer = writer_key.post(f"sources/{row.id}/retire/", If_Match='"1"')
    assert answer.status == 409
    assert "in use: 1 response." in answer.body["detail"]


def test_retiring_needs_a_key_that_manages_and_the_version(
    reader_key: Caller, editor: Caller, writer_key: Caller
) -> None:
    row = source()
    assert reader_key.post(f"sources/{row.id}/retire/", If_Match='"1"').status == 403
    assert editor.post(f"sources/{row.id}/retire/", version="1").status == 403
    assert writer_key.post(f"sources/{row.id}/retire/").status == 428
    assert writer_key.post(f"sources/{row.id}/retire/", If_Match='"5"').status == 412
