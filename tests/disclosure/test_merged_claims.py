"""A claim of an open article keeps its own words outside, whatever it is merged into."""

from __future__ import annotations

import pytest
from django.test import Client

from annotator.accounts.types import Principal
from articles.claims.models import Claim
from articles.claims.operations import merge_claim, split_claim
from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from articles.corpus.types import ArticleMetadata, PubStatus
from tests.factories.annotations import annotation
from tests.factories.api_keys import program
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import response, verdict
from tests.factories.sources import source
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db(transaction=True)

SECRET = "The minister will resign on Friday."


@pytest.fixture
def actor() -> Principal:
    """The newsroom's program."""
    return program()


@pytest.fixture
def opened(actor: Principal) -> Article:
    """A published article."""
    row = article(actor)
    publish_article(actor, id=row.id)
    return row


def made(actor: Principal, row: Article, statement: str) -> Claim:
    """Make a claim that the article makes."""
    one = claim(actor, statement=statement)
    annotation(actor, article=row, words="3,000 more", kind="claim", claim=one.id)
    return one


@pytest.fixture
def merged(actor: Principal, opened: Article) -> tuple[Claim, Claim]:
    """The open article's claim, merged into one that only an embargoed article makes and that was judged."""
    hidden = article(actor, metadata=ArticleMetadata(pub_status=PubStatus.WITHHELD))
    ours, secret = made(actor, opened, "The minister will go."), made(actor, hidden, SECRET)
    verdict(actor, claim=secret, status="verified", reason="We hold the letter.")
    response(actor, claim=secret, party=source(actor, name="Chancellery"), answer="denied")
    merge_claim(actor, id=ours.id, version=1, into=secret.id)
    return ours, secret


def test_the_public_page_shows_the_open_claim(opened: Article, merged: tuple[Claim, Claim]) -> None:
    text = Client().get(f"/read/{opened.id}/").content.decode()
    assert "The minister will go." in text
    assert "Not verified" in text
    for secret in ("resign", "letter", "Verified", "denied", "Chancellery"):
        assert secret not in text


def test_a_read_key_sees_the_open_claim_stand_for_itself(
    reader_key: Caller, merged: tuple[Claim, Claim]
) -> None:
    ours, secret = merged
    shape = reader_key.get(f"claims/{ours.id}/").body
    assert (shape["canonical"], shape["merged_into"]) == (str(ours.id), None)
    assert shape["verification_status"] == "unverified"
    assert reader_key.get(f"claims/{secret.id}/").status == 404
    told = (
        "",
        "merged=true",
        "merged=false",
        "status=unverified",
        "similar_to=The minister will go.",
        "q=minister",
    )
    for query in told:
        assert [row["id"] for row in reader_key.get(f"claims/?{query}").body["results"]] == [str(ours.id)], (
            query
        )
    for query in (
        "q=resign",
        "similar_to=The minister will resign on Friday.&status=verified",
        "status=verified",
    ):
        assert reader_key.get(f"claims/?{query}").body["results"] == [], query


def test_a_read_key_sees_nothing_of_what_is_recorded_of_the_hidden_claim(
    reader_key: Caller, merged: tuple[Claim, Claim]
) -> None:
    ours, secret = merged
    for path in (f"verdicts/?claim={ours.id}", f"responses/?claim={ours.id}"):
        assert reader_key.get(path).body["results"] == []
    for path in ("claims/", "changes/", f"articles/{Article.objects.earliest('created').id}/export/ndjson/"):
        text = reader_key.get(path).content.decode()
        assert "resign" not in text
        assert str(secret.id) not in text


def test_the_feed_tells_no_status_that_a_hidden_verdict_gave(
    actor: Principal, opened: Article, reader_key: Caller, writer_key: Caller
) -> None:
    """A hidden claim that was judged is merged into the open one, whose status follows."""
    hidden = article(actor, metadata=ArticleMetadata(pub_status=PubStatus.WITHHELD))
    ours, secret = made(actor, opened, "The minister will go."), made(actor, hidden, SECRET)
    verdict(actor, claim=secret, status="verified", reason="We hold the letter.")
    merge_claim(actor, id=secret.id, version=2, into=ours.id)
    inside, outside = (
        [one for one in caller.get("changes/").body["results"] if one["subject"] == str(ours.id)]
        for caller in (writer_key, reader_key)
    )
    changed = "claim.status_changed"
    assert [one["after"] for one in inside if one["verb"] == changed] == [{"verification_status": "verified"}]
    assert [one["after"] for one in outside if one["verb"] == changed] == [None]


def test_the_newsroom_sees_one_claim(writer_key: Caller, merged: tuple[Claim, Claim]) -> None:
    ours, secret = merged
    shape = writer_key.get(f"claims/{ours.id}/").body
    assert (shape["canonical"], shape["merged_into"]) == (str(secret.id), str(secret.id))


def test_of_several_open_claims_the_first_stands_for_all(
    actor: Principal, opened: Article, merged: tuple[Claim, Claim], reader_key: Caller
) -> None:
    ours, secret = merged
    another = made(actor, article(actor), "The minister goes.")
    merge_claim(actor, id=another.id, version=1, into=secret.id)
    shape = reader_key.get(f"claims/{another.id}/").body
    assert (shape["canonical"], shape["merged_into"]) == (str(ours.id), str(ours.id))
    assert reader_key.get(f"claims/{ours.id}/").body["appearance_count"] == 2


def test_a_claim_that_was_worded_for_the_merge_is_shown(
    actor: Principal, opened: Article, reader_key: Caller
) -> None:
    ours, worded = made(actor, opened, "The minister goes."), claim(actor, statement="The minister resigns.")
    merge_claim(actor, id=ours.id, version=1, into=worded.id)
    assert reader_key.get(f"claims/{ours.id}/").body["canonical"] == str(worded.id)
    assert reader_key.get(f"claims/{worded.id}/").status == 200
    assert "The minister resigns." in Client().get(f"/read/{opened.id}/").content.decode()
    split_claim(actor, id=ours.id, version=2)
    assert reader_key.get(f"claims/{worded.id}/").status == 404
    assert reader_key.get("changes/").body["results"][-1]["verb"] == "claim.withdrawn"


def test_the_preview_of_a_merge_says_what_outsiders_will_read(
    actor: Principal, opened: Article, writer_key: Caller
) -> None:
    hidden = article(actor, metadata=ArticleMetadata(pub_status=PubStatus.WITHHELD))
    ours, secret = made(actor, opened, "The minister will go."), made(actor, hidden, SECRET)
    told = writer_key.get(f"claims/{ours.id}/merge/?into={secret.id}").body["outside"]
    assert told == {"id": str(ours.id), "statement": "The minister will go."}
    told = writer_key.get(f"claims/{secret.id}/merge/?into={ours.id}").body["outside"]
    assert told == {"id": str(ours.id), "statement": "The minister will go."}
