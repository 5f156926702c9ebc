"""What a page asks the stream for, and says of itself."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

import msgspec
from django.http import HttpRequest

from annotator.live._presence import LONGEST_NAME, LONGEST_PAGE_ID, Whereabouts
from articles.ledger.errors import BadCursor
from articles.ledger.operations import parse_cursor
from articles.ledger.types import Cursor

# Articles that one browser follows at once: more tabs than anybody keeps open.
MOST_ARTICLES = 50
KNOWN = {"article", "after"}


class Refused(Exception):
    """A request that can't be answered, with the status and a sentence."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


class Where(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page says of itself; see `Whereabouts`."""

    article: UUID
    page: str
    at: int | None = None
    gone: bool = False

    def of(self, user: UUID, name: str) -> Whereabouts:
        """Return it with the person's name, short enough for a NOTIFY."""
        return Whereabouts(self.article, self.page, user, name[:LONGEST_NAME], self.at, self.gone)


def asked_for(request: HttpRequest) -> set[UUID]:
    """Return the articles that are asked for. Raises `Refused`."""
    if unknown := set(request.GET) - KNOWN:
        raise _bad(f"There is no parameter {min(unknown)}. The stream takes article and after.")
    named = request.GET.getlist("article")
    if not 1 <= len(named) <= MOST_ARTICLES:
        raise _bad(f"Give between 1 and {MOST_ARTICLES} articles, each as article=ID.")
    try:
        return {UUID(text) for text in named}
    except ValueError as error:
        raise _bad("This is not an article's id. Send a UUID.") from error


def place_asked_for(request: HttpRequest) -> Cursor | None:
    """Return the place up to which the page has heard, by the browser's own word. Raises `Refused`."""
    text = request.headers.get("Last-Event-ID") or request.GET.get("after", "")
    try:
        return parse_cursor(text) if text else None
    except BadCursor as error:
        raise _bad(error.message) from error


def whereabouts(request: HttpRequest) -> Where:
    """Read where a page says that it is. Raises `Refused`."""
    try:
        said = msgspec.json.decode(request.body, type=Where)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _bad(f"This can't be read as a page's place: {error}.") from error
    if not 1 <= len(said.page) <= LONGEST_PAGE_ID or not said.page.isprintable():
        raise _bad(f"The page's id must have 1 to {LONGEST_PAGE_ID} characters.")
    if said.at is not None and said.at < 0:
        raise _bad("`at` is the code point where a block begins, 0 or more.")
    return said


def _bad(sentence: str) -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, sentence)
