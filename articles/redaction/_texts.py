"""Blanking the text of articles, and everything that quotes it: marks, headlines, the ledger.

A quotation may hold only a part of the words, which a search would not recognise. So all quotations are taken
from the text again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from articles.annotations.models import Anchor
from articles.corpus.models import Article, Revision
from articles.corpus.rules import headline_of
from articles.corpus.types import ComposedText
from articles.ledger.rules import covered
from articles.redaction.rules import NO_DIGEST, Blanker


@dataclass(slots=True)
class Texts:
    """The texts of one article that are blanked: the new ones, their headlines, and the hashes of the old
    ones.
    """

    texts: list[str] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)
    digests: set[str] = field(default_factory=set)

    def add(self, revision: Revision, text: str) -> None:
        """Take in a text that is blanked now, or was before."""
        self.texts.append(text)
        self.headlines.append(headline_of(ComposedText(text, revision.blocks)))
        if text != revision.text:
            self.digests.add(revision.sha256)

    def recut(self, value: Any) -> Any:
        """Return a JSON value with its quotations of these texts taken from them again."""
        if isinstance(value, list):
            return [self.recut(one) for one in value]
        if not isinstance(value, dict):
            return value
        changed = {name: self._told(name, self.recut(one)) for name, one in value.items()}
        return self._piece(changed) if {"start", "end", "exact"} <= changed.keys() else changed

    def _told(self, name: str, value: Any) -> Any:
        """Return a headline or hash as it reads now."""
        if name == "sha256" and value in self.digests:
            return NO_DIGEST
        if name == "headline" and isinstance(value, str):
            return _covering(value, self.headlines)
        return value

    def _piece(self, piece: dict[str, Any]) -> dict[str, Any]:
        """Return a piece of one of these texts as it reads now."""
        start, end = piece["start"], piece["end"]
        if not (isinstance(start, int) and isinstance(end, int)):
            return piece
        for text in self.texts:
            parts = _cut(text, piece)
            if all(covered(piece[name] or "", part) for name, part in parts.items()):
                return piece | parts
        return piece


def revisions(keys: Iterable[Any], blanker: Blanker) -> dict[UUID, tuple[Revision, str]]:
    """Return the texts that hold the words, and how they are to read."""
    found = {}
    for revision in Revision.objects.filter(pk__in=list(keys)).order_by("pk"):
        text = blanker.text(revision.text)
        if text != revision.text:
            found[revision.pk] = (revision, text)
    return found


def digest(text: str) -> str:
    """Return the hash that is stored with a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def anchors(changed: dict[UUID, str]) -> dict[int, list[dict[str, Any]]]:
    """Return the pieces of each anchor on these texts that read otherwise than the text does now."""
    found = {}
    for anchor in Anchor.objects.filter(revision__in=list(changed)).order_by("pk").select_for_update():
        text = changed[anchor.revision_id]
        pieces = [piece | _cut(text, piece) for piece in anchor.pieces]
        if pieces != anchor.pieces:
            found[anchor.pk] = pieces
    return found


def headline(article: Article, revision: Revision, text: str) -> str:
    """Return the headline of an article whose current text is blanked."""
    if revision.pk != article.current_id:
        return article.headline
    return headline_of(ComposedText(text, revision.blocks))


def _cut(text: str, piece: dict[str, Any]) -> dict[str, str]:
    """Return the words of a piece, and those around it, as they are in the text."""
    start, end = piece["start"], piece["end"]
    parts = {"exact": text[start:end]}
    if isinstance(before := piece.get("prefix"), str):
        parts["prefix"] = text[max(0, start - len(before)) : start]
    if isinstance(behind := piece.get("suffix"), str):
        parts["suffix"] = text[end : end + len(behind)]
    return parts


def _covering(value: str, texts: list[str]) -> str:
    """Return the first of the texts that is this one with fillers in it; the text itself without one."""
    return next((text for text in texts if covered(value, text)), value)
