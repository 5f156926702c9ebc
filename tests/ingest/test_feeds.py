"""A feed is read item by item, and one that is broken doesn't cost the others."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from articles.ingest.errors import Broken, EmptyInput, IngestError
from articles.ingest.rules import read_feed
from tests.ingest.files.pages import STORY, paragraphs
from tests.ingest.reading import texts

WHOLE = paragraphs([*STORY, *STORY])
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Holt Herald</title><language>en-gb</language>
<item><title>Quay &amp;amp; port shut</title><link>/news/1</link><guid>holt-1</guid><dc:creator>Nora Veld</dc:creator>
<pubDate>Thu, 27 Mar 2025 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[{WHOLE}]]></content:encoded></item>
<item><title>Ferries late</title><link>https://holt.example/2</link><pubDate>at noon</pubDate><description>A teaser only.</description></item>
<item/></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Holt Herald</title><entry><id>holt-1</id><title>Quay shut</title>
<link href="https://holt.example/1"/><published>2025-03-27T10:00:00Z</published><updated>2025-03-28T10:00:00Z</updated>
<author><name>Nora Veld</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{WHOLE}</div></content></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Holt Herald",
    "items": [
        {
            "id": "holt-1",
            "url": "https://holt.example/1",
            "title": "Quay shut",
            "content_html": WHOLE,
            "date_published": "2025-03-27T10:00:00Z",
            "date_modified": "2025-03-28T10:00:00Z",
            "authors": [{"name": "Nora Veld"}],
        },
        "nonsense",
    ],
}


def test_rss_is_read_with_whole_texts_told_from_teasers() -> None:
    feed = read_feed(RSS.encode(), url="https://holt.example/feed.xml")
    first, second = feed.items
    assert (feed.title, first.id, first.url) == ("Holt Herald", "holt-1", "https://holt.example/news/1")
    assert (first.headline, first.whole, second.whole) == ("Quay & port shut", True, False)
    assert first.article is not None
    assert texts(first.article, "paragraph") == [*STORY, *STORY]
    assert (first.article.by, first.article.language) == ("Nora Veld", "en-gb")
    assert first.article.version_created == datetime(2025, 3, 27, 10, tzinfo=UTC)
    assert second.article is not None
    assert any("at noon" in warning for warning in second.article.warnings)


@pytest.mark.parametrize("text", [ATOM, json.dumps(JSON)])
def test_atom_and_json_feed_say_when_an_item_was_changed(text: str) -> None:
    (item,) = read_feed(text.encode()).items
    assert (item.id, item.url, item.headline, item.whole) == (
        "holt-1",
        "https://holt.example/1",
        "Quay shut",
        True,
    )
    assert item.changed == datetime(2025, 3, 28, 10, tzinfo=UTC)
    assert item.article is not None
    assert item.article.by == "Nora Veld"


def test_a_feed_without_an_item_is_a_feed() -> None:
    assert read_feed(b'<rss version="2.0"><channel><title>Quiet</title></channel></rss>').items == ()


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", EmptyInput),
        (b"Hello", Broken),
        (b"<!doctype html><html><body>a</body></html>", Broken),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><rss version="2.0"><channel/></rss>', Broken),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', Broken),
        (b'{"a": 1}', Broken),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, refusal: type[IngestError]) -> None:
    with pytest.raises(refusal):
        read_feed(data)
