"""A page of HTML: the text with its marks, and below it what is recorded of each claim.

Overlapping marks are laid flat: each stretch of text names in `data-marks` all marks that cover it. The page
needs nothing from elsewhere, and works without scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from articles.anchoring.rules import in_text_order, segments_between
from articles.anchoring.types import Piece, Span
from articles.exports._formats.article_records import ArticleRecord, Line, doubt, exact_words, made_by
from articles.exports._formats.spoken import chain_words, gauge_words, known_words

_TAGS = {"headline": "h1", "subhead": "h2", "quote": "blockquote"}
_STYLE = """
:root { color-scheme: light dark; font: 1.0625rem/1.6 Georgia, serif; }
body { max-inline-size: 42rem; margin: 2rem auto; padding-inline: 1rem; }
mark { color: inherit; background: none; border-block-end: 2px solid; padding-block-end: 1px; }
mark.claim { background: color-mix(in srgb, gold 30%, transparent); border-color: goldenrod; }
mark.source { border-color: steelblue; }
mark.cue { border-block-end-style: dotted; }
mark.entity { border-color: seagreen; }
mark.figure { border-block-end-style: double; }
mark.note { border-block-end-style: dashed; }
mark.altered, mark.ambiguous { outline: 2px dashed firebrick; }
sup a { text-decoration: none; }
section { border-block-start: 1px solid; margin-block-start: 2rem; font-family: system-ui, sans-serif; }
.quiet { opacity: .75; }
"""


def annotated_html(record: ArticleRecord) -> bytes:
    """Return one article as a page."""
    language = escape(record.article["language"] or "")
    title = escape(record.article["headline"])
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<style>{_STYLE}</style></head><body><article id="{record.revision["id"]}">',
            *_text(record),
            "</article>",
            *_claims(record),
            *_notes(record),
            "</body></html>",
            "",
        ]
    ).encode()


def _text(record: ArticleRecord) -> Iterator[str]:
    """Yield the blocks."""
    kinds = {
        mark["id"]: " ".join(filter(None, (mark["kind"], made_by(mark).partition(" ")[0], doubt(mark))))
        for mark in record.placed
    }
    spans = in_text_order(
        Span(mark["id"], tuple(Piece(piece["start"], piece["end"]) for piece in mark["anchor"]["pieces"]))
        for mark in record.placed
    )
    numbers = {claim["id"]: at for at, claim in enumerate(record.claims, 1)}
    ends: dict[int, list[int]] = {}
    for mark in record.placed:
        if mark["claim"] and (claim := record.named_by(mark)):
            ends.setdefault(mark["anchor"]["pieces"][-1]["end"], []).append(numbers[claim["id"]])
    at = 0
    for block in record.revision["blocks"]:
        while at < len(spans) and spans[at].pieces[-1].end <= block["start"]:
            at += 1
        tag = _TAGS.get(block["kind"], "p")
        words = _marked(record.text, block, _meeting(spans[at:], block), kinds, ends)
        yield f'<{tag} class="{block["kind"]}" dir="auto">{words}</{tag}>'


def _meeting(spans: Sequence[Span[str]], block: Line) -> list[Span[str]]:
    """Return the spans that have words in a block."""
    found = []
    for span in spans:
        if span.pieces[0].start >= block["end"]:
            break
        if any(piece.start < block["end"] and piece.end > block["start"] for piece in span.pieces):
            found.append(span)
    return found


def _marked(
    text: str, block: Line, spans: Sequence[Span[str]], kinds: dict[str, str], ends: dict[int, list[int]]
) -> str:
    """Return the words of a block, cut at each edge of a mark, with the numbers of claims behind theirs."""
    parts = []
    for segment in segments_between(block["start"], block["end"], spans):
        words = escape(text[segment.start : segment.end])
        if segment.keys:
            classes = " ".join(dict.fromkeys(word for key in segment.keys for word in kinds[key].split()))
            words = f'<mark class="{classes}" data-marks="{" ".join(segment.keys)}">{words}</mark>'
        parts.append(words)
        parts += [
            f'<sup><a href="#claim-{number}">{number}</a></sup>' for number in ends.get(segment.end, ())
        ]
    return "".join(parts)


def _claims(record: ArticleRecord) -> Iterator[str]:
    """Yield what is recorded of each claim."""
    if not record.claims:
        return
    yield "<section><h2>Claims</h2><ol>"
    for at, claim in enumerate(record.claims, 1):
        statement = escape(claim["statement"] or "(no statement)")
        yield f'<li id="claim-{at}"><p dir="auto"><strong>{statement}</strong></p><ul>'
        for said in record.attributions_of(claim):
            gauges = escape("; ".join(gauge_words(said)))
            words = escape(chain_words(record, said))
            yield f'<li dir="auto">{words} <span class="quiet">{gauges}</span></li>'
        yield from (f'<li dir="auto">{escape(words)}</li>' for words in known_words(record, claim))
        yield "</ul></li>"
    yield "</ol></section>"


def _notes(record: ArticleRecord) -> Iterator[str]:
    """Yield the notes and tags of marks with the words that they are about, and what no person marked."""
    noted = [mark for mark in record.placed if mark["note"] or mark["tags"] or made_by(mark)]
    if not noted:
        return
    yield "<section><h2>Notes</h2><ul>"
    for mark in noted:
        made = f"({mark['kind']} by {made_by(mark)})" if made_by(mark) else ""
        said = " ".join(filter(None, (mark["note"], *(f"#{tag}" for tag in mark["tags"]), made)))
        yield f'<li dir="auto">“{escape(exact_words(mark))}”: {escape(said)}</li>'
    yield "</ul></section>"
