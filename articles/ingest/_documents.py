"""Documents that are made of characters and yet are no story: JSON, HTML, XML, RTF, messages, subtitles."""

from __future__ import annotations

import json
import re

_TAG = re.compile(r"<(?P<name>[A-Za-z][\w:.-]{0,40})(?=[\s/>])")
_SKIPPED = re.compile(r"(?:\s{0,9}<(?:\?|!--|!)[^>]{0,2000}>){0,5}\s{0,9}", re.IGNORECASE)
_HEADER_LINE = re.compile(
    r"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|DKIM-Signature|X-[\w-]{1,40}):\s",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"\s{0,9}(?:WEBVTT\b|\d{1,4}\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> )")
_ROOTS = {
    "html": "an HTML page", "head": "an HTML page",
    "body": "an HTML page", "nitf": "an article in NITF (XML)",
    "rss": "a feed (RSS)", "rdf:rdf": "a feed (RSS)",
    "feed": "a feed (Atom)", "newsml": "an article in NewsML (XML)",
    "newsmessage": "an article in NewsML-G2 (XML)", "newsitem": "an article in NewsML-G2 (XML)",
    "packageitem": "an article in NewsML-G2 (XML)", "tei": "a TEI document (XML)",
    "svg": "a drawing (SVG)", "urlset": "a sitemap (XML)",
}  # fmt: skip
_TAGS = "p div article section span h1 h2 h3 main table ul ol a blockquote figure meta title style script"
_HTML_TAGS = frozenset(_TAGS.split())
_NINJS = frozenset(
    {"body_text", "body_xhtml", "bodies", "headlines", "versioncreated", "version_created", "pubstatus"}
)
_NAMED = frozenset({"uri", "headline", "headlines"})
_BROKEN = re.compile(r"[\[{]\s{0,99}[\[{]?\s{0,99}\"[\w$@ -]{1,60}\"\s{0,9}:")
_LOOKED_AT = 4_000
_FEWEST_HEADERS, _FEWEST_TAGS = 2, 3
_LONGEST_SHOWN = 80


def document_of(text: str) -> str:
    """Return a sentence's worth of what a text is if it is no story, such as "an HTML page"; empty if it may
    be one.
    """
    start = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")) and not start.startswith("{\\rtf"):
        return _json_of(text)
    if start.startswith("<"):
        return _markup_of(start, text)
    head = start.split("\n\n", 1)[0].splitlines()
    headers = sum(bool(_HEADER_LINE.match(line)) for line in head)
    known = (
        (start.startswith("{\\rtf"), "a rich text (RTF) document"),
        (start.startswith("%PDF-"), "a PDF document"),
        (bool(_SUBTITLE.match(start)), "a file of subtitles"),
        (headers >= _FEWEST_HEADERS, "an e-mail message with its headers"),
    )
    return next((name for fits, name in known if fits), "")


def _json_of(text: str) -> str:
    """Name what a JSON document holds; empty for a story that begins with a bracket."""
    lines = text.strip("\ufeff \t\r\n").split("\n", 2)
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        if all(map(_is_object, lines[:2])):
            return "a file of JSON lines"
        return "JSON that can’t be read to its end" if _BROKEN.match(text.lstrip()) else ""
    if isinstance(found, list):
        # "[1]" or "[sic]" may begin a story.
        return "a JSON list" if len(found) > 1 or any(isinstance(one, (dict, list)) for one in found) else ""
    return _object_of(found) if isinstance(found, dict) else ""


def _object_of(found: dict[str, object]) -> str:
    """Name what a JSON object holds."""
    standard = str(found.get("$schema", found.get("standard", "")))
    if (found.keys() & _NINJS and found.keys() & _NAMED) or "ninjs" in standard:
        return f"an article in ninjs (JSON){_headline(found)}"
    return "a JSON-LD document" if found.keys() & {"@context", "@graph"} else "a JSON document"


def _headline(found: dict[str, object]) -> str:
    """Return the article's headline, to show that it was understood."""
    headline = found.get("headline")
    several = found.get("headlines")
    if not headline and isinstance(several, list) and several and isinstance(several[0], dict):
        headline = several[0].get("value")
    words = " ".join(headline.split()) if isinstance(headline, str) else ""
    return (
        f" with the headline “{words[:_LONGEST_SHOWN]}{'…' if len(words) > _LONGEST_SHOWN else ''}”"
        if words
        else ""
    )


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _markup_of(start: str, text: str) -> str:
    """Name what markup holds."""
    lower = start.lower()
    skipped = _SKIPPED.match(start)
    root = _TAG.match(start, skipped.end() if skipped is not None else 0)
    name = root["name"].lower() if root is not None else ""
    if name in _ROOTS:
        return _ROOTS[name]
    if lower.startswith("<!doctype html"):
        return "an HTML page"
    if lower.startswith("<?xml"):
        return "an XML document"
    tags = len(_TAG.findall(start))
    if name in _HTML_TAGS and (tags >= _FEWEST_TAGS or text.rstrip().endswith(">")):
        return "HTML"
    return "an XML document" if name and f"</{root['name'] if root else ''}>" in text[-200:] else ""
