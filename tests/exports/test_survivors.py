"""Exports of merged records write the survivor, with the ids that it had before."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from annotator.accounts.types import Principal
from articles.claims.operations import merge_claim, split_claim
from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.disclosure.operations import update_article
from articles.entities.operations import ENTITIES
from articles.exports.operations import export_article
from articles.foundation.types import Actor
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.api_keys import program, reader
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import evidence_of, response, verdict
from tests.factories.ratings import rating
from tests.factories.sources import source

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor() -> Principal:
    """The newsroom's program, which also keeps the register."""
    return program()


@pytest.fixture
def story(actor: Principal) -> Article:
    """A published article."""
    row = article(actor)
    publish_article(actor, id=row.id)
    return row


def page(actor: Actor, row: Article) -> list[dict[str, Any]]:
    """Return the annotations of the article's Web Annotation export."""
    text = b"".join(export_article(actor, id=row.id, format="webannotation").chunks)
    found: list[dict[str, Any]] = orjson.loads(text)["items"]
    return found


def lines(actor: Actor, row: Article) -> dict[str, list[dict[str, Any]]]:
    """Return the lines of the article's NDJSON export, by type."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in b"".join(export_article(actor, id=row.id, format="ndjson").chunks).splitlines():
        one = orjson.loads(line)
        found.setdefault(one["type"], []).append(one)
    return found


def identified(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the records that the marks name."""
    bodies = [body for item in items for body in item.get("body", ())]
    return [body["source"] for body in bodies if body["purpose"] == "identifying"]


def test_a_web_annotation_has_the_survivor_s_words_and_status(actor: Principal, story: Article) -> None:
    old, new = claim(actor, statement="They went."), claim(actor, statement="3,000 soldiers went.")
    annotation(actor, article=story, words="3,000 more", kind="claim", claim=old.id)
    merge_claim(actor, id=old.id, version=1, into=new.id)
    verdict(actor, claim=new, status="verified")
    (node,) = identified(page(actor, story))
    assert (node["id"], node["statement"], node["verification_status"]) == (
        f"urn:uuid:{new.id}",
        "3,000 soldiers went.",
        "verified",
    )
    assert node["former"] == [f"urn:uuid:{old.id}"]
    split_claim(actor, id=old.id, version=2)
    (node,) = identified(page(actor, story))
    assert (node["id"], node["statement"]) == (f"urn:uuid:{old.id}", "They went.")
    assert "former" not in node


def test_sources_and_entities_are_written_as_their_survivors(actor: Principal, story: Article) -> None:
    old, new = source(actor, name="Seoul"), source(actor, name="South Korea")
    there, place = entity(actor, name="Kiev"), entity(actor, name="Kyiv")
    said = annotation(actor, article=story, words="3,000 more", kind="claim", claim=claim(actor).id)
    annotation(actor, article=story, words="Seoul", kind="source", source=old.id)
    annotation(actor, article=story, words="Kyiv", kind="entity", entity=there.id)
    attribution(actor, content=said, sources=(old,))
    rating(source=new, grade="B")
    SOURCES.merge(actor, id=old.id, version=1, into=new.id)
    ENTITIES.merge(actor, id=there.id, version=1, into=place.id)
    for reads in (actor, reader()):
        items = page(reads, story)
        named = {node["type"]: node for node in identified(items)}
        assert (named["Source"]["name"], named["Entity"]["name"]) == ("South Korea", "Kyiv")
        assert named["Source"]["former"] == [f"urn:uuid:{old.id}"]
        assert named["Source"]["reliability"] == "B"
        told = [b["source"] for i in items for b in i.get("body", ()) if b["purpose"] == "describing"]
        assert [one["id"] for one in told[0]["hops"][0]["sources"]] == [f"urn:uuid:{new.id}"]


def test_outsiders_read_the_open_claim_and_no_hidden_survivor(actor: Principal, story: Article) -> None:
    hidden = article(actor)
    ours, secret = claim(actor, statement="They went."), claim(actor, statement="The minister resigns.")
    annotation(actor, article=story, words="3,000 more", kind="claim", claim=ours.id)
    annotation(actor, article=hidden, words="3,000 more", kind="claim", claim=secret.id)
    hide(actor, hidden)
    merge_claim(actor, id=ours.id, version=1, into=secret.id)
    (node,) = identified(page(reader(), story))
    assert (node["id"], node["statement"]) == (f"urn:uuid:{ours.id}", "They went.")
    assert "former" not in node


def test_an_answer_is_in_the_export_of_the_article_that_holds_it(actor: Principal, story: Article) -> None:
    """The claim is marked in the first article only; the second has the denial."""
    later, other = article(actor, text="Seoul denied it."), article(actor)
    publish_article(actor, id=later.id)
    one = claim(actor)
    annotation(actor, article=story, words="3,000 more", kind="claim", claim=one.id)
    party = source(actor)
    words = annotation(actor, article=later, words="denied it", kind="cue")
    answer = response(actor, claim=one, party=party, answer="denied", words=words.id)
    proof = evidence_of(actor, claim=one, stance="against", annotation=words.id)
    decided = verdict(actor, claim=one, evidence=(proof.id,))
    for reads in (actor, reader()):
        found = lines(reads, later)
        assert {kind: [row["id"] for row in found[kind]] for kind in RECORD} == {
            "claim": [str(one.id)],
            "source": [str(party.id)],
            "response": [str(answer.id)],
            "evidence": [str(proof.id)],
            "verdict": [str(decided.id)],
        }
    assert "claim" not in lines(actor, other)


RECORD = ("claim", "source", "response", "evidence", "verdict")


def hide(actor: Principal, row: Article) -> None:
    """Withhold the article."""
    row.refresh_from_db()
    update_article(
        actor, id=row.id, version=row.version, metadata=ArticleMetadata(pub_status=PubStatus.WITHHELD)
    )
