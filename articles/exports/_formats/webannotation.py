"""W3C Web Annotation (Recommendation of 23 February 2017), as one AnnotationPage of JSON-LD.

Positions count code points, as the Recommendation asks. A mark of several pieces has one target for each.
Records and attributions are written as bodies, so that each annotation makes sense without the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date
from typing import Any
from uuid import UUID

import orjson

from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim, Hop
from articles.claims.types import ClaimDraft
from articles.corpus.models import Article
from articles.disclosure.rules import told_fields
from articles.entities.models import Entity
from articles.exports._formats.vocabulary import ANNO_CONTEXT, CONTEXT, NAMESPACE
from articles.exports._records import named_sources
from articles.exports.types import Bundle, Envelope
from articles.foundation.models import Versioned
from articles.foundation.rules import is_web_address
from articles.foundation.types import OriginType
from articles.registers.models import CanonicalRecord, Mergeable
from articles.schema.rules import told
from articles.shapes.rules import attribution_shape
from articles.sources.models import Source
from articles.sources.rules import rating_on
from articles.sources.types import UNNAMED_KINDS

type Node = dict[str, Any]

_WIKIDATA = "http://www.wikidata.org/entity/"


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
        }
        return orjson.dumps(head).removesuffix(b"}") + b',"items":[\n'

    def articles(self, bundle: Bundle) -> Iterator[bytes]:
        """Yield the articles' annotations."""
        texts: dict[UUID, Node] = {}
        days: dict[UUID, date] = {}
        for part in bundle.parts:
            if not bundle.inside:
                _keep_inside(part.annotations)
            texts |= {article.id: _text_node(article) for article in part.articles}
            days |= {article.id: _day(article) for article in part.articles}
            for row in part.annotations:
                comma = b",\n" if self.items else b""
                self.items += 1
                node = _annotation_node(row, texts[row.article_id], days[row.article_id])
                yield comma + orjson.dumps(node, option=orjson.OPT_UTC_Z)

    def tail(self) -> bytes:
        """Return the end: the collection that this is the only page of."""
        collection = {
            "id": self.envelope.collection,
            "type": "AnnotationCollection",
            "label": self.envelope.label,
            "total": self.items,
        }
        if self.items:
            collection |= {"first": self.envelope.id, "last": self.envelope.id}
        return b'\n],"partOf":' + orjson.dumps(collection) + b"}\n"


def iri(id: UUID) -> str:
    """Return the IRI of a row. It is the same wherever the desk is reached, and for good."""
    return f"urn:uuid:{id}"


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


def _text_node(article: Article) -> Node:
    """Describe the text that positions refer to: one revision, which never changes."""
    work: Node = {"id": iri(article.id), "type": "NewsArticle", "headline": article.headline}
    if is_web_address(article.uri):
        work["url"] = article.uri
    node: Node = {"id": iri(article.latest.id), "type": "Text", "format": "text/plain"}
    if article.language:
        node["language"] = article.language
    return node | {"normalization": "NFC", "sha256": article.latest.sha256, "article": work}


def _annotation_node(row: Annotation, text: Node, day: date) -> Node:
    """Return one annotation."""
    # Words that lost their place have no piece to select. Their mark is then about the text as a whole.
    targets = [_target_node(piece, text) for piece in row.place.pieces] or [_target_node(None, text)]
    node: Node = {
        "id": iri(row.id),
        "type": "Annotation",
        "motivation": "commenting" if row.kind == "note" else _motivation(row, day),
        "kind": row.kind,
        "origin": row.origin_type,
        "anchor_status": row.place.status,
        "anchor_score": row.place.score,
        "created": row.created,
        "modified": row.modified,
        **_maker_node(row),
        **_changer_node(row),
    }
    if bodies := _bodies(row, day):
        node["body"] = bodies
    return node | {"target": targets[0] if len(targets) == 1 else targets}


def _motivation(row: Annotation, day: date) -> str:
    """Return the purpose of the mark: it identifies a record, or says what kind of words these are."""
    return "identifying" if _record_node(row, day) else "classifying"


def _maker_node(row: Versioned) -> Node:
    """Name a person as the creator, or a program as the generator, and never the other way round."""
    if isinstance(row, Annotation) and row.origin_type != OriginType.PERSON:
        return {"generator": {"type": "Software", "name": row.origin_agent or str(row.created_by)}}
    node = _user_node(row.created_by)
    return {"creator" if node["type"] == "Person" else "generator": node}


def _changer_node(row: Versioned) -> Node:
    """Name who or what changed the row last, if anybody has."""
    return {"modified_by": _user_node(row.modified_by)} if row.modified_by_id else {}


