"""JSON-LD as pyld expands it: a processor drops every term that no context defines, without a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
from pyld import jsonld  # type: ignore[import-untyped] # has no types

from articles.exports.rules import ANNO_CONTEXT
from tests.exports.golden import golden
from tests.exports.test_webannotation import W3C_CLASSES, W3C_TERMS

# The W3C's context, as far as the export uses it: what each term is called doesn't matter here.
_TO_NODES = ("body", "target", "source", "selector", "creator", "generator", "partOf", "first", "last")
W3C: dict[str, Any] = {
    **{term: f"urn:w3c:{term}" for term in W3C_TERMS | W3C_CLASSES},
    **{term: {"@id": f"urn:w3c:{term}", "@type": "@id"} for term in _TO_NODES},
    "items": {"@id": "urn:w3c:items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": "urn:w3c:motivation", "@type": "@vocab"},
    "purpose": {"@id": "urn:w3c:purpose", "@type": "@vocab"},
    "id": "@id",
    "type": "@type",
    "schema": "http://schema.org/",
    **{word: f"urn:w3c:{word}" for word in ("classifying", "commenting", "describing", "identifying")},
    "tagging": "urn:w3c:tagging",
}
# What is recorded of claims and sources, each of which the fixed desk has.
RECORDED = ("evidence", "figures", "hops", "ratings", "relations", "responses", "verdicts")


def load(address: str, _options: dict[str, Any]) -> dict[str, Any]:
    """Return the one context that the file names by its address. Nothing is fetched."""
    assert address == ANNO_CONTEXT
    return {"contextUrl": None, "documentUrl": address, "document": {"@context": W3C}}


def said(node: Any) -> Iterator[str]:
    """Yield every term that a file says something with, once for each time."""
    if isinstance(node, list):
        for one in node:
            yield from said(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key != "@context":
                yield key
                yield from said(value)


def expanded(node: Any) -> Iterator[str]:
    """Yield every property of an expanded file, once for each node that has it."""
    if isinstance(node, list):
        for one in node:
            yield from expanded(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in {"@list", "@value", "@language"}:
                yield key
            yield from expanded(value)


def test_no_term_vanishes_when_the_file_is_expanded() -> None:
    page = orjson.loads(golden("article.jsonld"))
    found = jsonld.expand(page, {"documentLoader": load})
    before = [key for key in said({**page, "@context": None}) if key not in {"id", "type"}]
    after = [key for key in expanded(found) if key not in {"@id", "@type"}]
    assert len(after) == len(before)
    quads = jsonld.to_rdf(page, {"documentLoader": load})["@default"]
    predicates = {quad["predicate"]["value"] for quad in quads}
    assert {f"urn:galley:ns:{term}" for term in RECORDED} <= predicates
