"""The lists of parts that name words: as many queries for many rows, with words of many articles, as for
one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.annotations.models import Annotation
from articles.claims.models import Claim
from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from articles.foundation.types import Actor
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import evidence_of, figure, response, verdict
from tests.factories.sources import source
from tests.rest.caller import Caller

type Make = Callable[[Actor, Claim, Annotation], Any]

MAKES: dict[str, Make] = {
    "responses": lambda actor, said, words: response(actor, claim=said, party=source(actor), words=words.id),
    "figures": lambda actor, said, words: figure(actor, claim=said, annotation=words.id),
    "evidence": lambda actor, said, words: evidence_of(actor, claim=said, annotation=words.id),
}


@pytest.mark.parametrize("name", MAKES)
def test_the_number_of_queries_does_not_grow_with_the_words(
    name: str, reader_key: Caller, writer_key: Caller
) -> None:
    actor = writer_key.actor

    def make() -> str:
        story, said = article(actor), claim(actor)
        annotation(actor, article=story, kind="claim", claim=said.id)
        words = annotation(actor, article=story, kind="figure")
        MAKES[name](actor, said, words)
        return str(words.id)

    def queries(expected: list[str]) -> int:
        with CaptureQueriesContext(connection) as captured:
            rows = reader_key.get(f"{name}/?modified_after=2020-01-01T00:00:00Z").body["results"]
        assert [row["words" if name == "responses" else "annotation"] for row in rows] == expected
        return len(captured)

    words = [make()]
    few = queries(words)
    words += [make() for _ in range(6)]
    assert queries(words) == few <= 6


def test_what_an_article_answers_is_listed_under_it_though_the_claim_is_marked_elsewhere(
    reader_key: Caller, writer_key: Caller
) -> None:
    actor = writer_key.actor
    first, later, other = (open_article(actor) for _ in range(3))
    said = claim(actor)
    annotation(actor, article=first, kind="claim", claim=said.id)
    words = annotation(actor, article=later, words="Kyiv agreed", kind="figure")
    response(actor, claim=said, party=source(actor), answer="denied", words=words.id)
    proof = evidence_of(actor, claim=said)
    figure(actor, claim=said)
    verdict(actor, claim=said, evidence=(proof.id,))
    for name in ("claims", "responses", "evidence", "figures", "verdicts"):
        for row, count in ((first, 1), (later, 1), (other, 0)):
            assert len(reader_key.get(f"{name}/?article={row.id}").body["results"]) == count, name


@pytest.mark.parametrize("name", ["evidence", "figures"])
def test_an_article_speaks_of_the_claim_that_its_words_support_or_count_until_they_are_deleted(
    name: str, writer_key: Caller
) -> None:
    actor = writer_key.actor
    story, said = open_article(actor), claim(actor)
    words = annotation(actor, article=story, words="Kyiv agreed", kind="figure")
    MAKES[name](actor, said, words)
    for path in ("claims", name):
        assert len(writer_key.get(f"{path}/?article={story.id}").body["results"]) == 1
    assert writer_key.delete(f"annotations/{words.id}/", version=1).status == 204
    assert writer_key.get(f"claims/?article={story.id}").body["results"] == []


def open_article(actor: Actor) -> Article:
    """Make a published article."""
    row = article(actor)
    publish_article(actor, id=row.id)
    return row
