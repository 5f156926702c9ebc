"""Which record of the register each line is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from articles.foundation.errors import Problem
from articles.registers.models import one_name
from articles.registers.types import AliasDraft
from articles.sources._lists.lines import ListLine
from articles.sources._lists.near import Near, Neighbours, twins
from articles.sources.types import NEW, SKIP, Candidate


@dataclass(frozen=True, slots=True)
class Card:
    """What matching needs to know about a record."""

    id: UUID
    canonical: UUID
    name: str
    source_kind: str
    external_ids: Mapping[str, str]
    version: int
    is_retired: bool = False


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
            found.by_name.setdefault(one_name(card.name), []).append(card)
            for pair in card.external_ids.items():
                found.by_identifier.setdefault(pair, []).append(card)
        return found


@dataclass(frozen=True, slots=True)
class Match:
    """A line and its record: a card of the register, or else the id of the record to be made.

    `candidates` are the records that it may mean; until there is an `answer`, nothing is done with it.
    """

    line: ListLine
    target: UUID
    card: Card | None = None
    by: str = ""
    problems: tuple[Problem, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    answer: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody has to say which record is meant."""
        return bool(self.candidates) and not self.answer

    @property
    def is_out(self) -> bool:
        """Whether nothing is done with the line itself."""
        return self.is_open or self.answer == SKIP or self.answer.startswith("line ")


def matched(
    lines: Sequence[ListLine],
    cards: Cards,
    near: Callable[[Sequence[str]], Neighbours],
    answers: Mapping[int, str],
    new_id: Callable[[], UUID],
) -> list[Match]:
    """Find each line's record: by id, else by an identifier, else by exact name and kind, else by what people
    say of those with nearly its name. No record has two lines.
    """
    found = [_match(line, cards, new_id) if line.is_readable else Match(line, new_id()) for line in lines]
    found = _joined(_asked(found, cards, near, answers, new_id))
    seen: dict[Any, Match] = {}
    for index, match in enumerate(found):
        if match.is_out or not match.line.is_readable:
            continue
        keys = list(_keys(match))
        twin = next((seen[key] for key in keys if key in seen and _collide(seen[key], match, key)), None)
        if twin and not match.problems:
            message = f"Line {twin.line.number:,} is about the same source. Leave one of them out."
            found[index] = replace(match, problems=(Problem("", message, "repeated"),))
        for key in keys:
            seen.setdefault(key, match)
    return found


def _match(line: ListLine, cards: Cards, new_id: Callable[[], UUID]) -> Match:
    """Find the line's record."""
    given = line.given
    id = given.get("id")
    if id in cards.by_id:
        return _judged(line, [cards.by_id[id]], "id", f"The id {id}")
    pairs = list(line.identifiers.items())
    owners = [card for pair in pairs for card in cards.by_identifier.get(pair, ())]
    if owners:
        named = ", ".join(
            f"{scheme}: {value}" for scheme, value in pairs if (scheme, value) in cards.by_identifier
        )
        return _judged(line, owners, "external_ids", f"“{named}”")
    name, kind = given.get("name", ""), given.get("source_kind", "")
    alike = [card for card in cards.by_name.get(one_name(name), ()) if not kind or card.source_kind == kind]
    if alike:
        return _judged(line, alike, "name", f"“{name}” ({kind})" if kind else f"“{name}”")
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
    if card.is_retired:
        told = Candidate(card.id, card.name, card.source_kind, "was retired", is_retired=True)
        return Match(line, card.id, None, by, candidates=(told,))
    return Match(line, card.id, card, by)


def _asked(
    found: Sequence[Match],
    cards: Cards,
    near: Callable[[Sequence[str]], Neighbours],
    answers: Mapping[int, str],
    new_id: Callable[[], UUID],
) -> list[Match]:
    """Give the lines that would make a new record those whose names are nearly theirs, here and in the list,
    and what people said of them.
    """
    open_names = {
        match.line.number: _names(match.line)
        for match in found
        if match.card is None
        and not match.problems
        and match.line.is_readable
        and match.line.given.get("name")
    }
    neighbours = near([name for names in open_names.values() for name in names])
    by_number = {match.line.number: match for match in found}
    alike = twins(open_names.items())
    asked = []
    for match in found:
        names = open_names.get(match.line.number)
        told = match.candidates
        if names and not told:
            told = _candidates(match.line, neighbours.of(*names), cards)
            earlier = (by_number[number] for number in alike.get(match.line.number, ()))
            told += tuple(_twin(one) for one in earlier if not _is_repeated(one, match))
        asked.append(_answered(match, told, cards, answers, new_id))
    return asked


