"""What a page's markup says of its article: JSON-LD, OpenGraph, meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

_ARTICLES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "LiveBlogPosting",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "Article", "BlogPosting", "Report",
    "ClaimReview", "WebPage",
)  # fmt: skip
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_MOST_NODES, _LONGEST_SCRIPT, _LONGEST_VALUE = 2_000, 2_000_000, 5_000
_TAG = re.compile(r"<[^<>]{1,200}>")


@dataclass(slots=True)
class Facts:
    """What is declared, unjudged; texts are empty where nothing is."""

    headlines: list[str] = field(default_factory=list)
    description: str = ""
    dates: list[str] = field(default_factory=list)
    # Dates that may be those of the last change.
    vague_dates: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    language: str = ""
    uri: str = ""
    free: bool = True
    # The story's text as one line, where the markup repeats it.
    body: str = ""


def read_facts(root: HtmlElement, url: str) -> Facts:
    """Read what the page declares. What can't be understood is passed over."""
    node, meta = _article(root), _metas(root)
    titles = [text_of(found) for found in root.iter("title")][:1]
    facts = Facts(
        headlines=[_text(node.get("headline")), *_first(meta, "og:title", "twitter:title"), *titles],
        description=_text(node.get("description")) or "".join(_first(meta, "og:description", "description")),
        dates=[_text(node.get("datePublished")), *_each(meta, *_PUBLISHED)],
        vague_dates=_each(meta, *_DATED),
        authors=list(_names(node.get("author") or node.get("creator"))) or _each(meta, *_AUTHORS),
        publishers=[*_names(node.get("publisher")), *_each(meta, *_PUBLISHERS)],
        language=_language(root, meta, _text(node.get("inLanguage"))),
        uri=_canonical(root, meta, url),
        free=str(node.get("isAccessibleForFree", True)).strip().casefold() != "false",
        body=_text(node.get("articleBody"), longest=_LONGEST_SCRIPT),
    )
    facts.headlines = [one for one in facts.headlines if one]
    facts.dates += [
        one.get("datetime") or one.get("content") or text_of(one)
        for one in root.xpath("//*[@itemprop='datePublished' or @pubdate]")[:3]
    ]
    return facts


_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "publishdate", "pubdate",
    "publish-date", "publication_date", "date.publication", "article.published",
    "cxenseparse:recs:publishtime",
    "iso-8601-publish-date", "citation_publication_date",
)  # fmt: skip
_DATED = ("dc.date", "dcterms.date", "date", "article:modified_time", "og:updated_time", "last-modified")
_AUTHORS = (
    "author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "article:author",
    "byl",
)
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "copyright",
)


def text_of(element: HtmlElement) -> str:
    """Return the words of an element on one line, scripts and styles left out."""
    words = element.xpath(".//text()[not(ancestor::script or ancestor::style)]")
    return " ".join("".join(map(str, words)).split())


def _text(value: object, *, longest: int = _LONGEST_VALUE) -> str:
    """Return a value of JSON-LD as plain words; empty for what is no text."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return ""
    return " ".join(_TAG.sub(" ", html.unescape(value[:longest])).split())


def _article(root: HtmlElement) -> dict[str, object]:
    """Return the node of JSON-LD that describes the article; empty if none does."""
    found: dict[str, dict[str, object]] = {}
    for script in root.xpath("//script[contains(@type, 'ld+json')]"):
        for node in _nodes(script.text or ""):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str):
                    found.setdefault(kind, node)
    return next((found[kind] for kind in _ARTICLES if kind in found), {})


def _nodes(script: str) -> Iterator[dict[str, object]]:
    """Give the objects of a script, those inside lists and graphs too."""
    if len(script) > _LONGEST_SCRIPT:
        return
    try:
        waiting = [json.JSONDecoder(strict=False).raw_decode(_WRAPPING.sub("", script).strip())[0]]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one]


def _metas(root: HtmlElement) -> dict[str, list[str]]:
    """Return the meta elements by the name, property or item that they give."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = _text(meta.get("content"))
        for name in {meta.get(key, "").strip().lower() for key in ("property", "name", "itemprop")} - {""}:
            if content:
                found.setdefault(name, []).append(content)
    return found


def _each(meta: dict[str, list[str]], *names: str) -> list[str]:
    return [content for name in names for content in meta.get(name, [])]


def _first(meta: dict[str, list[str]], *names: str) -> list[str]:
    return _each(meta, *names)[:1]


def _names(value: object) -> Iterator[str]:
    """Give the names of people or bodies in a value of JSON-LD."""
    for one in value if isinstance(value, list) else [value]:
        name = _text(one.get("name") if isinstance(one, dict) else one)
        if name:
            yield name


def _language(root: HtmlElement, meta: dict[str, list[str]], said: str) -> str:
    """Return the declared language as a tag."""
    spoken = [
        root.get("lang", ""),
        root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        root.get("xml:lang", ""),
    ]
    candidates = [said, *spoken, *_first(meta, "og:locale", "content-language", "dc.language", "language")]
    tags = [one.strip().replace("_", "-") for one in candidates if one]
    return next((tag for tag in tags if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag)), "")


def _canonical(root: HtmlElement, meta: dict[str, list[str]], url: str) -> str:
    """Return the address that the page gives itself, if it lies on the site it came from; else that."""
    links = [link.get("href", "") for link in root.xpath("//link[@rel='canonical']")]
    for link in [*links, *_first(meta, "og:url")]:
        try:
            whole = urljoin(url, link.strip()) if link.strip() else ""
            parts, here = urlsplit(whole), urlsplit(url)
        except ValueError:
            continue
        deep = parts.path.strip("/") or not here.path.strip("/")
        if (
            parts.scheme in {"http", "https"}
            and deep
            and (not url or _site(parts.netloc) == _site(here.netloc))
        ):
            return parts._replace(fragment="").geturl()
    return url.partition("#")[0]


def _site(host: str) -> str:
    """Return the part of a host's name that its owner chose, roughly: the last two labels."""
    return ".".join(host.lower().partition(":")[0].split(".")[-2:])
