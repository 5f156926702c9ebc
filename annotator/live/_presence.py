"""Who has which article open, and where in it they are. No clock, no network: time is handed in."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import msgspec

# Seconds after which a page that says nothing counts as closed. Pages speak every 20 seconds, and hidden ones
# are held back by browsers to one timer a minute.
FADING = 75.0
# Of one article, so that a crowd costs each page a bounded message.
MOST_PAGES = 50
LONGEST_NAME = 150
LONGEST_PAGE_ID = 40


class Whereabouts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where one open page is, as one process tells another.

    `at` is the code point where the cursor's block begins; None when the cursor was never placed, `gone` when
    the page is closing.
    """

    article: UUID
    page: str
    user: UUID
    name: str
    at: int | None = None
    gone: bool = False


class Board:
    """The pages that are open, by article."""

    def __init__(self) -> None:
        self._articles: dict[UUID, dict[str, tuple[Whereabouts, float]]] = {}

    def heard(self, where: Whereabouts, now: float) -> bool:
        """Note where a page says it is; return whether the others should be told."""
        pages = self._articles.setdefault(where.article, {})
        before = pages.pop(where.page, None)
        if not where.gone and len(pages) < MOST_PAGES:
            pages[where.page] = (where, now)
        if not pages:
            del self._articles[where.article]
        known = before[0] if before else None
        return known is not None if where.gone else known != where

    def faded(self, now: float) -> set[UUID]:
        """Drop the pages that have said nothing for too long; return the articles that they showed."""
        changed = set()
        for article, pages in list(self._articles.items()):
            silent = [page for page, (_, heard) in pages.items() if now - heard > FADING]
            for page in silent:
                del pages[page]
            if silent:
                changed.add(article)
            if not pages:
                del self._articles[article]
        return changed

    def people(self, article: UUID) -> Iterable[Whereabouts]:
        """Return the open pages of an article, in the order of their last sign."""
        return [where for where, _ in self._articles.get(article, {}).values()]
