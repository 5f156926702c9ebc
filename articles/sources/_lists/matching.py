"""Which record of the register each line is about, and which record a role or tie names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from articles.foundation.errors import Problem
from articles.sources._lists.lines import ListLine

_ID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_REFERENCE = re.compile(rf"(?:(?P<name>.*)\s)?\[(?P<id>{_ID})\]|(?P<bare>{_ID})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Card:
    """What matching needs to know about a record."""

    id: UUID
    canonical: UUID
    name: str
    source_kind: str
    external_ids: Mapping[str, str]
    version: int


@dataclass(slots=True)
class Cards:
    """The register as cards, by id, by identifier and by name."""

    by_id: dict[UUID, Card] = field(default_factory=dict)
    by_identifier: dict[tuple[str, str], list[Card]] = field(default_factory=dict)
    by_name: dict[str, list[Card]] = field(default_factory=dict)

    @classmethod
    def of(cls, cards: Iterable[Card]) -> Cards:
        """Sort the cards."""
        found = cls()
        for card in cards:
            found.by_id[card.id] = card
            found.by_name.setdefault(card.name, []).append(card)
            for pair in card.external_ids.items():
                found.by_identifier.setdefault(pair, []).append(card)
        return found


@dataclass(frozen=True, slots=True)
class Match:
    """A line and its record: a card of the register, or else the id of the record to be made."""

    line: ListLine
    target: UUID
    card: Card | None = None
    by: str = ""
    problems: tuple[Problem, ...] = ()


def matched(lines: Sequence[ListLine], cards: Cards, new_id: Callable[[], UUID]) -> list[Match]:
    """Find each line's record: by id, else by an identifier, else by exact name and kind. No record has two
    lines.
    """
    found = [_match(line, cards, new_id) for line in lines]
    seen: dict[Any, Match] = {}
    for index, match in enumerate(found):
        keys = list(_keys(match))
        twin = next((seen[key] for key in keys if key in seen and _collide(seen[key], match, key)), None)
        if twin and not match.problems:
            message = f"Line {twin.line.number:,} is about the same source. Leave one of them out."
            found[index] = Match(
                match.line, match.target, match.card, match.by, (Problem("", message, "repeated"),)
            )
        for key in keys:
            seen.setdefault(key, match)
    return found


def _match(line: ListLine, cards: Cards, new_id: Callable[[], UUID]) -> Match:
    """Find the line's record."""
    given = line.given
    id = given.get("id")
    if id in cards.by_id:
        return _judged(line, [cards.by_id[id]], "id", f"The id {id}")
    pairs = list(given.get("external_ids", {}).items())
    owners = [card for pair in pairs for card in cards.by_identifier.get(pair, ())]
    if owners:
        named = ", ".join(
            f"{scheme}: {value}" for scheme, value in pairs if (scheme, value) in cards.by_identifier
        )
        return _judged(line, owners, "external_ids", f"“{named}”")
    name, kind = given.get("name", ""), given.get("source_kind", "")
    alike = [card for card in cards.by_name.get(name, ()) if card.source_kind == kind]
    if alike:
        return _judged(line, alike, "name", f"“{name}” ({kind})")
    return Match(line, id or new_id())


def _judged(line: ListLine, found: Sequence[Card], by: str, what: str) -> Match:
    """Return the one standing record among those that were found, or say why there isn't one."""
    survivors = {card.canonical for card in found}
    standing = {card.id: card for card in found if card.id == card.canonical}
    if len(survivors) > 1:
        ids = ", ".join(str(id) for id in sorted(survivors))
        message = f"{what} fits {len(survivors)} sources: {ids}. Write the id of the right one in “id”."
        return Match(line, found[0].id, None, by, (Problem(by, message, "ambiguous"),))
    if not standing:
        card = found[0]
        message = (
            f"{what} belongs to a source that was merged into the source {card.canonical}. "
            "Write that id to change the survivor, or leave the line out."
        )
        return Match(line, card.id, None, by, (Problem(by, message, "merged"),))
    card = next(iter(standing.values()))
    return Match(line, card.id, card, by)


def _keys(match: Match) -> Iterable[Any]:
    """Yield the keys that no two lines may share."""
    yield match.target
    if match.card is None:
        given = match.line.given
        yield from given.get("external_ids", {}).items()
        if given.get("name"):
            yield ("", given["name"], given.get("source_kind"))


def _collide(one: Match, other: Match, key: Any) -> bool:
    """Tell whether two lines with this in common are one source. Two ids of their own make two sources."""
    return key == other.target or not (one.line.given.get("id") and other.line.given.get("id"))


class References:
    """Finds what the names in roles and ties refer to: records of the register, or lines of the list."""

    def __init__(self, matches: Sequence[Match], cards: Cards) -> None:
        self._cards = cards
        self._names: dict[UUID, str] = {}
        self._ids: dict[UUID, UUID] = {}
        self._by_name: dict[str, set[UUID]] = {}
        self._by_identifier: dict[tuple[str, str], set[UUID]] = {}
        for match in matches:
            given = match.line.given
            self._names[match.target] = given.get("name") or (match.card.name if match.card else "")
            if given.get("id"):
                self._ids[given["id"]] = match.target
            if any(problem.code == "repeated" for problem in match.problems):
                # The line that it repeats is the one that is meant.
                continue
            self._by_name.setdefault(self._names[match.target], set()).add(match.target)
            for pair in given.get("external_ids", {}).items():
                self._by_identifier.setdefault(pair, set()).add(match.target)

    def canonical(self, id: UUID) -> UUID:
        """Return the survivor of a record; one that is yet to be made is its own."""
        card = self._cards.by_id.get(id)
        return card.canonical if card else id

    def name(self, id: UUID) -> str:
        """Return the name of a record."""
        card = self._cards.by_id.get(id)
        return self._names.get(id) or (card.name if card else str(id))

    def found(self, text: str) -> UUID | str:
        """Return the id of the record that is meant, or a sentence about why there is none."""
        named = _REFERENCE.fullmatch(text.strip())
        if named:
            id = UUID(named["id"] or named["bare"])
            target = self._ids.get(id, id)
            known = target in self._names or target in self._cards.by_id
            return target if known else f"There is no source with the id {id}, neither here nor in this list."
        scheme, colon, value = (part.strip() for part in text.partition(":"))
        candidates = self._having((scheme, value)) if colon else set()
        candidates = candidates or self._named(text.strip())
        if len(candidates) == 1:
            return next(iter(candidates))
        if not candidates:
            return (
                f"There is no source named “{text[:80]}”, neither here nor in this list. Write its name, or "
                "its id."
            )
        return f"{len(candidates)} sources are named “{text[:80]}”. Write the id of the right one."

    def _named(self, name: str) -> set[UUID]:
        """Return the records of this name, here and in the list."""
        standing = {card.canonical for card in self._cards.by_name.get(name, ()) if card.id == card.canonical}
        return standing | self._by_name.get(name, set())

    def _having(self, pair: tuple[str, str]) -> set[UUID]:
        """Return the records with this identifier, here and in the list."""
        known = {card.canonical for card in self._cards.by_identifier.get(pair, ())}
        return known | self._by_identifier.get(pair, set())
