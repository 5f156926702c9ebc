"""The page of the API's description, for people, and what generators of clients make of it."""

from __future__ import annotations

import html
import json
import re
import shlex

import pytest
from django.test import Client

from annotator.rest.description import description

# What the clients that generators write call their own, in Python, TypeScript, Java and Go.
TAKEN = {
    "Response", "Request", "Error", "Exception", "Client", "ApiClient", "Configuration", "File", "Unset",
    "Object", "List", "Map", "Date", "Promise", "Any", "Type", "Function", "Symbol", "Number", "String",
}  # fmt: skip

pytestmark = pytest.mark.django_db


def page() -> str:
    """Return the page."""
    return Client().get("/api/v1/docs/").content.decode()


def test_no_back_tick_is_left_on_the_page() -> None:
    assert "`" not in page()


def test_the_page_begins_with_a_first_call() -> None:
    text = page()
    assert text.index("A first call") < text.index("apikey create") < text.index('id="articles"')
    assert "http://testserver/api/v1/claims/?page_size=5" in text


def test_each_operation_has_a_line_for_the_shell() -> None:
    lines = [html.unescape(one) for one in re.findall(r"<code>(curl .*?)</code>", page(), re.DOTALL)]
    count = sum(len(methods) for methods in description()["paths"].values())
    assert len(lines) == count + 1
    for line in lines:
        words = shlex.split(line)
        assert words[-1].startswith("http://testserver/api/v1/")
        if "-d" in words:
            json.loads(words[words.index("-d") + 1])


def test_no_shape_has_a_name_that_generated_clients_need() -> None:
    assert description()["components"]["schemas"].keys() & TAKEN == set()
    assert "PartyResponse" in description()["components"]["schemas"]


def test_yes_or_no_is_a_boolean() -> None:
    for methods in description()["paths"].values():
        for call in methods.values():
            for one in call.get("parameters", []):
                assert set(map(str, one["schema"].get("enum", ()))) != {"true", "false"}, one["name"]
    flags = {
        one["name"]: one["schema"]["type"]
        for one in description()["paths"]["/api/v1/claims/"]["get"].get("parameters", [])
        if one["name"] in {"merged", "single_sourced", "stated"}
    }
    assert flags == {"merged": "boolean", "single_sourced": "boolean", "stated": "boolean"}
