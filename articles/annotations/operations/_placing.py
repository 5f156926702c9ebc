"""Placing marks on an article's texts: on its current one, or on an earlier one and from there on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from uuid import UUID

from articles.anchoring.rules import Ground, Spent, Work, carry
from articles.anchoring.types import Piece
from articles.annotations.errors import BadAnnotation
from articles.annotations.models import Anchor
from articles.annotations.operations._rows import carried_change, new_anchor, place_snapshot
from articles.annotations.rules import (
    TOO_MUCH_WORK,
    Placement,
    carried_placement,
    content_problems,
    foreign_revision,
    place,
    repeated_id_problems,
)
from articles.annotations.types import AnnotationChange, AnnotationDraft, AnnotationKind
from articles.corpus.models import Article, Revision
from articles.foundation.errors import Problem
from articles.ledger.types import Change

# What it costs to carry marks, of the work that a request may ask for, for each code point of both texts.
_TO_CARRY = 100


@dataclass(slots=True)
class Placed:
    """Where a mark sits on the text that it was made on; if a newer one has come since, where on that."""

    revision: UUID
    here: Placement
    onward: Placement | None = None


@dataclass(slots=True)
class Placer:
    """Places the marks of one request on the texts of one article, whose current one is `text`."""

    article: UUID
    current: UUID
    text: str
    work: Work = field(default_factory=Work)
    _grounds: dict[UUID, Ground] = field(default_factory=dict)

    @classmethod
    def on(cls, article: Article) -> Placer:
        """Return one for the article. Reads its `current` text."""
        return cls(article.id, article.latest.id, article.latest.text)

    def know(self, revisions: Iterable[UUID | None]) -> None:
        """Read the earlier texts that marks were made on, in one query, or none."""
        self._grounds[self.current] = Ground(self.text)
        earlier = {id for id in revisions if id is not None} - {self.current}
        if earlier:
            rows = Revision.objects.filter(article=self.article, id__in=earlier)
            self._grounds |= {id: Ground(text) for id, text in rows.values_list("id", "text")}

    def place(self, draft: AnnotationDraft) -> Placed | list[Problem]:
        """Place a mark on the text that it names, or else on the current one."""
        revision = draft.revision or self.current
        ground = self._grounds.get(revision)
        if ground is None:
            return [foreign_revision(self.current)]
        found = place(ground, draft, self.work)
        return Placed(revision, found) if isinstance(found, Placement) else found

    def carry(self, placed: Sequence[Placed]) -> list[Problem]:
        """Carry the marks that sit on earlier texts to the current one; return a problem if that is too much
        work.
        """
        waiting: dict[UUID, list[Placed]] = defaultdict(list)
        for one in placed:
            if one.revision != self.current:
                waiting[one.revision].append(one)
        for revision, some in waiting.items():
            old = self._grounds[revision].text
            try:
                self.work.spend(_TO_CARRY * (len(old) + len(self.text)))
            except Spent:
                message = (
                    "This marks an earlier text, and carrying it to the current one takes too long. "
                    f"Read the current text, the revision {self.current}, and mark that."
                )
                return [Problem("revision", message, TOO_MUCH_WORK)]
            spans = [[Piece(piece.start, piece.end) for piece in one.here.pieces] for one in some]
            for one, outcome in zip(some, carry(old, self.text, spans), strict=True):
                proved = one.here.status in {"anchored", "moved"}
                one.onward = carried_placement(self.text, outcome, proved=proved)
        return []

    def place_change(self, change: AnnotationChange) -> Placed | list[Problem]:
        """Place one mark, of whatever kind, on other words, and carry it on if need be."""
        self.know([change.revision])
        draft = AnnotationDraft(
            AnnotationKind.NOTE.value, change.pieces or (), change.quote, revision=change.revision
        )
        placed = self.place(draft)
        if isinstance(placed, list):
            return placed
        return self.carry([placed]) or placed


def place_all(article: Article, drafts: Sequence[AnnotationDraft]) -> list[Placed]:
    """Place every draft on the text that it names, or raise with all the problems of all of them."""
    places: list[Placed] = []
    problems = repeated_id_problems([draft.id for draft in drafts])
    placer = Placer.on(article)
    placer.know(draft.revision for draft in drafts)
    for index, draft in enumerate(drafts):
        found = content_problems(draft.kind, draft.tags, draft.note, draft.source is not None)
        placed = placer.place(draft)
        if isinstance(placed, Placed):
            places.append(placed)
        else:
            found += placed
        problems += [Problem(f"annotations.{index}.{p.field}", p.message, p.code) for p in found]
    raise_problems(problems)
    raise_problems(placer.carry(places))
    return places


def carried_rows(article: Article, made: Sequence[tuple[UUID, Placed]]) -> list[tuple[Anchor, Change]]:
    """Return the anchors on the current text of marks that were made on an earlier one, and their entries."""
    return [
        (anchor, carried_change(id, article.id, before, anchor))
        for id, placed in made
        if placed.onward is not None
        for anchor in [new_anchor(id, article.latest.id, placed.onward)]
        for before in [
            place_snapshot(placed.revision, placed.here.status, [asdict(p) for p in placed.here.pieces])
        ]
    ]


def raise_problems(problems: Sequence[Problem]) -> None:
    """Raise `BadAnnotation` with the problems, if there are any."""
    if problems:
        raise refusal(problems)


def refusal(problems: Sequence[Problem]) -> BadAnnotation:
    return BadAnnotation("This annotation can't be saved.", problems=problems)
