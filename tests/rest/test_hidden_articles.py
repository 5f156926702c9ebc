"""Lists and the feed tell a read key nothing of withheld, canceled and embargoed articles, whatever is asked
for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain
from typing import Any

import pytest
from django_filters import FilterSet

from annotator.rest.annotations.filters import AnnotationFilters
from annotator.rest.articles.filters import ArticleFilters
from annotator.rest.attributions.filters import AttributionFilters
from annotator.rest.changes.filters import ChangeFilters
from annotator.rest.claims.filters import ClaimFilters
from annotator.rest.entities.filters import EntityFilters
from annotator.rest.evidence.filters import EvidenceFilters
from annotator.rest.exports.filters import ExportFilters
from annotator.rest.figures.filters import FigureFilters
from annotator.rest.ratings.filters import RatingFilters
from annotator.rest.relations.filters import RelationFilters
from annotator.rest.responses.filters import ResponseFilters
from annotator.rest.sources.filters import SourceFilters
from annotator.rest.verdicts.filters import VerdictFilters
from articles.annotations.models import Annotation
from articles.annotations.types import AnchorStatus
from articles.claims.models import Claim, ClaimPart
from articles.claims.types import (
    AttributionTerms,
    Certainty,
    CueStance,
    Polarity,
    QuoteType,
    Tense,
    VerificationStatus,
)
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.exports.operations import start_export
from articles.foundation.types import Actor
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import evidence_of, figure, relation, response, verdict
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.rest.caller import Caller

# The feed shows what has been committed, so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)

LISTS: dict[str, type[FilterSet]] = {
    "articles": ArticleFilters,
    "annotations": AnnotationFilters,
    "claims": ClaimFilters,
    "attributions": AttributionFilters,
    "sources": SourceFilters,
    "ratings": RatingFilters,
    "entities": EntityFilters,
    "responses": ResponseFilters,
    "figures": FigureFilters,
    "evidence": EvidenceFilters,
    "verdicts": VerdictFilters,
    "relations": RelationFilters,
    "changes": ChangeFilters,
    "exports": ExportFilters,
}
# The published story answers these too, and the register is open to every reader: nothing hidden may be among
# what is found. Every other filter must find nothing at all.
WITH_OTHERS = {
    ("articles", ("headline", "pub_status", "created_by", "modified_after")),
    ("annotations", ("kind", "anchor_status", "created_by", "modified_after")),
    (
        "claims",
        ("created_by", "modified_after", "q", "similar_to", "merged", "stated", "single_sourced", "status"),
    ),
    (
        "sources",
        ("q", "source_kind", "graded_at_least", "merged", "modified_after", "ordering", "retired"),
    ),
    ("ratings", ("source", "grade", "created_by")),
    ("changes", ("kind",)),
    ("entities", ("q", "entity_kind", "merged", "modified_after", "ordering", "retired")),
}
HIDDEN = {
    "withheld": ArticleMetadata(pub_status=PubStatus.WITHHELD, language="en", uri="tag:hidden"),
    "canceled": ArticleMetadata(pub_status=PubStatus.CANCELED, language="en", uri="tag:hidden"),
    "embargoed": ArticleMetadata(
        embargoed_until=datetime(2126, 1, 1, tzinfo=UTC), language="en", uri="tag:hidden"
    ),
}

# What the hidden record answers to, where no id is asked for.
PLAIN: dict[str, list[Any]] = {
    "status": VerificationStatus.values,
    "single_sourced": ["true", "false"],
    "only_through": ["military"],
    "figure_at_least": [70],
    "figure_at_most": [80],
    "graded_at_least": ["B"],
    "merged": ["true", "false"],
    "stated": ["true", "false"],
    "similar_to": ["more soldiers were sent"],
    "answer": ["not_confirmed"],
    "modality": ["exact"],
    "figure_type": ["total"],
    "unit": ["USD"],
    "at_least": [77],
    "at_most": [78],
    "stance": ["for"],
    "headline": ["Seoul"],
    "pub_status": PubStatus.values,
    "language": ["en"],
    "uri": ["tag:hidden"],
    "kind": ["claim", "source", "entity"],
    "anchor_status": AnchorStatus.values,
    "relations.kind": ["updates", "denies"],
    "q": ["soldiers"],
    "modified_after": ["2020-01-01T00:00:00Z"],
    "source_kind": ["military"],
    "country": ["KR"],
    "external_id": ["wikidata:Q77"],
    "grade": ["B"],
    "entity_kind": ["place"],
    "format": ["ndjson"],
    "state": ["waiting"],
    "tag": ["hidden"],
    "topic": ["hidden"],
    "credit": ["Hidden Wire"],
    "quote_type": QuoteType.values,
    "cue_stance": CueStance.values,
    "certainty": Certainty.values,
    "polarity": Polarity.values,
    "tense": Tense.values,
    "attribution_terms": AttributionTerms.values,
    "said_on": ["2025-03-27"],
    "as_of": ["2025-03-27"],
    "counted": ["soldiers"],
    "ordering": ["name", "-name", "created", "modified"],
    "retired": ["true", "false"],
}


@dataclass(frozen=True)
class Record:
    """What every filter is asked with, and the ids that no answer may hold."""

    values: dict[str, list[Any]]
    ids: set[str]


def hide(writer: Caller, story: Article, metadata: ArticleMetadata) -> Record:
    """Mark a hidden article with everything; one of its claims also appears in the published story."""
    actor = writer.actor
    hidden = article(actor, metadata=metadata)
    speaker, relay, named = source(actor), source(actor), source(actor)
    place = entity(actor)
    rating(source=speaker, grade="B", valid_from=date(2020, 1, 1))
    secret, shared = claim(actor), claim(actor)
    annotation(actor, article=story, kind="claim", claim=shared.id)
    marks = [annotation(actor, article=hidden, kind="claim", claim=one.id) for one in (secret, shared)]
    marks.append(annotation(actor, article=hidden, kind="source", source=named.id))
    marks.append(annotation(actor, article=hidden, kind="entity", entity=place.id))
    marks.append(annotation(actor, article=hidden, kind="figure"))
    chains = [attribution(actor, content=mark, sources=(speaker, relay)) for mark in marks[:2]]
    parts = hide_parts(actor, secret, shared, relay, marks)
    job, _ = start_export(actor, format="ndjson", articles=[hidden.id])
    words = [mark.id for mark in marks]
    rows = [row.id for row in (*chains, *parts)]
    ids = [hidden.id, hidden.current_id, secret.id, job.id, *words, *rows]
    values: dict[str, list[Any]] = {
        "id": [",".join(map(str, ids))],
        "article": [hidden.id],
        "revision": [hidden.current_id],
        "claim": [secret.id],
        "source": [speaker.id, relay.id, named.id],
        "entity": [place.id],
        "content": words,
        "annotation": words,
        "subject": ids,
        "created_by": [actor.user_id],
        "speaker": [speaker.id],
        "relay": [relay.id],
        "party": [relay.id],
        "unconfirmed_by": [relay.id],
        "other": [secret.id, shared.id],
        "tied_to": [place.id],
        "resembles": [hidden.id],
    }
    return Record(PLAIN | values, {str(id) for id in ids})


def hide_parts(
    actor: Actor, secret: Claim, shared: Claim, party: Source, marks: list[Annotation]
) -> list[ClaimPart]:
    """Record everything of a claim that is hidden, and of one that is known what names hidden words or
    claims.
    """
    return [
        response(actor, claim=secret, party=party, words=marks[0].id),
        response(actor, claim=shared, party=party, words=marks[1].id),
        figure(actor, claim=secret, value=Decimal(77), unit="USD"),
        figure(actor, claim=shared, value=Decimal(78), annotation=marks[-1].id, unit="USD"),
        evidence_of(actor, claim=secret),
        evidence_of(actor, claim=shared, annotation=marks[1].id),
        verdict(actor, claim=secret),
        relation(actor, claim=secret, other=shared),
        relation(actor, claim=shared, other=secret, kind="denies"),
    ]


def asked(records: list[Record]) -> Iterator[tuple[str, str, str]]:
    """Yield each list, each of its filters, and the address that asks for it."""
    for kind, filters in LISTS.items():
        yield kind, "", f"{kind}/?page_size=1000"
        for name in filters.base_filters:
            # Two lists may call different things by one name.
            values = [record.values.get(f"{kind}.{name}") or record.values[name] for record in records]
            for value in dict.fromkeys(chain.from_iterable(values)):
                yield kind, name, f"{kind}/?page_size=1000&{name}={value}"


@pytest.fixture
def hidden(writer_key: Caller, story: Article) -> list[Record]:
    """Hide an article in each way there is."""
    return [hide(writer_key, story, metadata) for metadata in HIDDEN.values()]


def test_no_filter_of_any_list_leads_a_read_key_to_a_hidden_article(
    reader_key: Caller, hidden: list[Record]
) -> None:
    ids = dict(zip(HIDDEN, (record.ids for record in hidden), strict=True))
    for kind, name, address in asked(hidden):
        answer = reader_key.get(address)
        assert answer.status == 200, address
        if name and not any(kind == other and name in names for other, names in WITH_OTHERS):
            assert answer.body["results"] == [], address
        told = answer.content.decode()
        assert [(state, id) for state, those in ids.items() for id in those if id in told] == [], address


def test_the_newsroom_finds_all_of_it(writer_key: Caller, hidden: list[Record]) -> None:
    found = "".join(writer_key.get(address).content.decode() for _, _, address in asked(hidden))
    for record in hidden:
        assert [id for id in record.ids if id not in found] == []
