"""An entity's ties as its page tells them, from both ends."""

from __future__ import annotations

from dataclasses import dataclass

from articles.entities.models import Entity, EntityTie
from articles.entities.types import TIED_BY
from articles.registers.models import Group
from articles.schema.rules import edtf_in_words


@dataclass(frozen=True, slots=True)
class ToldTie:
    """A tie: what it is, seen from this entity, the other one, and when it holds."""

    label: str
    other: Entity
    words: str
    when: str


def told_ties(group: Group[Entity]) -> list[ToldTie]:
    """Return the ties of an entity and of all merged with it: its own, then those of others to it."""
    own = [
        ToldTie(tie.get_kind_display(), tie.other, *_said(tie))
        for row in group.rows
        for tie in row.ties.all()
    ]
    others = [
        ToldTie(TIED_BY[tie.kind], tie.owner, *_said(tie)) for row in group.rows for tie in row.tied_by.all()
    ]
    return own + others


def _said(tie: EntityTie) -> tuple[str, str]:
    """Return the words of a tie, and its dates in words."""
    since = f"from {edtf_in_words(tie.since)}" if tie.since else ""
    until = f"to {edtf_in_words(tie.until)}" if tie.until else ""
    return tie.words, " ".join(filter(None, [since, until]))
