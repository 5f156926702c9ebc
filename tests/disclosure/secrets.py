"""A published story in which everything that must stay inside is called PLANTED."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim
from articles.claims.operations import create_attribution, draft_of_attribution, update_attribution
from articles.claims.types import AttributionDraft, HopDraft
from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from articles.corpus.types import ArticleMetadata
from articles.foundation.types import Actor
from articles.registers.types import AliasDraft
from articles.sources.models import Source
from articles.sources.operations import SOURCES, create_source
from articles.sources.types import RoleDraft, SourceDraft, TieDraft
from tests.factories.annotations import annotation
from tests.factories.api_keys import program
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import evidence_of, relation, response, verdict
from tests.factories.ratings import rating
from tests.factories.sources import identify, source
from tests.factories.users import editor

TEXT = (
    "Belograd sent 3,000 more soldiers, a senior official said on Tuesday.\n\n"
    "The Telegraph agency cited him. A clerk at the ministry agreed. Ana Kovac, the minister, denied it."
)
PLANTED = "PLANTED"


@dataclass(frozen=True, slots=True)
class Story:
    """The story and its records. `kept_back` are the sources and the entity that outsiders never hear of."""

    actor: Principal
    article: Article
    claim: Claim
    minister: Source
    agency: Source
    official: Source
    attribution: Attribution
    on_record: Attribution
    official_mark: Annotation
    minister_mark: Annotation
    kept_back: tuple[UUID, ...]


def story() -> Story:
    """Make the story: an informant on background, a clerk off the record, a minister on the record."""
    actor = program()
    row = article(
        actor, text=TEXT, metadata=ArticleMetadata(ed_note=f"{PLANTED} lawyer rang", version_created=_day(4))
    )
    agency, ministry = (
        source(actor, name="The Telegraph", source_kind="news_agency"),
        source(actor, name="Ministry"),
    )
    informant, clerk, careless = (
        _informant(actor, f"{PLANTED} {name}", ministry) for name in ("Informant", "Clerk", "Careless")
    )
    official = _official(actor)
    minister = source(actor, name="Ana Kovac", source_kind="named_individual")
    said = claim(actor, statement="Belograd sent 3,000 more soldiers.")
    content = annotation(
        actor, article=row, words="Belograd sent 3,000 more soldiers", kind="claim", claim=said.id,
        note=f"{PLANTED} ask the desk",
    )  # fmt: skip
    words = annotation(actor, article=row, words="a senior official", kind="source", source=informant.id)
    clerk_words = annotation(
        actor, article=row, words="A clerk at the ministry", kind="source", source=clerk.id
    )
    minister_words = annotation(actor, article=row, words="Ana Kovac", kind="source", source=minister.id)
    being = _identified(actor, row, informant)
    told = _told(
        content,
        "background",
        (HopDraft(0, "originator", (informant.id,), words.id), HopDraft(1, "relay", (agency.id,))),
    )
    _told(content, "off_record", (HopDraft(0, "relay", (clerk.id,), clerk_words.id),))
    _told(
        content,
        "deep_background",
        (HopDraft(0, "originator", (official.id,)), HopDraft(1, "carrier", (informant.id,))),
    )
    on_record = attribution(actor, content=content, sources=(minister,))
    _corrected(actor, content, careless)
    _recorded(actor, row, said, informant)
    rating(source=informant, reason=f"{PLANTED} was right twice", rater=f"{PLANTED} rater")
    SOURCES.merge(actor, id=official.id, version=official.version, into=informant.id)
    publish_article(actor, id=row.id)
    return Story(
        actor, row, said, minister, agency, official, told, on_record, words, minister_words,
        (informant.id, clerk.id, being),
    )  # fmt: skip


def _identified(actor: Actor, row: Article, informant: Source) -> UUID:
    """Say which entity the informant is, and mark where the article means them without naming them.

    Return the entity.
    """
    annotation(actor, article=row, words="him", kind="source", source=informant.id)
    being: UUID = entity(actor, name=f"{PLANTED} being", entity_kind="person").id
    annotation(actor, article=row, words="official", kind="entity", entity=being)
    identify(actor, informant, being)
    return being


def _recorded(actor: Actor, row: Article, said: Claim, informant: Source) -> None:
    """Record what speaks for the claim, with notes for the desk."""
    response(actor, claim=said, party=informant, answer="confirmed", note=f"{PLANTED} by telephone")
    evidence_of(actor, claim=said, note=f"{PLANTED} a photograph")
    other = claim(actor, statement="Soldiers were sent.")
    annotation(actor, article=row, words="3,000 more soldiers", kind="claim", claim=other.id)
    relation(actor, claim=said, other=other, note=f"{PLANTED} compare")
    verdict(actor, claim=said, reason="Two agencies reported it.")


def _day(number: int) -> datetime:
    return datetime(2025, 3, number, 9, tzinfo=UTC)


def _informant(actor: Actor, name: str, ministry: Source) -> Source:
    """Make a named source about whom much is known."""
    draft = SourceDraft(
        name,
        "named_individual",
        aliases=(AliasDraft(f"{name} alias"),),
        country="SI",
        home_page=f"https://{PLANTED.lower()}.example/{name.split()[1]}",
        external_ids={"orcid": f"{PLANTED}-{name}"},
        description=f"{PLANTED} works there",
        roles=(RoleDraft(ministry.id, f"{PLANTED} post"),),
        ties=(TieDraft("speaks_for", ministry.id, note=f"{PLANTED} cousin"),),
    )
    return create_source(actor, draft=draft)[0]


def _official(actor: Actor) -> Source:
    """Make an unnamed source, who is called what the articles call them."""
    draft = SourceDraft(
        "a senior official",
        "unnamed_individual",
        aliases=(AliasDraft(f"{PLANTED} second name"),),
        external_ids={"wikidata": "Q424242", "orcid": f"{PLANTED}-id"},
        home_page=f"https://{PLANTED.lower()}.example/official",
        description=f"{PLANTED} the deputy",
    )
    return create_source(actor, draft=draft)[0]


def _told(content: Annotation, terms: str, hops: tuple[HopDraft, ...]) -> Attribution:
    """Attribute the content on these terms."""
    draft = AttributionDraft(
        content.id,
        hops,
        attribution_terms=terms,
        anonymity_reason=f"{PLANTED} reason",
        approved_by=f"{PLANTED} approver",
    )
    # An editor approved it: a program can't say so.
    return create_attribution(editor(), draft=draft)[0]


def _corrected(actor: Actor, content: Annotation, careless: Source) -> None:
    """Name a source on the record, and notice that they spoke on background."""
    row = attribution(actor, content=content, sources=(careless,))
    draft = replace(draft_of_attribution(row), attribution_terms="background")
    update_attribution(actor, id=row.id, version=row.version, draft=draft)
