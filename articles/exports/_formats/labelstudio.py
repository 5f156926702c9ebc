"""Label Studio's JSON: a list of tasks, one for each article, with its marks as labels and relations.

Offsets count code points. What people and imports marked is one annotation of the task; what a machine marked
is a prediction of that machine. A mark of several pieces has a region for each, tied by the relation `piece`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import override

import orjson

from articles.exports._formats.article_records import ArticleRecord, Line, doubt, made_by, name_of
from articles.exports._formats.by_article import ArticleWriter
from articles.foundation.types import OriginType


class LabelStudioWriter(ArticleWriter):
    """Writes a list of tasks."""

    @override
    def head(self) -> bytes:
        return b"["

    @override
    def write(self, record: ArticleRecord) -> Iterator[bytes]:
        yield (b",\n" if self.items else b"\n") + orjson.dumps(_task(record))

    @override
    def tail(self) -> Iterator[bytes]:
        yield b"\n]\n"


def _task(record: ArticleRecord) -> Line:
    """Return the task of an article."""
    made = defaultdict[str, list[Line]](list)
    agents: dict[str, str] = {}
    for mark in record.placed:
        origin = mark["origin"]
        machine = origin["type"] == OriginType.MACHINE
        agents[mark["id"]] = origin["agent"] or "machine" if machine else ""
        made[agents[mark["id"]]] += _regions(record, mark)
    for kind, one, other in record.ties():
        # A tie comes with the mark of the claim.
        made[agents[one]].append(_relation(kind, f"{one}-0", f"{other}-0"))
    predictions = [{"model_version": agent, "result": made[agent]} for agent in sorted(made) if agent]
    return {
        "data": {
            "text": record.text,
            "headline": record.article["headline"],
            "article": record.article["id"],
            "uri": record.article["uri"],
            "offset_unit": record.offset_unit,
            "unplaced": [mark["id"] for mark in record.marks if mark["id"] not in agents],
        },
        "annotations": [{"result": made[""]}],
        "predictions": predictions,
    }


def _regions(record: ArticleRecord, mark: Line) -> Iterator[Line]:
    """Yield a region for each piece of a mark, its note and name, and the ties between the pieces."""
    meta = [
        words for words in (name_of(record.named_by(mark)), mark["note"], made_by(mark), doubt(mark)) if words
    ]
    for at, piece in enumerate(mark["anchor"]["pieces"]):
        value = {
            "start": piece["start"],
            "end": piece["end"],
            "text": piece["exact"],
            "labels": [mark["kind"]],
        }
        region = {"id": f"{mark['id']}-{at}", "from_name": "label", "to_name": "text", "type": "labels"}
        yield {**region, "value": value, **({"meta": {"text": meta}} if meta else {})}
        if at:
            yield _relation("piece", f"{mark['id']}-0", f"{mark['id']}-{at}")


def _relation(kind: str, one: str, other: str) -> Line:
    return {"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [kind]}
