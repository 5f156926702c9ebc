"""`/api/v1/`: what there is, and where it is described."""

from __future__ import annotations

import re

import pytest

from annotator.rest.description import description
from tests.rest.caller import Caller

LIST = re.compile(r"/api/v1/([a-z]+)/")


def test_a_reader_finds_every_list_and_the_description(reader_key: Caller) -> None:
    answer = reader_key.get("")
    assert (answer.status, answer.type) == (200, "application/json")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    lists = {
        found[1]: f"http://testserver{path}"
        for path in description()["paths"]
        if (found := LIST.fullmatch(path))
    }
    assert answer.body == {
        "resources": lists,
        "docs": "http://testserver/api/v1/docs/",
        "schema": "http://testserver/api/v1/schema/",
    }


def test_every_address_that_it_names_answers(writer_key: Caller) -> None:
    body = writer_key.get("").body
    # It wants words.
    assert writer_key.get(body["resources"].pop("search")).status == 400
    addresses = [*body["resources"].values(), body["docs"], body["schema"]]
    assert {address: writer_key.get(address).status for address in addresses} == dict.fromkeys(addresses, 200)


def test_a_person_in_their_session_may_ask(editor: Caller) -> None:
    assert editor.get("").status == 200


def test_it_answers_its_headers_alone(reader_key: Caller) -> None:
    answer = reader_key.send("HEAD", "")
    assert (answer.status, answer.content) == (200, b"")


def test_strangers_are_asked_for_a_key(client_of_nobody: Caller) -> None:
    assert client_of_nobody.get("").status == 401


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_it_is_only_read(writer_key: Caller, method: str) -> None:
    answer = writer_key.send(method, "", {})
    assert (answer.status, answer.type) == (405, "application/problem+json")
    assert answer.headers["Allow"] == "GET, HEAD"


def test_query_parameters_are_refused(reader_key: Caller) -> None:
    answer = reader_key.get("?verbose=1")
    assert (answer.status, answer.fields) == (400, ["verbose"])


def test_an_address_that_leads_nowhere_is_still_missing(writer_key: Caller) -> None:
    assert writer_key.get("nothing/").status == 404
