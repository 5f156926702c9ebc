"""Articles with much the same text: articles/{id}/similar/, and the list filtered by `resembles`."""

from __future__ import annotations

import pytest

from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.foundation.models import new_id
from articles.likeness.operations import compare_waiting
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.likeness.stories import FERRY, FERRY_RIVAL
from tests.likeness.treatments import expanded, local_lead
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def wire() -> Article:
    """A wire story, two outlets' versions of it, a third that is withheld, and another reporter's story."""
    row = article(text=FERRY, headline="Ferry aground")
    article(text=local_lead(FERRY), headline="Readers on board", metadata=ArticleMetadata(uri="urn:x:1"))
    article(text=expanded(FERRY), headline="The week")
    withheld = ArticleMetadata(pub_status=PubStatus.WITHHELD)
    article(text=f"{FERRY} Not yet.", headline="Secret", metadata=withheld)
    article(text=FERRY_RIVAL, headline="In the sports hall")
    compare_waiting(most=10)
    return row


def headlines(caller: Caller, path: str) -> list[str]:
    """Return the headlines that are answered, in order."""
    return [row["headline"] for row in caller.get(path).body["results"]]


def test_the_newsroom_is_told_of_all_and_an_outsider_of_what_is_open(
    writer_key: Caller, reader_key: Caller, wire: Article
) -> None:
    path = f"articles/{wire.id}/similar/"
    assert headlines(writer_key, path) == ["Secret", "Readers on board", "The week"]
    assert headlines(reader_key, path) == ["Readers on board", "The week"]
    listed = f"articles/?resembles={wire.id}"
    assert sorted(headlines(writer_key, listed)) == ["Readers on board", "Secret", "The week"]
    assert sorted(headlines(reader_key, listed)) == ["Readers on board", "The week"]
    secret = Article.objects.get(headline="Secret")
    assert reader_key.get(f"articles/{secret.id}/similar/").status == 404
    assert headlines(reader_key, f"articles/?resembles={secret.id}") == []


def test_the_answer_says_how_much_is_shared_from_both_sides(reader_key: Caller, wire: Article) -> None:
    local, week = reader_key.get(f"articles/{wire.id}/similar/").body["results"]
    assert local == {
        "article": str(Article.objects.get(headline="Readers on board").id),
        "headline": "Readers on board",
        "uri": "urn:x:1",
        "share": 1.0,
        "other_share": local["resemblance"],
        "resemblance": pytest.approx(0.84, abs=0.02),
        "same_origin": True,
    }
    assert (week["share"], week["same_origin"]) == (1.0, True)
    assert week["other_share"] < 0.5


def test_only_what_shares_enough_is_asked_for(reader_key: Caller, wire: Article) -> None:
    styled = article(text=FERRY.replace(" the ", " this "), headline="Styled")
    compare_waiting(most=1)
    path = f"articles/{styled.id}/similar/"
    assert headlines(reader_key, path) == ["Ferry aground", "Readers on board", "The week"]
    assert headlines(reader_key, f"{path}?least=1") == []
    assert headlines(reader_key, f"articles/{wire.id}/similar/?least=1") == ["Readers on board", "The week"]
    for bad in ("2", "-0.1", "much", ""):
        answer = reader_key.get(f"{path}?least={bad}")
        assert (answer.status, answer.fields) == (400, ["least"])
    assert reader_key.get(f"{path}?most=1").status == 400


def test_an_article_that_is_missing_or_alone(reader_key: Caller) -> None:
    assert reader_key.get(f"articles/{new_id()}/similar/").status == 404
    row = article()
    compare_waiting(most=1)
    assert reader_key.get(f"articles/{row.id}/similar/").body == {"results": []}
    assert reader_key.send("POST", f"articles/{row.id}/similar/").status == 405


def test_annotations_are_taken_over_and_given_back(
    writer_key: Caller, reader_key: Caller, wire: Article
) -> None:
    annotation(article=wire, words="four lifeboats", kind="note", note="four")
    local = Article.objects.get(headline="Readers on board")
    path = f"articles/{local.id}/similar/{wire.id}/marks/"
    answer = writer_key.send("PUT", path)
    assert answer.status == 200
    counts = {"anchored": 1, "altered": 0, "ambiguous": 0, "orphaned": 0, "here": 0}
    (made,) = answer.body["annotations"]
    assert answer.body["counts"] == counts
    assert (
        writer_key.get(f"annotations/{made}/")
        .body["origin"]["agent"]
        .startswith("taken over from annotation ")
    )
    assert writer_key.send("PUT", path).body == {
        "annotations": [],
        "counts": counts | {"anchored": 0, "here": 1},
    }
    assert reader_key.send("PUT", path).status == 403
    assert writer_key.send("DELETE", path).body == {"deleted": 1}
    assert writer_key.send("DELETE", path).body == {"deleted": 0}
    assert writer_key.get(path).status == 405
    assert writer_key.send("PUT", f"articles/{local.id}/similar/{new_id()}/marks/").status == 404
    rival = Article.objects.get(headline="In the sports hall")
    refused = writer_key.send("PUT", f"articles/{local.id}/similar/{rival.id}/marks/")
    assert (refused.status, refused.codes) == (409, ["not_alike"])
