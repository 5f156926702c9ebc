"""What a reading page shows: the text with its marks, the legend, the footnotes, and how to refer to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from annotator.reading._changes import Changed, changes_of
from annotator.reading._markup import MarkedText, notes_markup
from annotator.reading._notes import notes_of
from annotator.reading._record import record_of
from annotator.reading._reviews import reviews_markup
from annotator.reading._words import STATUSES, day_in_words, says_day
from annotator.web.rules import StorySection, direction_of, sections_of
from articles.corpus.models import Article
from articles.corpus.types import BlockKind, CreditRole
from articles.foundation.rules import is_web_address

DESCRIPTION_LENGTH = 200
# Of so many notes no browser makes one picture: the page is laid out as it is read, a quarter of the work.
LONG = 300
OPENING = (BlockKind.HEADLINE, BlockKind.STANDFIRST)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A status that occurs on the page, and how many claims have it."""

    status: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """Everything that the page shows. `opening` is the headline and the standfirst, `body` is the rest."""

    article: Article
    language: str
    direction: str
    undirected: bool
    has_headline: bool
    opening: Sequence[StorySection]
    body: Sequence[StorySection]
    facts: Sequence[str]
    legend: Sequence[LegendEntry]
    notes: SafeString
    is_long: bool
    description: str
    original: str
    changes: Sequence[Changed]
    reviews: SafeString


def reading_page(article: Article, *, address: str) -> ReadingPage:
    """Return the page of a published article, which is at `address`. Needs its current revision and its
    credits.
    """
    revision, record = article.latest, record_of(article)
    blocks, notes = revision.blocks, notes_of(record)
    opening = list(takewhile(lambda block: block.kind in OPENING, blocks))
    marked = MarkedText(revision.text, blocks, record.spans, notes)
    counts = Counter(note.status for note in notes.values())
    texts = {kind: [revision.text[b.start : b.end] for b in blocks if b.kind == kind] for kind in BlockKind}
    return ReadingPage(
        article=article,
        language=article.language,
        direction=direction_of(article.language),
        undirected=not article.language,
        has_headline=any(block.kind == BlockKind.HEADLINE for block in opening),
        opening=marked.sections(sections_of(revision.text, opening)),
        body=marked.sections(sections_of(revision.text, blocks[len(opening) :])),
        facts=list(_facts(article, texts)),
        legend=[LegendEntry(name, words, counts[name]) for name, words in STATUSES.items() if counts[name]],
        notes=notes_markup(notes.values()),
        is_long=len(notes) > LONG,
        description=_shortened(next(iter(texts[BlockKind.STANDFIRST] + texts[BlockKind.PARAGRAPH]), "")),
        original=article.uri if is_web_address(article.uri) else "",
        changes=changes_of(article),
        reviews=reviews_markup(record, article, address=address),
    )


def page_address(request: HttpRequest, article: Article) -> str:
    """Return the absolute address of the article's page."""
    return request.build_absolute_uri(reverse("reading:page", args=[article.id]))


def embed_address(request: HttpRequest, article: Article) -> str:
    """Return the absolute address that other sites show in a frame."""
    return request.build_absolute_uri(reverse("reading:embed", args=[article.id]))


def oembed_address(request: HttpRequest, article: Article) -> str:
    """Return the absolute address at which programs ask how to embed the page."""
    query = urlencode({"url": page_address(request, article), "format": "json"})
    return f"{request.build_absolute_uri(reverse('reading:oembed'))}?{query}"


def _facts(article: Article, texts: dict[BlockKind, list[str]]) -> list[str]:
    """Return who wrote it, where and when, and which wires it came from, unless the text says so itself."""
    said = " ".join(texts[BlockKind.BYLINE] + texts[BlockKind.CREDIT])
    wires = [one.name for one in article.info_sources if one.role == CreditRole.WIRE and one.name not in said]
    written = article.version_created
    found = [
        f"By {article.by}" if article.by and article.by not in said else "",
        article.located if article.located not in said else "",
        day_in_words(written) if written and not says_day(said, written) else "",
        f"Source: {', '.join(wires)}" if wires else "",
    ]
    return [fact for fact in found if fact]


def _shortened(text: str) -> str:
    """Return the beginning of a text as one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= DESCRIPTION_LENGTH:
        return line
    return f"{line[:DESCRIPTION_LENGTH].rpartition(' ')[0] or line[:DESCRIPTION_LENGTH]}…"
