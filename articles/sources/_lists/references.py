"""Which record a role or tie names: one of the register, or a line of the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from articles.registers.models import one_name
from articles.sources._lists.matching import Cards, Match
from articles.sources._lists.near import Neighbours

_ID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_REFERENCE = re.compile(rf"\A(?:(?:(?P<name>.*)\s)?\[(?P<id>{_ID})\]|(?P<bare>{_ID}))", re.DOTALL)


class References:
    """Finds what the names in roles and ties refer to: records of the register, or lines of the list."""

    def __init__(self, matches: Sequence[Match], cards: Cards, near: Neighbours) -> None:
        self._cards, self._near = cards, near
        self._names: dict[UUID, str] = {}
        self._ids: dict[UUID, UUID] = {}
        self._by_name: dict[str, set[UUID]] = {}
        self._by_identifier: dict[tuple[str, str], set[UUID]] = {}
        for match in matches:
            if match.is_out and match.target in cards.by_id:
                # Nothing is done with a record that somebody still has to decide about.
                continue
            given = match.line.given
            listed = given.get("name", "")
            keeps_name = match.card and (match.by == "answer" or not listed)
            self._names[match.target] = match.card.name if match.card and keeps_name else listed
            if given.get("id"):
                self._ids[given["id"]] = match.target
            if any(problem.code == "repeated" for problem in match.problems):
                # The line that it repeats is the one that is meant.
                continue
            for name in {one_name(listed), one_name(self._names[match.target])} - {""}:
                self._by_name.setdefault(name, set()).add(match.target)
            for pair in match.line.identifiers.items():
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
            return (
                self._in_use(target)
                if known
                else f"There is no source with the id {id}, neither here nor in this list."
            )
        candidates = self._candidates(text)
        if len(candidates) == 1:
            return self._in_use(next(iter(candidates)))
        if not candidates:
            return (
                f"There is no source named “{text[:80]}”, neither here nor in this list. "
                f"{self._hint(text)}Write its name, or its id."
            )
        return f"{len(candidates)} sources are named “{text[:80]}”. Write the id of the right one."

    def _in_use(self, id: UUID) -> UUID | str:
        """Return the record, or say that it was retired and no line of the list puts it back into use."""
        card = self._cards.by_id.get(id)
        if card is None or not card.is_retired or id in self._names:
            return id
        return f"“{card.name}” was retired. Put it back into use first, or name another source."

    def is_missing(self, text: str) -> bool:
        """Tell whether the text is a name that nobody bears."""
        is_pair = ":" in text and " " not in text.partition(":")[0].strip()
        return not is_pair and not _REFERENCE.fullmatch(text.strip()) and not self._candidates(text)

    def _hint(self, text: str) -> str:
        """Name the record that is probably meant."""
        ids = (near.record for near in self._near.of(text.strip()))
        card = next((self._cards.by_id[id] for id in ids if id in self._cards.by_id), None)
        return f"Is “{card.name} [{card.id}]” meant? " if card else ""

    def _candidates(self, text: str) -> set[UUID]:
        """Return the records with this identifier, else those of this name."""
        scheme, colon, value = (part.strip() for part in text.partition(":"))
        candidates = self._having((scheme, value)) if colon else set()
        return candidates or self._named(text)

    def _named(self, text: str) -> set[UUID]:
        """Return the records of this name, here and in the list."""
        name = one_name(text)
        standing = {card.canonical for card in self._cards.by_name.get(name, ()) if card.id == card.canonical}
        return standing | self._by_name.get(name, set())

    def _having(self, pair: tuple[str, str]) -> set[UUID]:
        """Return the records with this identifier, here and in the list."""
        known = {card.canonical for card in self._cards.by_identifier.get(pair, ())}
        return known | self._by_identifier.get(pair, set())
