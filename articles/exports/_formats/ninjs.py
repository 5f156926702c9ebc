"""IPTC ninjs 3.1: an article as news systems exchange it, without marks. What was marked gives its people,
organisations, places and subjects.

Schema: ninjs-schema_3.1.json of IPTC.
"""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from articles.entities.types import EntityKind
from articles.exports._formats.article_records import ArticleRecord, Line
from articles.exports._formats.vocabulary import WIKIDATA, iri
from articles.foundation.rules import is_web_address

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_LISTS = {
    EntityKind.PERSON: "people",
    EntityKind.ORGANIZATION: "organisations",
    EntityKind.PLACE: "places",
    EntityKind.EVENT: "events",
    EntityKind.WEAPON_OR_PRODUCT: "objects",
}


def ninjs(record: ArticleRecord) -> bytes:
    """Return one article. What it doesn't say of itself is left out."""
    article, revision = record.article, record.revision
    body = {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(record.text),
        "wordCount": len(record.text.split()),
        "value": record.text,
    }
    item = {
        "uri": iri(article["id"]),
        "type": "text",
        "representationType": "full",
        "version": str(revision["number"]),
        "firstCreated": article["created"],
        "versionCreated": article["version_created"] or revision["created"],
        "embargoedUntil": article["embargoed_until"],
        "pubStatus": article["pub_status"],
        "edNote": article.get("ed_note"),
        "language": article["language"],
        "headlines": [{"role": "main", "value": article["headline"]}] if article["headline"] else [],
        "bodies": [body],
        "by": article["by"],
        "slugline": article["slugline"],
        "located": article["located"],
        "infoSources": [_credit(record, credit) for credit in article["info_sources"]],
        "altIds": [{"role": "address", "value": article["uri"]}] if article["uri"] else [],
        **_named(record),
        "standard": _STANDARD,
    }
    if is_web_address(article["uri"]):
        item["renditions"] = [{"name": "web", "href": article["uri"], "contentType": "text/html"}]
    return orjson.dumps(
        {key: value for key, value in item.items() if value not in (None, "", [])},
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    )


def _credit(record: ArticleRecord, credit: Line) -> Line:
    """Return a credit, with the record of its source where there is one."""
    row = record.records.of(credit["source"])
    return {"name": credit["name"], "role": credit["role"], **(_identity(row) if row else {})}


def _named(record: ArticleRecord) -> dict[str, list[Line]]:
    """Return what the text names, each once, by the list of ninjs where it belongs."""
    found: dict[str, list[Line]] = {}
    for row in _entities(record):
        name = _LISTS.get(EntityKind(row["entity_kind"]), "subjects")
        found.setdefault(name, []).append({"name": row["name"], "rel": "mentions", **_identity(row)})
    return found


def _entities(record: ArticleRecord) -> Iterator[Line]:
    """Yield the entities that the text mentions, each once, in the order of the text."""
    rows = (record.records.of(mark["entity"]) for mark in record.marks if mark["entity"])
    yield from {row["id"]: row for row in rows if row}.values()


def _identity(row: Line) -> Line:
    """Return how others find the record: at Wikidata if it is known there, and by its id here."""
    known = row["external_ids"].get("wikidata")
    return {"uri": f"{WIKIDATA}{known}" if known else iri(row["id"]), "literal": row["id"]}
