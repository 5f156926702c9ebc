"""How many origins a claim has: claims/{id}/origins/, and the claim's page."""

from __future__ import annotations

import pytest

from articles.claims.models import Claim
from articles.claims.operations import merge_claim
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.foundation.models import new_id
from articles.likeness.operations import compare_waiting
from articles.research.models import claim_record
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.factories.users import editor
from tests.likeness.stories import FERRY, FERRY_RIVAL, STEEL
from tests.likeness.treatments import house_style, local_lead
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db

WITHHELD = ArticleMetadata(pub_status=PubStatus.WITHHELD)


@pytest.fixture
def statement() -> Claim:
    """A claim in two copies of one wire story, in a withheld third, and in another reporter's story."""
    who = editor()
    row = claim(who, statement="All have been accounted for.")
    texts = (FERRY, house_style(FERRY), FERRY_RIVAL)
    for at, text in enumerate(texts):
        annotation(who, article=article(who, text=text, headline=f"{at}"), kind="claim", claim=row.id)
    hidden = article(who, text=local_lead(FERRY), headline="hidden", metadata=WITHHELD)
    annotation(who, article=hidden, kind="claim", claim=row.id)
    compare_waiting(most=10)
    return row


def told(caller: Caller, row: Claim) -> tuple[int, int, list[list[str]]]:
    """Return how many articles and origins are told, and the headlines of each origin."""
    body = caller.get(f"claims/{row.id}/origins/").body
    headlines = {str(one.id): one.headline for one in Article.objects.all()}
    groups = [[headlines[id] for id in one["articles"]] for one in body["origins"]]
    return body["article_count"], body["origin_count"], groups


def test_copies_are_one_origin_as_far_as_the_reader_may_know(
    writer_key: Caller, reader_key: Caller, statement: Claim
) -> None:
    assert told(writer_key, statement) == (4, 2, [["0", "1", "hidden"], ["2"]])
    assert told(reader_key, statement) == (3, 2, [["0", "1"], ["2"]])


def test_one_carrier_makes_one_origin_of_different_words(reader_key: Caller, statement: Claim) -> None:
    who = editor()
    speaker, relay, agency = (source(who, name=name) for name in ("Coastguard", "Spokeswoman", "NWA"))
    for headline in ("0", "2"):
        content = Article.objects.get(headline=headline).annotations.get(kind="claim")
        attribution(who, content=content, sources=(speaker, relay, agency))
    assert told(reader_key, statement) == (3, 1, [["0", "1", "2"]])
    # The same speaker by no common carrier: two reporters heard it.
    other = claim(who, statement="Other")
    for text in (FERRY, STEEL):
        mark = annotation(who, article=article(who, text=f"{text} Anew."), kind="claim", claim=other.id)
        attribution(who, content=mark, sources=(speaker,))
    compare_waiting(most=5)
    assert told(reader_key, other)[:2] == (2, 2)


def test_merged_claims_count_together(reader_key: Caller, statement: Claim) -> None:
    who = editor()
    other = claim(who, statement="Everybody was found.")
    annotation(who, article=article(who, text=STEEL, headline="steel"), kind="claim", claim=other.id)
    compare_waiting(most=5)
    merge_claim(who, id=other.id, version=1, into=statement.id)
    assert told(reader_key, statement)[:2] == (4, 3)
    assert told(reader_key, other)[:2] == (4, 3)


def test_an_article_that_was_not_compared_yet_is_an_origin_of_its_own(
    reader_key: Caller, statement: Claim
) -> None:
    late = article(text=FERRY, headline="late")
    annotation(article=late, kind="claim", claim=statement.id)
    assert told(reader_key, statement)[:2] == (4, 3)
    compare_waiting(most=1)
    assert told(reader_key, statement)[:2] == (4, 2)


def test_the_record_of_the_claim_says_it(statement: Claim) -> None:
    record = claim_record(editor(), statement.id)
    assert (record.articles, record.origins) == (4, 2)


def test_a_claim_that_is_missing_or_stands_nowhere(reader_key: Caller, writer_key: Caller) -> None:
    assert reader_key.get(f"claims/{new_id()}/origins/").status == 404
    row = claim()
    assert writer_key.get(f"claims/{row.id}/origins/").body == {
        "article_count": 0,
        "origin_count": 0,
        "origins": [],
    }
    assert writer_key.send("POST", f"claims/{row.id}/origins/").status == 405
