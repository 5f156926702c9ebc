"""W3C Web Annotation (Recommendation of 23 February 2017), as one AnnotationPage of JSON-LD.

Positions count code points, as the Recommendation asks, or UTF-16 units for readers that count those:
`offset_unit` says which. A mark of several pieces has one target for each.
Records and attributions are written as bodies, so that each annotation makes sense without the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any
from uuid import UUID

import orjson

from articles.annotations.models import Annotation
from articles.corpus.models import Article, Revision
from articles.exports._formats.claim_nodes import claim_node, part_node
from articles.exports._formats.nodes import (
    Node,
    attribution_node,
    changer_node,
    entity_node,
    maker_node,
    source_node,
    work_node,
)
from articles.exports._formats.offsets import Place, as_is, utf16_in
from articles.exports._formats.vocabulary import ANNO_CONTEXT, CONTEXT, NAMESPACE, iri
from articles.exports._records import named_sources
from articles.exports.types import Bundle, Details, Envelope, OffsetUnit
from articles.sources.types import UNNAMED_KINDS


@dataclass(frozen=True, slots=True)
class _About:
    """What a mark is written with: the article's day, what is recorded of the records that the marks stand
    for, whether the reader works for the newsroom, and where an offset in code points is for the reader.
    """

    day: date
    details: Details
    inside: bool
    place: Place


class WebAnnotationWriter:
    """Writes one page. The number of its items is only known at the end, and so stands there."""

    def __init__(self, envelope: Envelope) -> None:
        self.envelope = envelope
        self.items = 0

    def head(self) -> bytes:
        """Return everything up to the first item."""
        head = {
            "@context": [ANNO_CONTEXT, CONTEXT],
            "id": self.envelope.id,
            "type": "AnnotationPage",
            "startIndex": 0,
            "as_of": self.envelope.as_of,
            "offset_unit": self.envelope.offsets,
        }
        return orjson.dumps(head).removesuffix(b"}") + b',"items":[\n'

    def articles(self, bundle: Bundle) -> Iterator[bytes]:
        """Yield the articles' annotations."""
        texts: dict[UUID, Node] = {}
        days: dict[UUID, date] = {}
        places: dict[UUID, Place] = {}
        for part in bundle.parts:
            if not bundle.inside:
                _keep_inside(part.annotations)
            texts |= {article.id: _text_node(article) for article in part.articles}
            days |= {article.id: _day(article) for article in part.articles}
            if self.envelope.offsets == OffsetUnit.UTF16:
                places |= {article.id: _utf16_in(article) for article in part.articles}
            for row in part.annotations:
                place = places.get(row.article_id, as_is)
                about = _About(days[row.article_id], part.details, bundle.inside, place)
                comma = b",\n" if self.items else b""
                self.items += 1
                node = _annotation_node(row, texts[row.article_id], about)
                yield comma + orjson.dumps(node, option=orjson.OPT_UTC_Z)

    def tail(self) -> Iterator[bytes]:
        """Yield the end: the collection that this is the only page of."""
        collection = {
            "id": self.envelope.collection,
            "type": "AnnotationCollection",
            "label": self.envelope.label,
            "total": self.items,
        }
        if self.items:
            collection |= {"first": self.envelope.id, "last": self.envelope.id}
        yield b'\n],"partOf":' + orjson.dumps(collection) + b"}\n"


def _keep_inside(rows: Iterable[Annotation]) -> None:
    """Remove from the rows what stays inside the newsroom: notes, and what could show who an unnamed source
    is.
    """
    for row in rows:
        row.note = ""
        for source in named_sources(row):
            if source.source_kind in UNNAMED_KINDS:
                source.country, source.external_ids, source.rated = "", {}, []


def _day(article: Article) -> date:
    """Return the day of the article's version, or else the day on which it was saved."""
    return (article.version_created or article.created).astimezone(UTC).date()


def _utf16_in(article: Article) -> Place:
    """Return what tells UTF-16 offsets in an article's text, which is read for that."""
    text = Revision.objects.values_list("text", flat=True).get(id=article.latest.id)
    return utf16_in(text)


def _text_node(article: Article) -> Node:
    """Describe the text that positions refer to: one revision, which never changes."""
    node: Node = {"id": iri(article.latest.id), "type": "Text", "format": "text/plain"}
    if article.language:
        node["language"] = article.language
    return node | {"normalization": "NFC", "sha256": article.latest.sha256, "article": work_node(article)}


def _annotation_node(row: Annotation, text: Node, about: _About) -> Node:
    """Return one annotation."""
    # Words that lost their place have no piece to select. Their mark is then about the text as a whole.
    targets = [_target_node(piece, text, about.place) for piece in row.place.pieces]
    targets = targets or [{"type": "SpecificResource", "source": text}]
    node: Node = {
        "id": iri(row.id),
        "type": "Annotation",
        "motivation": "commenting" if row.kind == "note" else _motivation(row, about),
        "kind": row.kind,
        "origin": row.origin_type,
        "anchor_status": row.place.status,
        "anchor_score": row.place.score,
        "created": row.created,
        "modified": row.modified,
        **maker_node(row),
        **changer_node(row),
    }
    if bodies := _bodies(row, about):
        node["body"] = bodies
    return node | {"target": targets[0] if len(targets) == 1 else targets}


def _motivation(row: Annotation, about: _About) -> str:
    """Return the purpose of the mark: it identifies a record, or says what kind of words these are."""
    return "identifying" if _record_node(row, about) else "classifying"


def _bodies(row: Annotation, about: _About) -> list[Node]:
    """Return what the mark says about its words."""
    bodies: list[Node] = []
    if record := _record_node(row, about):
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": record})
    elif row.kind != "note":
        kind = f"{NAMESPACE}{row.kind}"
        bodies.append({"type": "SpecificResource", "purpose": "classifying", "source": kind})
    bodies += [
        {"type": "SpecificResource", "purpose": "describing", "source": source}
        for source in _describing(row, about)
    ]
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in row.tags]
    if row.note:
        note = {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": row.note}
        bodies.append(note)
    return bodies


def _describing(row: Annotation, about: _About) -> Iterator[Node]:
    """Yield whose claim it is, and the number that the words give."""
    for one in row.attributions.all():
        yield attribution_node(one, about.day, inside=about.inside)
    if number := about.details.numbers.get(row.id):
        yield part_node(number, inside=about.inside)


def _record_node(row: Annotation, about: _About) -> Node | None:
    """Return the claim, source or entity that the words stand for, if the reader may know it."""
    if not getattr(row, "names_record", True):
        return None
    if hasattr(row, "appearance"):
        return claim_node(row.appearance.claim, about.details, inside=about.inside)
    if hasattr(row, "mention"):
        return entity_node(row.mention.entity, about.details)
    return source_node(row.source, about.day) if row.source else None


def _target_node(piece: dict[str, Any], text: Node, place: Place) -> Node:
    """Return one piece of the text, selected both by its words and by its place."""
    quote = {key: piece[key] for key in ("exact", "prefix", "suffix") if piece[key] or key == "exact"}
    return {
        "type": "SpecificResource",
        "source": text,
        "selector": [
            {"type": "TextQuoteSelector", **quote},
            {
                "type": "TextPositionSelector",
                "start": place(piece["start"]),
                "end": place(piece["end"]),
            },
        ],
    }
