"""Loading the sample through the same operations that editors use."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid5

from django.db import transaction

from annotator.accounts.operations import desk_editor
from annotator.accounts.types import Principal
from annotator.launch._sample.marks import ATTRIBUTIONS, MARKS, Mark, Told
from annotator.launch._sample.register import CLAIMS, ENTITIES, SOURCES
from annotator.launch._sample.story import BLOCKS, draft
from articles.anchoring.types import GivenPiece
from articles.annotations.types import AnnotationDraft
from articles.claims.operations import create_attribution, create_claim, create_passages
from articles.claims.types import AttributionDraft, Commitment, HopDraft, PassageDraft
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.entities.operations import create_entity
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.sources.operations import create_source

# Every id of the sample follows from this one, so that loading it twice can't make a second copy.
SAMPLE = UUID("0198f0a4-7c00-7a11-8e5c-6b1f2d3a4c5e")


def sample_id(kind: str, key: str = "") -> UUID:
    """Return the fixed id of one row of the sample."""
    return uuid5(SAMPLE, f"{kind}/{key}")


@transaction.atomic
def load_sample() -> bool:
    """Load the sample desk, unless that was ever done here; tell whether this call did it.

    The ledger remembers, also when the story was withheld or its marks were deleted since.
    """
    article_id = sample_id("article")
    if Entry.objects.about(article_id).exists():
        return False
    actor = Principal.of_user(desk_editor())
    for key, source in SOURCES.items():
        create_source(actor, draft=source, id=sample_id("source", key))
    for key, entity in ENTITIES.items():
        create_entity(actor, draft=entity, id=sample_id("entity", key))
    for key, claim in CLAIMS.items():
        create_claim(actor, draft=claim, id=sample_id("claim", key))
    story = draft(sample_id("source", "meridian"), "The sample desk")
    article, _ = create_article(actor, draft=story, id=article_id)
    create_passages(actor, article_id=article.id, drafts=list(_passages(article)))
    for told in ATTRIBUTIONS:
        _attribute(actor, told)
    return True


def _passages(article: Article) -> Iterator[PassageDraft]:
    """Yield the marks, placed on the article's text."""
    starts = dict(zip(BLOCKS, (block.start for block in article.latest.blocks), strict=True))
    for mark in MARKS:
        pieces = tuple(_pieces(article.latest.text, starts[mark.block], mark))
        record = sample_id(mark.kind, mark.record) if mark.record else None
        yield PassageDraft(
            AnnotationDraft(
                mark.kind,
                pieces,
                id=sample_id("annotation", mark.key),
                source=record if mark.kind == "source" else None,
                tags=mark.tags,
                note=mark.note,
            ),
            claim=record if mark.kind == "claim" else None,
            entity=record if mark.kind == "entity" else None,
        )


def _pieces(text: str, position: int, mark: Mark) -> Iterator[GivenPiece]:
    """Yield where the mark's words stand, one piece behind the other."""
    for words in (mark.words,) if isinstance(mark.words, str) else mark.words:
        start = text.index(words, position)
        position = start + len(words)
        yield GivenPiece(start, position, words)


def _attribute(actor: Actor, told: Told) -> None:
    """Make one attribution."""
    hops = tuple(
        HopDraft(
            position,
            step.role,
            tuple(sample_id("source", key) for key in step.sources),
            sample_id("annotation", step.span) if step.span else None,
        )
        for position, step in enumerate(told.chain)
    )
    attribution = AttributionDraft(
        content=sample_id("annotation", told.content),
        hops=hops,
        cue=sample_id("annotation", told.cue),
        quote_type=told.quote_type,
        cue_stance=told.stance,
        commitment=Commitment(told.certainty, told.polarity),
        attribution_terms=told.terms,
        anonymity_reason=told.anonymity,
        approved_by=told.approved_by,
    )
    create_attribution(actor, draft=attribution, id=sample_id("attribution", told.content))
