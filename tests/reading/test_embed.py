"""Showing a published article in another site's page."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.corpus.operations import unpublish_article
from articles.foundation.models import new_id
from tests.reading.conftest import Published
from tests.reading.markup import Page


def test_any_site_may_frame_it_and_nothing_else_is_looser(reader: Client, published: Published) -> None:
    page = reader.get(published.address).headers
    frame = reader.get(f"{published.address}embed/").headers
    assert "X-Frame-Options" not in frame
    strict, framed = (headers["Content-Security-Policy"] for headers in (page, frame))
    assert "frame-ancestors 'none'" in strict
    assert framed == strict.replace("frame-ancestors 'none'", "frame-ancestors *")
    changing = {"X-Frame-Options", "Content-Security-Policy", "ETag", "Content-Length"}
    assert {k: v for k, v in page.items() if k not in changing} == {
        k: v for k, v in frame.items() if k not in changing
    }


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/read/", "/read/embed.js", "/oembed/", "/healthz"])
def test_no_other_page_may_be_framed(reader: Client, published: Published, path: str) -> None:
    headers = reader.get(path).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_the_frame_shows_the_same_text_and_notes(reader: Client, published: Published) -> None:
    page, frame = (Page(reader.get(f"{published.address}{place}").text) for place in ("", "embed/"))
    assert (frame.text, frame.notes) == (page.text, page.notes)


def test_search_engines_are_sent_to_the_page_itself(reader: Client, published: Published) -> None:
    html = reader.get(f"{published.address}embed/").text
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="http://testserver{published.address}">' in html


def test_a_frame_of_what_was_taken_back_says_that_there_is_nothing(
    reader: Client, published: Published
) -> None:
    unpublish_article(published.actor, id=published.article.id)
    answer = reader.get(f"{published.address}embed/")
    assert (answer.status_code, "X-Frame-Options" in answer.headers) == (404, False)
    assert answer.text == reader.get(f"/read/{new_id()}/").text


def test_a_frame_that_a_browser_has_kept_may_be_shown_again(reader: Client, published: Published) -> None:
    # A browser puts what "not modified" says in the place of what it kept.
    first = reader.get(f"{published.address}embed/")
    again = reader.get(f"{published.address}embed/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "X-Frame-Options" not in again.headers
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_the_script_is_small_and_its_address_stays(reader: Client, db: None) -> None:
    answer = reader.get("/read/embed.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert len(answer.content) < 2_000
    assert reader.post("/read/embed.js").status_code == 405