def _user_node(user: Any) -> Node:
    """Return a person, or a program under the name of its key."""
    if user.is_machine:
        return {"type": "Software", "name": str(user)}
    return {"id": iri(user.pk), "type": "Person", "name": str(user)}


def _bodies(row: Annotation, day: date) -> list[Node]:
    """Return what the mark says about its words."""
    bodies: list[Node] = []
    if record := _record_node(row, day):
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": record})
    elif row.kind != "note":
        kind = f"{NAMESPACE}{row.kind}"
        bodies.append({"type": "SpecificResource", "purpose": "classifying", "source": kind})
    bodies += [
        {"type": "SpecificResource", "purpose": "describing", "source": _attribution_node(one, day)}
        for one in row.attributions.all()
    ]
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in row.tags]
    if row.note:
        note = {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": row.note}
        bodies.append(note)
    return bodies


def _record_node(row: Annotation, day: date) -> Node | None:
    """Return the claim, source or entity that the words stand for, if the reader may know it."""
    if not getattr(row, "names_record", True):
        return None
    if hasattr(row, "appearance"):
        return _claim_node(row.appearance.claim)
    if hasattr(row, "mention"):
        return _entity_node(row.mention.entity)
    return _source_node(row.source, day) if row.source else None


def _claim_node(row: Claim) -> Node:
    """Return a claim, with the newsroom's gauge."""
    fields = told_fields("claim", told(ClaimDraft, row))
    said = {name: value for name, value in fields.items() if value not in (None, "", [])}
    node = {"id": iri(row.id), "type": "Claim", **said, "verification_status": row.shown_status}
    return node | _former(row)


def _source_node(row: Source, day: date) -> Node:
    """Return a source record, with its reliability on the article's day.

    Its aliases are left out: the desk has them only to find it.
    """
    node: Node = {"id": iri(row.id), "type": "Source", "name": row.name, "source_kind": row.source_kind}
    if rating := rating_on(row.rated, day):
        node["reliability"] = rating.grade
    return node | ({"country": row.country} if row.country else {}) | _external_ids(row) | _former(row)


def _entity_node(row: Entity) -> Node:
    """Return an entity record."""
    node: Node = {"id": iri(row.id), "type": "Entity", "name": row.name, "entity_kind": row.entity_kind}
    return node | _external_ids(row) | _former(row)


def _former(row: Mergeable) -> Node:
    """Return the names of the records that were merged into this one, as far as the reader may know."""
    ids = getattr(row, "former", ())
    return {"former": [iri(id) for id in ids]} if ids else {}


def _external_ids(row: CanonicalRecord) -> Node:
    """Return the record's identifiers elsewhere: Wikidata's as an IRI, others as "scheme:identifier"."""
    others = [f"{scheme}:{value}" for scheme, value in row.external_ids.items() if scheme != "wikidata"]
    node: Node = {"external_ids": others} if others else {}
    if item := row.external_ids.get("wikidata"):
        node["same_as"] = f"{_WIKIDATA}{item}"
    return node


def _attribution_node(row: Attribution, day: date) -> Node:
    """Return who the claim is attributed to: the speaker's and the writer's gauges, and the chain."""
    shape = attribution_shape(row)
    node: Node = {"id": iri(row.id), "type": "Attribution", "content": iri(row.content_id)}
    if shape["cue"]:
        node["cue"] = iri(shape["cue"])
    return node | {
        "quote_type": row.quote_type,
        "cue_stance": row.cue_stance,
        "certainty": row.certainty,
        "polarity": row.polarity,
        "attribution_terms": row.attribution_terms,
        "hops": [
            _hop_node(hop, given["span"], day)
            for hop, given in zip(row.hops.all(), shape["hops"], strict=True)
        ],
        "created": row.created,
        "modified": row.modified,
        **_maker_node(row),
        **_changer_node(row),
    }


def _hop_node(hop: Hop, span: UUID | None, day: date) -> Node:
    """Return one step of the chain."""
    node: Node = {"type": "Hop", "position": hop.position, "role": hop.role}
    if sources := [_source_node(named.source, day) for named in hop.hop_sources.all()]:
        node["sources"] = sources
    return node | ({"span": iri(span)} if span else {})


def _target_node(piece: dict[str, Any] | None, text: Node) -> Node:
    """Return one piece of the text, selected both by its words and by its place."""
    if piece is None:
        return {"type": "SpecificResource", "source": text}
    quote = {key: piece[key] for key in ("exact", "prefix", "suffix") if piece[key] or key == "exact"}
    return {
        "type": "SpecificResource",
        "source": text,
        "selector": [
            {"type": "TextQuoteSelector", **quote},
            {"type": "TextPositionSelector", "start": piece["start"], "end": piece["end"]},
        ],
    }
