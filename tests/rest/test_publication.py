"""Publishing: articles/{id}/publication/, and what articles say of it."""

from __future__ import annotations

import pytest

from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.rest.caller import Caller


def path_of(row: Article) -> str:
    return f"articles/{row.id}/publication/"


def seen(caller: Caller, row: Article) -> tuple[str | None, str | None]:
    """Return what the article says of its publication; its list says the same."""
    one = caller.get(f"articles/{row.id}/").body
    listed = next(each for each in caller.get("articles/").body["results"] if each["id"] == one["id"])
    assert listed == one
    return one["published"], one["reading_url"]


def test_an_article_is_published_and_says_where_it_is_read(writer_key: Caller, story: Article) -> None:
    assert seen(writer_key, story) == (None, None)
    answer = writer_key.send("PUT", path_of(story))
    assert (answer.status, answer.version) == (200, 1)
    published, address = seen(writer_key, story)
    assert published is not None
    assert published.endswith("Z")
    assert address == f"http://testserver/read/{story.id}/"
    assert answer.body["published"] == published


def test_both_ways_can_be_sent_twice(writer_key: Caller, story: Article) -> None:
    first, second = (writer_key.send("PUT", path_of(story)) for _ in range(2))
    assert (second.status, second.body) == (200, first.body)
    first, second = (writer_key.send("DELETE", path_of(story)) for _ in range(2))
    assert (second.status, second.body) == (200, first.body)
    assert seen(writer_key, story) == (None, None)


def test_what_is_hidden_is_refused_by_its_field(writer_key: Caller, withheld: Article) -> None:
    answer = writer_key.send("PUT", path_of(withheld))
    assert (answer.status, answer.type) == (409, "application/problem+json")
    assert (answer.fields, answer.codes) == (["pub_status"], ["not_usable"])
    assert "Set its status to usable" in answer.body["detail"]


def test_an_article_that_is_hidden_later_keeps_its_date_and_has_no_address(
    writer_key: Caller, story: Article
) -> None:
    writer_key.send("PUT", path_of(story))
    writer_key.patch(f"articles/{story.id}/", {"pub_status": "withheld"}, version=1)
    published, address = seen(writer_key, story)
    assert (published is not None, address) == (True, None)


def test_the_feed_tells_of_it(
    transactional_db: None, writer_key: Caller, reader_key: Caller, story: Article
) -> None:
    writer_key.send("PUT", path_of(story))
    writer_key.send("DELETE", path_of(story))
    told = [entry["verb"] for entry in reader_key.get("changes/").body["results"]]
    assert told[-2:] == ["article.published", "article.unpublished"]


def test_a_read_key_and_strangers_publish_nothing(
    reader_key: Caller, client_of_nobody: Caller, admin: Caller, story: Article
) -> None:
    for method in ("PUT", "DELETE"):
        assert reader_key.send(method, path_of(story)).status == 403
        assert admin.send(method, path_of(story)).status == 403
        assert client_of_nobody.send(method, path_of(story)).status == 401
    assert Article.objects.get(id=story.id).published is None


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_missing_article_and_parameters_are_refused(
    writer_key: Caller, story: Article, method: str
) -> None:
    assert writer_key.send(method, f"articles/{new_id()}/publication/").status == 404
    assert writer_key.send(method, f"{path_of(story)}?now=1").fields == ["now"]


def test_other_methods_are_not_allowed(writer_key: Caller, story: Article) -> None:
    for method in ("GET", "POST", "PATCH", "OPTIONS"):
        answer = writer_key.send(method, path_of(story))
        assert answer.status == 405
        assert set(answer.headers["Allow"].split(", ")) == {"PUT", "DELETE"}
