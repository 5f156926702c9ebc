"""Reads a web page."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from articles.ingest._credits import credit_of
from articles.ingest._readers.furniture import is_wall
from articles.ingest._readers.page_body import page_blocks
from articles.ingest._readers.page_facts import Facts, read_facts, text_of
from articles.ingest._readers.page_head import authors_of, headline_of, published_of, publisher_of
from articles.ingest._readers.page_tree import page_tree
from articles.ingest._readers.story import Story, one_line
from articles.ingest.errors import Paywalled
from articles.ingest.types import RecognisedArticle, RecognisedBlock

_STANDFIRSTS = (
    "//*[self::p or self::div or self::h2 or self::span]"
    "[@itemprop='description' or @itemprop='alternativeHeadline'"
    " or contains(@class, 'standfirst') or contains(@class, 'chapo') or contains(@class, 'subheadline')"
    " or contains(@class, 'article__dek') or contains(@class, '-dek') or contains(@class, 'article-summary')"
    " or contains(@class, 'strapline') or contains(@class, 'entradilla') or contains(@class, 'vorspann')]"
)
_LONGEST_STANDFIRST = 500
_STUB, _STUB_SAID = 450, 2_000


def read_page(data: bytes, *, url: str = "", charset: str = "") -> RecognisedArticle:
    """Read a web page as an article. `url` is where it came from, `charset` what its server said.

    Raises `TooLarge`, `EmptyInput`, `Broken`, `NoStory`, `Paywalled`, and anchoring's `UnfitText`.
    """
    today = datetime.now(UTC).date()
    root = page_tree(data, charset)
    facts = read_facts(root, url)
    story = _about(root, facts, url, today)
    blocks = _without_head(page_blocks(root, url, facts.body), story)
    _refuse_stub(root, facts, blocks)
    story.blocks = blocks
    return story.article(
        nothing="The page holds no text of an article: a list of links, a picture, or text that only scripts "
        "show. Copy the words of the story from your browser, and paste them.",
        today=today,
    )


def _about(root: HtmlElement, facts: Facts, url: str, today: date) -> Story:
    """Return what the page says about its article."""
    site = (urlsplit(url).hostname or "").removeprefix("www.")
    publisher = publisher_of(facts, site)
    names, signed = authors_of(root, facts, [*facts.publishers, site])
    story = Story(
        headline=headline_of(root, facts, publisher),
        by=names,
        credits=[credit_of(publisher), *signed] if publisher else signed,
        language=facts.language,
        uri=facts.uri,
    )
    story.standfirst = _standfirst(root, story.headline)
    found = published_of(root, facts, url, today)
    if found is not None:
        story.published = found.moment
        story.warnings += found.doubts
    elif unread := [said for said in facts.dates if said.strip()]:
        story.warnings.append(f"The page’s date “{unread[0][:50]}” can’t be read.")
    return story


def _standfirst(root: HtmlElement, headline: str) -> str:
    """Return the standfirst, where the page marks one as such."""
    for element in root.xpath(_STANDFIRSTS)[:5]:
        words = text_of(element)
        if words != headline and len(headline) // 2 < len(words) <= _LONGEST_STANDFIRST and " " in words:
            return words
    return ""


def _without_head(blocks: list[RecognisedBlock], story: Story) -> list[RecognisedBlock]:
    """Leave out the headline and the standfirst where the body begins with them, and links at the end."""
    head = {_folded(story.headline), _folded(story.standfirst)} - {""}
    kept = list(blocks)
    for block in blocks[:4]:
        folded = _folded(block.text)
        # A heading of the highest rank may hold a line above the headline, too.
        if folded in head or (block.kind == "subhead" and any(one in folded for one in head)):
            kept.remove(block)
    while kept and kept[-1].kind == "subhead":
        kept.pop()
    return kept


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, one_line(text).casefold()))


def _refuse_stub(root: HtmlElement, facts: Facts, blocks: list[RecognisedBlock]) -> None:
    """Raise `Paywalled` if the text breaks off at a wall."""
    length = sum(len(block.text) for block in blocks)
    whole = len(facts.body)
    walled = length < _STUB_SAID and (not facts.free or is_wall(text_of(root)[-20_000:]))
    if walled and (length < _STUB or (whole and length < whole // 2) or _breaks_off(blocks)):
        raise Paywalled(
            f"The page shows only the beginning of the story ({length:,} characters): the rest is for "
            "subscribers. If you have access, copy the words from your browser, and paste them.",
            field="file",
        )


def _breaks_off(blocks: list[RecognisedBlock]) -> bool:
    last = blocks[-1].text.rstrip() if blocks else ""
    return last.endswith(("…", "...", "[…]")) or is_wall(last)
