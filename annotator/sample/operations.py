"""Loading the sample through the same operations that editors use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction

from annotator.accounts.operations import desk_editor
from annotator.accounts.types import Principal
from annotator.sample._judging import load_record
from annotator.sample._marks import ATTRIBUTIONS, MARKS, Mark, Told
from annotator.sample._record import EDITOR, GRADES, IDENTITIES, LINKS, TIES, Bond, Graded, Post
from annotator.sample._register import CLAIMS, ENTITIES, SOURCES
from annotator.sample._story import BLOCKS, draft
from annotator.sample.rules import sample_id
from articles.anchoring.types import GivenPiece
from articles.annotations.types import AnnotationDraft
from articles.claims.operations import create_attribution, create_claim, create_passages
from articles.claims.types import AttributionDraft, Commitment, HopDraft, PassageDraft
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.entities.operations import create_entity, create_identified_source
from articles.entities.types import EntityTieDraft
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.sources.operations import rate_source
from articles.sources.types import RatingDraft, RoleDraft, TieDraft


@transaction.atomic
def load_sample() -> bool:
    """Load the sample desk, unless that was ever done here; return whether this call did it.

    The ledger remembers, even if the story was withheld or its marks were deleted since.
    """
    article_id = sample_id("article")
    if Entry.objects.about(article_id).exists():
        return False
    actor = Principal.of_user(desk_editor())
    for key in (*(key for key in ENTITIES if key not in TIES), *TIES):
        ties = tuple(EntityTieDraft(kind, sample_id("entity", other)) for kind, other in TIES.get(key, ()))
        create_entity(actor, draft=replace(ENTITIES[key], ties=ties), id=sample_id("entity", key))
    for key in (*(key for key in SOURCES if key not in LINKS), *LINKS):
        _add_source(actor, key)
    for graded in GRADES:
        _grade(actor, graded)
    for key, claim in CLAIMS.items():
        create_claim(actor, draft=claim, id=sample_id("claim", key))
    story = draft(sample_id("source", "meridian"), "The sample desk")
    article, _ = create_article(actor, draft=replace(story, revision=sample_id("revision")), id=article_id)
    create_passages(actor, article_id=article.id, drafts=list(_passages(article)))
    for told in ATTRIBUTIONS:
        _attribute(actor, told)
    load_record(actor)
    return True


def _add_source(actor: Actor, key: str) -> None:
    """Add a source with its posts and ties, and say which entity it is."""
    links = LINKS.get(key, ())
    roles = tuple(
        RoleDraft(sample_id("source", one.organization), one.title, one.start)
        for one in links
        if isinstance(one, Post)
    )
    ties = tuple(
        TieDraft(one.kind, sample_id("source", one.other), note=one.note)
        for one in links
        if isinstance(one, Bond)
    )
    draft = replace(SOURCES[key], roles=roles, ties=ties)
    entity = sample_id("entity", IDENTITIES[key]) if key in IDENTITIES else None
    create_identified_source(actor, draft=draft, entity=entity, id=sample_id("source", key))


def _grade(actor: Actor, graded: Graded) -> None:
    """Give one source a grade."""
    draft = RatingDraft(graded.grade, graded.valid_from, graded.reason, EDITOR)
    id = sample_id("rating", f"{graded.source}/{graded.valid_from}")
    rate_source(actor, source_id=sample_id("source", graded.source), draft=draft, id=id)


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
    """Yield the places of the mark's words, one piece after the other."""
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
        commitment=Commitment(told.certainty, told.polarity, told.tense),
        said_on=told.said_on,
        said_words=told.said_words,
        attribution_terms=told.terms,
        anonymity_reason=told.anonymity,
        approved_by=told.approved_by,
    )
    create_attribution(actor, draft=attribution, id=sample_id("attribution", told.content))
