"""A small desk in which every id and every time is known, and a place for files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from django.utils import timezone
from pytest_django import Settings

from annotator.accounts.models import User
from annotator.accounts.rules import ADMIN, EDITOR
from annotator.accounts.types import Principal
from articles.anchoring.types import GivenPiece
from articles.annotations.types import AnnotationDraft
from articles.claims.operations import (
    create_attribution,
    create_claim,
    create_passages,
    evidence,
    figures,
    relations,
    responses,
    verdicts,
)
from articles.claims.types import (
    AttributionDraft,
    ClaimDraft,
    Commitment,
    EvidenceDraft,
    FigureDraft,
    HopDraft,
    PassageDraft,
    RelationDraft,
    ResponseDraft,
    Scale,
    VerdictDraft,
)
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.corpus.types import ArticleDraft, ArticleMetadata, BlockDraft, InfoSourceDraft
from articles.entities.operations import create_entity
from articles.entities.types import EntityDraft, EntityTieDraft
from articles.foundation.types import Origin, OriginType
from articles.registers.types import AliasDraft
from articles.sources.operations import create_source, rate_source
from articles.sources.types import RatingDraft, RoleDraft, SourceDraft, TieDraft

START = datetime(2025, 3, 27, 9, 30, 0, 125000, tzinfo=UTC)
# An emoji and a combining accent stand before everything that is marked: counted in UTF-16 units or bytes,
# every offset would be another.
HEADLINE = "🪖 Seoul claims 3,000 more went"
BODY = "Café talk in Pyongyang: troops, state media said quoting Kim, were sent. Neither capital confirmed."


@dataclass
class FixedDesk:
    """What the golden files are made from."""

    actor: Principal
    article: Article


def fixed(number: int) -> UUID:
    """Return a known id."""
    return UUID(f"01950000-0000-7000-8000-{number:012d}")


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    """Keep each test's export files in a folder of its own."""
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    return tmp_path


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every look at the clock show one second more than the last."""
    ticks = iter(range(100_000))
    monkeypatch.setattr(timezone, "now", lambda: START + timedelta(seconds=next(ticks)))


@pytest.fixture
def desk(db: None, stopped_clock: None) -> FixedDesk:
    """Make the desk: one article, five records, seven marks (one of them deleted later), one attribution."""
    person = User(id=fixed(1), username="kim-lee", first_name="Kim", last_name="Lee", roles=[EDITOR, ADMIN])
    person.save(force_insert=True)
    actor = Principal.of_user(person)
    _register(actor)
    create_claim(actor, draft=ClaimDraft("Troops were sent.", ("troops",), 3), id=fixed(13))
    metadata = ArticleMetadata(
        language="en",
        by="A. Writer",
        version_created=datetime(2025, 3, 27, 8, 0, tzinfo=UTC),
        uri="https://news.example/troops",
        info_sources=(InfoSourceDraft("KCNA", "wire", fixed(10)),),
    )
    blocks = (BlockDraft("headline", HEADLINE), BlockDraft("paragraph", BODY))
    article, _ = create_article(actor, draft=ArticleDraft(blocks, metadata), id=fixed(2))
    _mark(actor, article)
    hops = (HopDraft(0, "originator", (fixed(11),), fixed(22)), HopDraft(1, "relay", (fixed(10),), fixed(21)))
    told = AttributionDraft(
        content=fixed(20),
        hops=hops,
        cue=fixed(23),
        quote_type="indirect",
        cue_stance="distancing",
        commitment=Commitment("probable", "positive", "future"),
        said_on="2025-03-27",
        said_words="on Thursday",
    )
    create_attribution(actor, draft=told, id=fixed(30))
    _judge(actor)
    graded = RatingDraft("D", date(2025, 3, 1), "Pictures disproved its figures.", "Kim Lee")
    rate_source(actor, source_id=fixed(10), draft=graded, id=fixed(50))
    return FixedDesk(actor, article)


def _register(actor: Principal) -> None:
    """Make the records: two sources, a place, and the treaty that it is party to."""
    kcna, kim = (
        SourceDraft(
            "Korean Central News Agency",
            "state_media",
            (AliasDraft("KCNA", "en"), AliasDraft("조선중앙통신", "ko", "Hang")),
            country="KP",
            external_ids={"wikidata": "Q482532", "viaf": "138142362"},
        ),
        SourceDraft(
            "Kim Jong Un",
            "named_individual",
            roles=(RoleDraft(fixed(10), "Publisher", date(2011, 12, 17)),),
            ties=(TieDraft("owns", fixed(10), note="Through the state."),),
        ),
    )
    create_source(actor, draft=kcna, id=fixed(10))
    create_source(actor, draft=kim, id=fixed(11))
    pact = EntityDraft("Defence pact", "treaty", start_date="2024-06-19", end_date="2044~")
    create_entity(actor, draft=pact, id=fixed(15))
    party = EntityTieDraft("party_to", fixed(15), "signatory", since="2024-06", note="Seen on the paper.")
    place = EntityDraft("Pyongyang", "place", external_ids={"wikidata": "Q18808"}, ties=(party,))
    create_entity(actor, draft=place, id=fixed(12))


def _judge(actor: Principal) -> None:
    """Record what is known of the claim beyond the article: an earlier claim, a silence, a number, a
    decision.
    """
    create_claim(actor, draft=ClaimDraft("No troops were sent."), id=fixed(14))
    speaks = EvidenceDraft(
        fixed(13),
        "for",
        url="https://maps.example/barracks",
        retrieved=date(2025, 3, 20),
        note="New barracks.",
    )
    evidence.create(actor, draft=speaks, id=fixed(40))
    silence = ResponseDraft(fixed(13), fixed(11), "not_confirmed", words=fixed(24))
    responses.create(actor, draft=silence, id=fixed(41))
    counted = FigureDraft(
        fixed(13), fixed(26), Decimal(3000), counted="troops", modality="estimated", figure_type="delta",
        things=("riflemen", "gunners"), base=Decimal(11000),
        as_of_start=date(2025, 1, 1), as_of_end=date(2025, 2, 28),
    )  # fmt: skip
    figures.create(actor, draft=counted, id=fixed(42))
    decided = VerdictDraft(
        fixed(13), "disputed", "Pictures speak for it, both capitals are silent.", "R. Adeyemi",
        Scale(3), "Half true", (fixed(40),), datetime(2025, 3, 27, 9, 0, tzinfo=UTC),
    )  # fmt: skip
    verdicts.create(actor, draft=decided, id=fixed(43))
    relations.create(actor, draft=RelationDraft(fixed(13), "contradicts", fixed(14)), id=fixed(44))


def _mark(actor: Principal, article: Article) -> None:
    """Make the marks of the fixed desk."""
    people = (
        passage(article, 20, "claim", "troops", "were sent", claim=fixed(13)),
        passage(article, 21, "source", "state media", source=fixed(10)),
        passage(article, 22, "source", "Kim", source=fixed(11)),
        passage(article, 23, "cue", "said"),
        passage(article, 24, "note", "Neither capital", note="Ask both again.", tags=("follow-up",)),
    )
    create_passages(actor, article_id=article.id, drafts=people)
    machine = passage(article, 25, "entity", "Pyongyang", entity=fixed(12))
    create_passages(
        actor, article_id=article.id, drafts=[machine], origin=Origin(OriginType.MACHINE, "gazetteer 2")
    )
    imported = passage(article, 26, "figure", "3,000")
    create_passages(actor, article_id=article.id, drafts=[imported], origin=Origin(OriginType.IMPORT, "brat"))


def passage(
    article: Article,
    number: int,
    kind: str,
    *words: str,
    source: UUID | None = None,
    claim: UUID | None = None,
    entity: UUID | None = None,
    tags: tuple[str, ...] = (),
    note: str = "",
) -> PassageDraft:
    """Return a mark on these words, one piece for each, with a known id."""
    starts = [article.latest.text.index(one) for one in words]
    pieces = tuple(GivenPiece(at, at + len(one), one) for at, one in zip(starts, words, strict=True))
    mark = AnnotationDraft(kind, pieces, id=fixed(number), source=source, tags=tags, note=note)
    return PassageDraft(mark, claim=claim, entity=entity)
