"""A published story about which much is recorded, and whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim
from articles.claims.types import AttributionDraft, Commitment
from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.parts import figure, response, verdict
from tests.factories.sources import source
from tests.factories.users import editor, user

TEXT = (
    "Seoul claims that 3,000 more soldiers went, and that 4,000 of 11,000 are lost.\\n\\n"
    "Neither Moscow nor Pyongyang has confirmed <it> & that is that."
).replace("\\n", "\n")


@dataclass(frozen=True, slots=True)
class Published:
    """The story, its first claim, and what was recorded of that."""

    actor: Principal
    article: Article
    claim: Claim
    mark: Annotation
    told: Attribution
    moscow: Source

    @property
    def address(self) -> str:
        """The path of its page."""
        return f"/read/{self.article.id}/"


@pytest.fixture
def reader(db: None) -> Client:
    """A browser in which nobody is signed in."""
    return Client(raise_request_exception=False)


@pytest.fixture
def signed_in(db: None) -> Client:
    """An editor's browser."""
    browser = Client(raise_request_exception=False)
    browser.force_login(user())
    return browser


@pytest.fixture
def published(db: None) -> Published:
    """The published story: one claim with its whole record, which two others overlap."""
    actor = editor()
    metadata = ArticleMetadata(
        language="en",
        by="Ann Author",
        uri="https://news.example/troops",
        version_created=datetime(2025, 3, 3, tzinfo=UTC),
        ed_note="KEEP THIS INSIDE",
        info_sources=(InfoSourceDraft("AFP", "wire"),),
    )
    story = article(actor, headline="Seoul says 3,000 more went", text=TEXT, metadata=metadata)
    said = claim(actor, statement="North Korea sent <3,000> more soldiers.")
    mark = annotation(actor, article=story, words=["3,000 more soldiers went"], kind="claim", claim=said.id)
    cue = annotation(actor, article=story, words="claims that", kind="cue")
    chiefs, agency = (
        source(actor, name="Joint Chiefs"),
        source(actor, name="Yonhap", source_kind="news_agency"),
    )
    gauges = AttributionDraft(
        mark.id, (), cue_stance="distancing", commitment=Commitment("probable", "positive")
    )
    told = attribution(actor, content=mark, cue=cue, sources=(chiefs, agency), draft=gauges)
    moscow, pyongyang = (
        source(actor, name=name, source_kind="government_body") for name in ("Moscow", "Pyongyang")
    )
    for party in (moscow, pyongyang):
        response(actor, claim=said, party=party, note="KEEP THIS INSIDE")
    figure(
        actor, claim=said, value=Decimal(3000), counted="soldiers", modality="about", figure_type="delta",
        base=Decimal(11000), as_of_start=date(2025, 3, 3), as_of_end=date(2025, 3, 3),
    )  # fmt: skip
    verdict(actor, claim=said, reason="Satellites show <fewer>.", decided=datetime(2025, 3, 5, tzinfo=UTC))
    for words, statement in (
        (["that 3,000 more soldiers went, and that 4,000"], "Seoul counts them."),
        (["4,000 of 11,000 are lost", "that is that"], "4,000 are lost."),
    ):
        other = claim(actor, statement=statement)
        annotation(actor, article=story, words=words, kind="claim", claim=other.id)
    publish_article(actor, id=story.id)
    return Published(actor, Article.objects.get(id=story.id), said, mark, told, moscow)
