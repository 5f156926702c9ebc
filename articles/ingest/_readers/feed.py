"""Reads a feed: RSS, Atom, or JSON Feed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from urllib.parse import urljoin, urlsplit

import feedparser

from articles.foundation.errors import DomainError
from articles.ingest._bylines import byline
from articles.ingest._credits import credit_of
from articles.ingest._readers.markup import ENTITY, markup_blocks
from articles.ingest._readers.moments import moment_of
from articles.ingest._readers.page_tree import decoded
from articles.ingest._readers.story import Story, one_line
from articles.ingest.errors import Broken, EmptyInput, TooLarge
from articles.ingest.types import MAX_BYTES, Feed, FeedItem

_MOST_ITEMS = 500
# A text of fewer characters, or of one paragraph, is a teaser.
_WHOLE, _WHOLE_PARAGRAPHS = 900, 3


def read_feed(data: bytes, *, url: str = "", charset: str = "") -> Feed:
    """Read a feed. An item that can't be read has its `error`, and the others are read all the same.

    Raises `EmptyInput`, `TooLarge`, and `Broken` for what is no feed, or declares entities of its own.
    """
    if not data.strip():
        raise EmptyInput("The feed is empty.", field="url")
    if len(data) >= MAX_BYTES:
        raise TooLarge(f"The feed has {len(data):,} bytes; it must stay under {MAX_BYTES:,}.", field="url")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(data, url)
    if ENTITY.search(data):
        raise Broken(
            "The feed declares entities of its own: it may be meant to exhaust whoever reads it.", field="url"
        )
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    found = feedparser.parse(
        BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
    )
    if not found.get("version"):
        raise Broken("The address answers with no feed: neither RSS nor Atom nor JSON Feed.", field="url")
    publisher = one_line(str(found.feed.get("title", "")))
    language = str(found.feed.get("language", "")).replace("_", "-")
    items = [_item(_entry(dict(entry)), url, publisher, language) for entry in found.entries[:_MOST_ITEMS]]
    return Feed(publisher, tuple(item for item in items if item is not None))


def _entry(entry: Mapping[str, object]) -> dict[str, object]:
    """Return what an entry of feedparser says, in the words of JSON Feed."""
    content = entry.get("content")
    bodies = (
        [str(one.get("value", "")) for one in content if isinstance(one, Mapping)]
        if isinstance(content, list)
        else []
    )
    authors = entry.get("authors")
    named = (
        [one.get("name", "") for one in authors if isinstance(one, Mapping)]
        if isinstance(authors, list)
        else []
    )
    return {
        "id": entry.get("id") or entry.get("link"),
        "url": entry.get("link"),
        "title": entry.get("title"),
        "summary": entry.get("summary"),
        "content_html": max(bodies, key=len, default=""),
        "date_published": entry.get("published") or entry.get("updated"),
        "date_modified": entry.get("updated"),
        "authors": [{"name": name} for name in named if name],
        "language": entry.get("language"),
    }


def _json_feed(data: bytes, url: str) -> Feed:
    try:
        found = json.loads(decoded(data))
    except (ValueError, RecursionError) as error:
        raise Broken("The feed is JSON that can’t be read to its end.", field="url") from error
    entries = found.get("items") if isinstance(found, dict) else None
    if not isinstance(entries, list) or "jsonfeed.org" not in str(found.get("version", "")):
        raise Broken("The address answers with JSON that is no JSON Feed.", field="url")
    publisher, language = one_line(str(found.get("title", ""))), str(found.get("language", ""))
    read = [_item(one, url, publisher, language) for one in entries[:_MOST_ITEMS] if isinstance(one, dict)]
    return Feed(publisher, tuple(item for item in read if item is not None))


def _item(entry: Mapping[str, object], base: str, publisher: str, language: str) -> FeedItem | None:
    """Return one item; None for one with neither an address nor a text."""
    link = _link(base, str(entry.get("url") or entry.get("external_url") or ""))
    markup = str(entry.get("content_html") or entry.get("content_text") or "")
    summary = str(entry.get("summary") or "")
    story = Story(headline=one_line(_plain(str(entry.get("title") or ""))), uri=link)
    story.blocks = markup_blocks(markup or summary)
    if not link and not story.blocks:
        return None
    story.language = str(entry.get("language") or language)
    story.credits = [credit_of(publisher)] if publisher else []
    story.by = list(_names(entry))
    said = str(entry.get("date_published") or entry.get("date_modified") or "")
    today = datetime.now(UTC).date()
    story.published = found.moment if (found := moment_of(said, today)) else None
    story.warnings += [f"The item’s date “{said[:50]}” can’t be read."] if said and found is None else []
    length = sum(len(block.text) for block in story.blocks)
    whole = bool(markup) and length >= _WHOLE and len(story.blocks) >= _WHOLE_PARAGRAPHS
    item = FeedItem(
        str(entry.get("id") or link)[:2000], link, story.headline, _latest(entry, today), None, whole=whole
    )
    if not story.blocks:
        return item
    try:
        return replace(item, article=story.article(nothing="The item has no text.", today=today))
    except DomainError as error:
        return replace(item, error=error.message)


def _plain(title: str) -> str:
    """Return a title without markup."""
    return " ".join(block.text for block in markup_blocks(title)) if "<" in title or "&" in title else title


def _latest(entry: Mapping[str, object], today: date) -> datetime | None:
    """Return when the item says that it was last changed."""
    said = str(entry.get("date_modified") or entry.get("date_published") or "")
    found = moment_of(said, today) if said else None
    return found.moment if found else None


def _names(entry: Mapping[str, object]) -> Iterator[str]:
    authors = entry.get("authors")
    one = entry.get("author")
    for author in authors if isinstance(authors, list) else [one]:
        name = author.get("name") if isinstance(author, Mapping) else None
        signed = byline(f"By {name}") if isinstance(name, str) else None
        if signed is not None:
            yield signed.names


def _link(base: str, link: str) -> str:
    """Return a whole web address, or nothing."""
    try:
        whole = urljoin(base, link.strip())
        return whole if urlsplit(whole).scheme in {"http", "https"} and link.strip() else ""
    except ValueError:
        return ""
