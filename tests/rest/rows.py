"""One row of every resource, for tests of what all resources promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from articles.annotations.types import AnnotationKind
from articles.claims.models import Claim
from articles.corpus.models import Article
from articles.foundation.types import Actor
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import evidence_of, figure, relation, response
from tests.factories.sources import source


@dataclass(frozen=True)
class Kind:
    """A resource: how to make a row of it, a change that its rows take, and one that they refuse."""

    name: str
    make: Callable[[Actor, Article], UUID]
    change: dict[str, Any]
    bad: dict[str, Any]
    bad_field: str


def make_claim(actor: Actor, story: Article) -> UUID:
    """Make a claim that appears in the story."""
    made = claim(actor)
    annotation(actor, article=story, kind=AnnotationKind.CLAIM, claim=made.id)
    id: UUID = made.id
    return id


def make_attribution(actor: Actor, story: Article) -> UUID:
    """Make an attribution of a claim that appears in the story, through two hops."""
    made = claim(actor)
    content = annotation(actor, article=story, kind=AnnotationKind.CLAIM, claim=made.id)
    chain = (source(actor, name="Leader"), source(actor, name="Agency"))
    id: UUID = attribution(actor, content=content, sources=chain).id
    return id


def claim_in(actor: Actor, story: Article) -> Claim:
    """Make a claim that appears in the story, and return its row."""
    return Claim.objects.get(id=make_claim(actor, story))


KINDS = (
    Kind("articles", lambda actor, _: article(actor).id, {"ed_note": "new"}, {"language": "?"}, "language"),
    Kind(
        "annotations",
        lambda actor, story: annotation(actor, article=story).id,
        {"note": "new"},
        {"pieces": [{"start": 5, "end": 5}]},
        "pieces.0.end",
    ),
    Kind("claims", make_claim, {"topics": ["new"]}, {"credibility": 7}, "credibility"),
    Kind(
        "attributions", make_attribution, {"cue_stance": "endorsing"}, {"quote_type": "shouted"}, "quote_type"
    ),
    Kind(
        "sources",
        lambda actor, _: source(actor).id,
        {"description": "new"},
        {"external_ids": {"wikidata": "9684"}},
        "external_ids.wikidata",
    ),
    Kind(
        "responses",
        lambda actor, story: response(actor, claim=claim_in(actor, story), party=source(actor)).id,
        {"answer": "denied"},
        {"answer": "shrugged"},
        "answer",
    ),
    Kind(
        "figures",
        lambda actor, story: figure(actor, claim=claim_in(actor, story)).id,
        {"value": 12.5},
        {"value": None},
        "value",
    ),
    Kind(
        "evidence",
        lambda actor, story: evidence_of(actor, claim=claim_in(actor, story)).id,
        {"stance": "against"},
        {"note": " "},
        "note",
    ),
    Kind(
        "relations",
        lambda actor, story: relation(actor, claim=claim_in(actor, story), other=claim_in(actor, story)).id,
        {"kind": "repeats"},
        {"kind": "follows"},
        "kind",
    ),
    Kind("entities", lambda actor, _: entity(actor).id, {"description": "new"}, {"name": " "}, "name"),
)
