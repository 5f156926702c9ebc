"""oEmbed 1.0."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from articles.corpus.operations import unpublish_article
from tests.factories.articles import article
from tests.reading.conftest import Published


def ask(reader: Client, url: str, **more: Any) -> Any:
    return reader.get("/oembed/", {"url": url, **more})


def test_a_program_learns_how_to_show_the_page(reader: Client, published: Published) -> None:
    answer = ask(reader, f"http://testserver{published.address}", format="json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    body = answer.json()
    assert (body["version"], body["type"], body["title"]) == ("1.0", "rich", "Seoul says 3,000 more went")
    assert (body["author_name"], body["provider_name"], body["width"], body["height"]) == (
        "Ann Author",
        "Galley",
        720,
        640,
    )
    assert f'src="http://testserver{published.address}embed/" width="720" height="640"' in body["html"]


def test_the_page_says_where_to_ask(reader: Client, published: Published) -> None:
    html = reader.get(published.address).text
    address = html.partition('type="application/json+oembed" href="')[2].partition('"')[0]
    assert reader.get(address.replace("&amp;", "&")).json()["type"] == "rich"


def test_it_is_no_larger_than_asked_for(reader: Client, published: Published) -> None:
    url = f"http://testserver{published.address}"
    body = ask(reader, url, maxwidth="400", maxheight="300").json()
    assert (body["width"], body["height"]) == (400, 300)
    assert 'width="400" height="300"' in body["html"]
    assert ask(reader, url, maxwidth="90000").json()["width"] == 720


@pytest.mark.parametrize("given", ["", "0", "-1", "wide", "1.5", "²"])
def test_a_width_that_is_none_is_refused(reader: Client, published: Published, given: str) -> None:
    answer = ask(reader, f"http://testserver{published.address}", maxwidth=given)
    assert (answer.status_code, "maxwidth" in answer.json()["error"]) == (400, True)


def test_markup_in_a_headline_stays_text(reader: Client, published: Published) -> None:
    row = article(published.actor, headline='<b>"quoted"</b>')
    assert ask(reader, f"http://testserver/read/{row.id}/").status_code == 404
    published.article.headline = row.headline
    published.article.save(update_fields=["headline"])
    html = ask(reader, f"http://testserver{published.address}").json()["html"]
    assert 'title="&lt;b&gt;&quot;quoted&quot;&lt;/b&gt;"' in html


@pytest.mark.parametrize(
    "url",
    [
        "",
        "read",
        "http://testserver/",
        "http://testserver/read/",
        "http://testserver/read/01890000-0000-7000-8000-000000000000/",
        "http://[testserver/",
        "http://testserver/nothing/here",
    ],
)
def test_an_address_that_is_no_page_of_ours_is_missing(reader: Client, db: None, url: str) -> None:
    answer = ask(reader, url)
    assert (answer.status_code, list(answer.json())) == (404, ["error"])


def test_another_desk_s_page_and_one_that_was_taken_back_are_missing(
    reader: Client, published: Published
) -> None:
    for url in (f"https://desk.example{published.address}", f"ftp://testserver{published.address}"):
        assert ask(reader, url).status_code == 404
    unpublish_article(published.actor, id=published.article.id)
    assert ask(reader, f"http://testserver{published.address}").status_code == 404


def test_there_is_json_only(reader: Client, published: Published) -> None:
    assert ask(reader, f"http://testserver{published.address}", format="xml").status_code == 501
    assert reader.post("/oembed/").status_code == 405
