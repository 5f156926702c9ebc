"""Verdicts as ClaimReview in the public page, and nothing where there is none."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import orjson
from django.test import Client

from articles.claims.types import AttributionDraft
from articles.corpus.operations import publish_article
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.parts import verdict
from tests.factories.sources import source
from tests.factories.users import editor
from tests.reading.conftest import Published

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def reviews(reader: Client, address: str) -> list[dict[str, Any]]:
    """Return the reviews of a page."""
    found = SCRIPT.findall(reader.get(address).text)
    nodes: list[dict[str, Any]] = orjson.loads(found[0])["@graph"] if found else []
    return nodes


def test_a_claim_with_a_verdict_is_a_review_of_what_its_speaker_says(
    reader: Client, published: Published
) -> None:
    [review] = reviews(reader, published.address)
    assert (review["@type"], review["claimReviewed"]) == ("ClaimReview", published.claim.statement)
    assert review["url"].endswith(published.address)
    assert review["reviewRating"]["alternateName"] == "Disputed"
    assert review["itemReviewed"]["appearance"]["url"] == "https://news.example/troops"
    assert review["itemReviewed"]["datePublished"] == "2025-03-03"
    assert [one["name"] for one in review["itemReviewed"]["author"]] == ["Joint Chiefs"]


def test_a_page_without_a_verdict_has_none(reader: Client) -> None:
    actor = editor()
    row, said = article(actor), claim(actor)
    annotation(actor, article=row, kind="claim", claim=said.id)
    publish_article(actor, id=row.id)
    assert "ld+json" not in reader.get(f"/read/{row.id}/").text


def test_words_of_a_statement_end_no_script(reader: Client) -> None:
    actor = editor()
    row = article(actor)
    said = claim(actor, statement="</script><script>alert(1)</script> & <!-- so")
    annotation(actor, article=row, kind="claim", claim=said.id)
    verdict(actor, claim=said, decided=datetime(2025, 3, 27, tzinfo=UTC))
    publish_article(actor, id=row.id)
    [review] = reviews(reader, f"/read/{row.id}/")
    assert review["claimReviewed"] == said.statement
    assert "alert(1)</script>" not in reader.get(f"/read/{row.id}/").text


def test_who_is_not_named_is_not_named_here(reader: Client) -> None:
    actor = editor()
    row, said = article(actor), claim(actor)
    mark = annotation(actor, article=row, kind="claim", claim=said.id)
    diplomat = source(actor, name="A Western diplomat", source_kind="unnamed_individual")
    draft = AttributionDraft(mark.id, (), anonymity_reason="Not allowed to speak.", approved_by="Desk")
    attribution(actor, content=mark, sources=(diplomat,), draft=draft)
    verdict(actor, claim=said)
    publish_article(actor, id=row.id)
    [review] = reviews(reader, f"/read/{row.id}/")
    assert "author" not in review["itemReviewed"]