def _twin(earlier: Match) -> Candidate:
    """Return an earlier line as what a line may mean."""
    given, number = earlier.line.given, earlier.line.number
    kind = given.get("source_kind") or earlier.line.kind
    where = f"is called nearly so in line {number:,}" if number > 0 else "is to be made for a role or tie"
    return Candidate(earlier.target, given["name"], kind, where, line=number)


def _is_repeated(one: Match, other: Match) -> bool:
    """Tell whether a line needs no question: it only repeats another and is refused, or both have ids."""
    if one.line.given.get("id") and other.line.given.get("id"):
        return True
    return any(key in set(_keys(one)) and _collide(one, other, key) for key in _keys(other))


def _joined(found: Sequence[Match]) -> list[Match]:
    """Give the lines that others are the same as the names of these."""
    named: dict[str, list[AliasDraft]] = {}
    for match in found:
        if match.answer.startswith("line "):
            given = match.line.given
            named.setdefault(match.answer, []).extend((AliasDraft(given["name"]), *given.get("aliases", ())))
    return [
        replace(match, line=replace(match.line, given={**match.line.given, "aliases": (*own, *more)}))
        if (more := named.get(f"line {match.line.number}"))
        and (own := match.line.given.get("aliases", ())) is not None
        else match
        for match in found
    ]


def _names(line: ListLine) -> list[str]:
    """Return the names of a line: the shown one and its aliases."""
    return [line.given["name"], *(alias.name for alias in line.given.get("aliases", ()))]


def _candidates(line: ListLine, found: Iterable[Near], cards: Cards) -> tuple[Candidate, ...]:
    """Return the standing records that were found, each with the reason."""
    told = []
    for near in found:
        card = cards.by_id.get(near.record)
        if card is not None:
            why = _reason(line, near, card) + (" and was retired" if card.is_retired else "")
            told.append(Candidate(card.id, card.name, card.source_kind, why, is_retired=card.is_retired))
    return tuple(told)


def _reason(line: ListLine, near: Near, card: Card) -> str:
    """Say why the record may be meant."""
    if not near.is_same and one_name(near.name) == one_name(card.name):
        return "is called nearly so"
    if one_name(near.name) != one_name(card.name):
        return f"is also called “{near.name}”"
    if one_name(line.given["name"]) == one_name(near.name):
        return "has this name, and another kind"
    return "has one of the line's aliases as its name"


def _answered(
    match: Match,
    candidates: tuple[Candidate, ...],
    cards: Cards,
    answers: Mapping[int, str],
    new_id: Callable[[], UUID],
) -> Match:
    """Return the match with its candidates, and as it is after what was said of it."""
    said = answers.get(match.line.number, "")
    chosen = next((one for one in candidates if one.value == said), None)
    match = replace(match, candidates=candidates)
    if said == SKIP or (chosen is not None and chosen.line):
        return replace(match, answer=said)
    if said == NEW and match.by in {"", "name"} and candidates:
        fresh = match.line.given.get("id") or new_id() if match.by else match.target
        return replace(match, target=fresh, by="", answer=said)
    if chosen is None:
        return match
    return replace(match, target=chosen.id, card=cards.by_id[chosen.id], by=match.by or "answer", answer=said)


def _keys(match: Match) -> Iterable[Any]:
    """Yield the keys that no two lines may share."""
    yield match.target
    if match.card is None:
        given = match.line.given
        yield from match.line.identifiers.items()
        if given.get("name"):
            yield ("", one_name(given["name"]), given.get("source_kind") or match.line.kind)


def _collide(one: Match, other: Match, key: Any) -> bool:
    """Tell whether two lines with this in common are one source. Two ids of their own make two sources."""
    return key == other.target or not (one.line.given.get("id") and other.line.given.get("id"))
