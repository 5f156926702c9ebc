"""Articles for the writers: the fixed desk's, as its golden file has it, and made-up ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from articles.exports._formats.article_records import ArticleRecord, Records, article_records
from tests.exports.golden import golden

PERSON = {"id": str(UUID(int=1)), "name": "Kim Lee", "type": "person"}
STAMPS = {
    "created": "2025-03-27T09:30:00Z",
    "created_by": PERSON,
    "modified": "2025-03-27T09:30:00Z",
    "modified_by": PERSON,
    "version": 1,
}


def fixed_record() -> ArticleRecord:
    """Return the article of the golden file."""
    [record] = article_records(golden("article.ndjson").splitlines())
    return record


def made_record(blocks: Sequence[str], marks: Sequence[dict[str, Any]] = ()) -> ArticleRecord:
    """Return an article with these blocks and marks, which name no records. The first block is its
    headline.
    """
    text = "\n\n".join(blocks)
    placed: list[dict[str, Any]] = []
    at = 0
    for number, block in enumerate(blocks):
        placed.append({"kind": "paragraph" if number else "headline", "start": at, "end": at + len(block)})
        at += len(block) + 2
    article = {
        "id": str(UUID(int=2)),
        "headline": blocks[0],
        "slugline": "",
        "language": "en",
        "by": "",
        "located": "",
        "version_created": None,
        "pub_status": "usable",
        "embargoed_until": None,
        "published": None,
        "ed_note": "",
        "uri": "",
        "info_sources": [],
        "revision": {"id": str(UUID(int=3)), "number": 1, "sha256": "0" * 64, "length": len(text)},
        "annotation_count": len(marks),
        **STAMPS,
    }
    sentences = [[block["start"], block["end"]] for block in placed if block["start"] < block["end"]]
    revision = {
        "id": str(UUID(int=3)),
        "number": 1,
        "text": text,
        "blocks": placed,
        "sentences": sentences,
        "created": "2025-03-27T09:30:00Z",
    }
    return ArticleRecord(article, revision, list(marks), [], Records())


def mark(
    text: str, number: int, *pieces: tuple[int, int], kind: str = "claim", **said: Any
) -> dict[str, Any]:
    """Return the line of a mark on some stretches of a text."""
    status = said.pop("status", "anchored")
    where = [
        {"start": start, "end": end, "exact": text[start:end], "prefix": "", "suffix": ""}
        for start, end in pieces
    ]
    anchor = {
        "status": status,
        "score": 1,
        "offset_unit": "code_point",
        "pieces": where,
        "reasons": [],
        "candidates": [],
        "settled": None,
    }
    empty = dict.fromkeys(("claim", "source", "entity", "figure"))
    line = {"id": str(UUID(int=100 + number)), "article": str(UUID(int=2)), "revision": str(UUID(int=3))}
    origin = {"type": "person", "agent": ""}
    return {
        **line,
        "kind": kind,
        "anchor": anchor,
        **empty,
        "tags": [],
        "note": "",
        "origin": origin,
        **STAMPS,
        **said,
    }


def exact(record: ArticleRecord) -> list[list[str]]:
    """Return the words of each mark's pieces."""
    return [[piece["exact"] for piece in one["anchor"]["pieces"]] for one in record.placed]
