"""Following the ledger: changes/."""

from __future__ import annotations

import pytest

from articles.corpus.models import Article
from articles.entities.operations import create_entity
from articles.entities.types import EntityDraft, EntityTieDraft
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.rest.caller import Caller
from tests.rest.test_every_list import queries

# The feed shows what has been committed, so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def _committing(transactional_db: None) -> None:
    """Let what a test writes be committed."""


def verbs(caller: Caller, path: str = "changes/") -> list[str]:
    """Return what the feed tells, oldest first, following it to its end."""
    found: list[str] = []
    address: str | None = path
    while address:
        page = caller.get(address).body
        found += [entry["verb"] for entry in page["results"]]
        address = page["next"]
    return found


def test_every_change_is_told_once_in_order(
    transactional_db: None, writer_key: Caller, story: Article
) -> None:
    row = annotation(writer_key.actor, article=story)
    writer_key.patch(f"annotations/{row.id}/", {"note": "new"}, version=1)
    writer_key.delete(f"annotations/{row.id}/", version=2)
    told = [
        "article.created",
        "revision.created",
        "annotation.created",
        "annotation.updated",
        "annotation.deleted",
    ]
    assert verbs(writer_key, "changes/?page_size=2") == told


def test_an_entry_says_who_changed_what_from_what_to_what(
    transactional_db: None, writer_key: Caller, story: Article
) -> None:
    row = annotation(writer_key.actor, article=story)
    writer_key.patch(f"annotations/{row.id}/", {"note": "new"}, version=1)
    entry = writer_key.get(f"changes/?subject={row.id}").body["results"][-1]
    assert (entry["verb"], entry["subject"], entry["article"]) == (
        "annotation.updated",
        str(row.id),
        str(story.id),
    )
    assert entry["actor"] == {"id": str(writer_key.actor.user_id), "name": "writer", "type": "machine"}
    assert (entry["agent"], entry["before"]["note"], entry["after"]["note"]) == ("writer", "", "new")


def test_ties_whose_words_are_a_text_are_told_as_they_are(
    transactional_db: None, writer_key: Caller, reader_key: Caller
) -> None:
    pact = entity(writer_key.actor, name="Pact")
    draft = EntityDraft("Korvia", "place", ties=(EntityTieDraft("party_to", pact.id, "signatory"),))
    row, _ = create_entity(writer_key.actor, draft=draft)
    for caller in (writer_key, reader_key):
        (entry,) = caller.get(f"changes/?subject={row.id}").body["results"]
        assert (entry["verb"], entry["row"]["ties"][0]["words"]) == ("entity.created", "signatory")


def test_the_feed_goes_on_where_it_was_left(
    transactional_db: None, writer_key: Caller, story: Article
) -> None:
    seen = writer_key.get("changes/").body["results"][-1]["cursor"]
    end = writer_key.get(f"changes/?after={seen}").body
    assert end == {"next": None, "cursor": seen, "results": []}
    source(writer_key.actor)
    assert verbs(writer_key, f"changes/?after={seen}") == ["source.created"]


def test_what_happens_to_withheld_articles_is_not_told_to_read_keys(
    transactional_db: None, reader_key: Caller, writer_key: Caller, story: Article, withheld: Article
) -> None:
    hidden = claim(writer_key.actor)
    annotation(writer_key.actor, article=withheld, kind="claim", claim=hidden.id)
    shown = claim(writer_key.actor)
    annotation(writer_key.actor, article=story, kind="claim", claim=shown.id)
    told = reader_key.get("changes/").body["results"]
    assert {entry["article"] for entry in told} == {str(story.id), None}
    assert [entry["subject"] for entry in told if entry["verb"] == "claim.created"] == [str(shown.id)]
    assert len(writer_key.get("changes/").body["results"]) > len(told)


def test_a_reader_who_has_followed_the_feed_learns_of_an_article_that_is_released(
    transactional_db: None, reader_key: Caller, writer_key: Caller, withheld: Article
) -> None:
    mark = annotation(writer_key.actor, article=withheld)
    source(writer_key.actor)
    seen = reader_key.get("changes/").body["results"][-1]["cursor"]
    writer_key.patch(f"articles/{withheld.id}/", {"pub_status": "usable"}, version=1)
    told = reader_key.get(f"changes/?after={seen}").body["results"]
    assert [(one["verb"], one["article"]) for one in told][-1] == ("article.released", str(withheld.id))
    read_anew = reader_key.get(f"annotations/?article={told[-1]['article']}").body["results"]
    assert [row["id"] for row in read_anew] == [str(mark.id)]


def test_read_keys_are_told_of_their_own_exports_only(
    transactional_db: None, reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    own = reader_key.post("exports/", {"format": "ndjson", "articles": [str(story.id)]}).body["id"]
    other = writer_key.post("exports/", {"format": "ndjson"}).body["id"]
    told = {entry["subject"] for entry in reader_key.get("changes/").body["results"]}
    assert own in told
    assert other not in told
    assert other in {entry["subject"] for entry in writer_key.get("changes/").body["results"]}


def test_the_feed_is_filtered_by_article(transactional_db: None, writer_key: Caller, story: Article) -> None:
    source(writer_key.actor)
    assert verbs(writer_key, f"changes/?article={story.id}") == ["article.created", "revision.created"]
    assert verbs(writer_key, f"changes/?article={new_id()}") == []


def test_the_number_of_queries_does_not_grow_with_the_entries(
    transactional_db: None, reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    annotation(writer_key.actor, article=story)
    few = queries(lambda: reader_key.send("GET", "changes/"))
    for _ in range(5):
        annotation(writer_key.actor, article=story)
    # Two of them ask what the marks may tell a reader outside.
    assert queries(lambda: reader_key.send("GET", "changes/")) == few <= 9


@pytest.mark.parametrize("after", ["x", "1", "1-", "-1", "1-2-3", "9" * 30, f"1-{2**63}", "٣-٣", ""])
def test_a_place_that_is_none_is_refused(after: str, reader_key: Caller) -> None:
    answer = reader_key.get(f"changes/?after={after}")
    assert (answer.status, answer.fields) == (400, ["after"])


def test_the_feed_is_only_read(writer_key: Caller) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert writer_key.send(method, "changes/", {}).status == 405
    assert writer_key.get("changes/?cursor=1").fields == ["cursor"]


def test_a_later_text_tells_what_it_did_to_the_claims(
    transactional_db: None, writer_key: Caller, reader_key: Caller
) -> None:
    row = article(writer_key.actor, text="Arden said on Monday that 2,500 more soldiers had left.")
    said = claim(writer_key.actor, statement="Arden sent 2,500 soldiers.")
    annotation(writer_key.actor, article=row, words="2,500 more soldiers", kind="claim", claim=said.id)
    text = "Arden said on Monday that 3,100 more soldiers had left."
    assert writer_key.post(f"articles/{row.id}/revisions/", {"text": text}).status == 201
    entries = reader_key.get("changes/?page_size=100").body["results"]
    first, second = [one["row"] for one in entries if one["verb"] == "revision.created"]
    assert first["radar"] == []
    assert second["radar"] == reader_key.get(f"articles/{row.id}/revisions/2/radar/").body["results"]
    assert second["radar"][0]["findings"] == [{"what": "figure_changed", "before": "2,500", "after": "3,100"}]
