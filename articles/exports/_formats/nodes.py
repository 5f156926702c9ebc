"""The records that annotations stand for, and what is recorded of them, as nodes of JSON-LD."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Hop
from articles.corpus.models import Article
from articles.disclosure.rules import told_fields
from articles.entities.models import Entity
from articles.exports._formats.vocabulary import WIKIDATA, iri
from articles.exports.types import Details
from articles.foundation.models import Versioned
from articles.foundation.rules import is_web_address
from articles.foundation.types import OriginType
from articles.registers.models import CanonicalRecord, Mergeable
from articles.shapes.rules import attribution_shape
from articles.sources.models import Rating, Source
from articles.sources.rules import rating_on

type Node = dict[str, Any]

# What an attribution says that outsiders may not always know.
_OF_CONFIDENCE = ("said_on", "said_words", "anonymity_reason", "approved_by")
_NOTHING: tuple[object, ...] = (None, "", [])


def work_node(article: Article) -> Node:
    """Return the article, with its credits."""
    node: Node = {"id": iri(article.id), "type": "NewsArticle", "headline": article.headline}
    if is_web_address(article.uri):
        node["url"] = article.uri
    credits_: list[Node] = [
        {"type": "Credit", "name": one.name, "role": one.role}
        | ({"record": iri(one.source)} if one.source else {})
        for one in article.info_sources
    ]
    return node | ({"credits": credits_} if credits_ else {})


def maker_node(row: Versioned) -> Node:
    """Name a person as the creator, or a program as the generator, and never the other way round."""
    if isinstance(row, Annotation) and row.origin_type != OriginType.PERSON:
        return {"generator": {"type": "Software", "name": row.origin_agent or str(row.created_by)}}
    node = _user_node(row.created_by)
    return {"creator" if node["type"] == "Person" else "generator": node}


def changer_node(row: Versioned) -> Node:
    """Name who or what changed the row last, if anybody has."""
    return {"modified_by": _user_node(row.modified_by)} if row.modified_by_id else {}


def _user_node(user: Any) -> Node:
    """Return a person, or a program under the name of its key."""
    if user.is_machine:
        return {"type": "Software", "name": str(user)}
    return {"id": iri(user.pk), "type": "Person", "name": str(user)}


def said_only(fields: dict[str, Any]) -> Node:
    """Leave out the fields that say nothing."""
    return {name: value for name, value in fields.items() if value not in _NOTHING}


def source_node(row: Source, day: date) -> Node:
    """Return a source record, with its reliability on the article's day, and every grade it ever had.

    Its aliases are left out: the desk has them only to find it.
    """
    node: Node = {"id": iri(row.id), "type": "Source", "name": row.name, "source_kind": row.source_kind}
    if rating := rating_on(row.rated, day):
        node["reliability"] = rating.grade
    if row.rated:
        node["ratings"] = [_rating_node(rating) for rating in row.rated]
    return node | ({"country": row.country} if row.country else {}) | _external_ids(row) | former(row)


def _rating_node(row: Rating) -> Node:
    """Return a grade of a source."""
    told = {"grade": row.grade, "valid_from": row.valid_from, "rater": row.rater, "reason": row.reason}
    return {"id": iri(row.id), "type": "Grade", **said_only(told)}


def entity_node(row: Entity, details: Details) -> Node:
    """Return an entity record, with its dates and its ties from both ends."""
    node: Node = {"id": iri(row.id), "type": "Entity", "name": row.name, "entity_kind": row.entity_kind}
    node |= said_only({"start_date": row.start_date, "end_date": row.end_date})
    for end, ties in details.ties.get(row.canonical, {}).items():
        node |= {end: [_tie_node(tie) for tie in ties]} if ties else {}
    return node | _external_ids(row) | former(row)


def _tie_node(tie: dict[str, str]) -> Node:
    """Return a tie, with the entity at its other end."""
    other = {"id": iri(tie["entity"]), "type": "Entity", "name": tie["name"]}
    said = {name: tie[name] for name in ("words", "since", "until")}
    return {"type": "Tie", "kind": tie["kind"], "entity": other, **said_only(said)}


def former(row: Mergeable) -> Node:
    """Return the names of the records that were merged into this one, as far as the reader may know."""
    ids = getattr(row, "former", ())
    return {"former": [iri(id) for id in ids]} if ids else {}


def _external_ids(row: CanonicalRecord) -> Node:
    """Return the record's identifiers elsewhere: Wikidata's as an IRI, others as "scheme:identifier"."""
    others = [f"{scheme}:{value}" for scheme, value in row.external_ids.items() if scheme != "wikidata"]
    node: Node = {"external_ids": others} if others else {}
    if item := row.external_ids.get("wikidata"):
        node["same_as"] = f"{WIKIDATA}{item}"
    return node


def attribution_node(row: Attribution, day: date, *, inside: bool) -> Node:
    """Return who the claim is attributed to: the speaker's and the writer's gauges, the chain, and when it
    was said. `inside` says that the reader works for the newsroom.
    """
    shape = attribution_shape(row)
    open_ = shape if inside else told_fields("attribution", shape)
    node: Node = {"id": iri(row.id), "type": "Attribution", "content": iri(row.content_id)}
    if shape["cue"]:
        node["cue"] = iri(shape["cue"])
    return node | {
        "quote_type": row.quote_type,
        "cue_stance": row.cue_stance,
        "certainty": row.certainty,
        "polarity": row.polarity,
        "tense": row.tense,
        "attribution_terms": row.attribution_terms,
        **said_only({name: open_[name] for name in _OF_CONFIDENCE}),
        "hops": [
            _hop_node(hop, given["span"], day)
            for hop, given in zip(row.hops.all(), shape["hops"], strict=True)
        ],
        "created": row.created,
        "modified": row.modified,
        **maker_node(row),
        **changer_node(row),
    }


def _hop_node(hop: Hop, span: UUID | None, day: date) -> Node:
    """Return one step of the chain."""
    node: Node = {"type": "Hop", "position": hop.position, "role": hop.role}
    if sources := [source_node(named.source, day) for named in hop.hop_sources.all()]:
        node["sources"] = sources
    return node | ({"span": iri(span)} if span else {})
