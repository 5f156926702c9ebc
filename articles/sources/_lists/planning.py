"""What importing a list does with each of its lines. Only decides; changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from articles.foundation.errors import Problem
from articles.registers.types import AliasDraft
from articles.sources._links import contradictions, named_by
from articles.sources._lists.columns import COLUMNS
from articles.sources._lists.grades import graded
from articles.sources._lists.lines import (
    OWN_FIELDS,
    ListRole,
    ListTie,
    SourceList,
    list_roles,
    list_ties,
)
from articles.sources._lists.matching import Cards, Match, References, matched
from articles.sources._lists.rings import Tied, ring_problems
from articles.sources.models import Rating
from articles.sources.rules import rating_on, source_problems
from articles.sources.types import (
    FieldChange,
    ImportPlan,
    Outcome,
    PlannedLine,
    RatingDraft,
    RoleDraft,
    SourceDraft,
    TieDraft,
)

_SHOWN = (*OWN_FIELDS, "roles", "ties")
_STALE = (
    "This source was changed after the list was exported: the list has version {listed}, the register "
    "{current}. Export it again, or empty “version” to overwrite it."
)
_MERGED = "This source was merged into the source {survivor}. Leave the line out, or write that id in “id”."


@dataclass(frozen=True, slots=True)
class Held:
    """What the register holds about a line's record, with the ratings of all that were merged into it."""

    draft: SourceDraft
    ratings: Sequence[Rating]


type _Load = Callable[[Iterable[UUID]], Mapping[UUID, Held]]


@dataclass(frozen=True, slots=True)
class Situation:
    """What a plan depends on besides the file: the register, the day, and who grades."""

    cards: Cards
    held: _Load
    ties: Callable[[], Iterable[Tied]]
    today: date
    rater: str
    new_id: Callable[[], UUID]


def planned(read: SourceList, situation: Situation) -> ImportPlan:
    """Decide about every line, and about all of them together."""
    matches = matched(read.lines, situation.cards, situation.new_id)
    held = situation.held(match.card.id for match in matches if match.card)
    references = References(matches, situation.cards)
    lines = [_Line(match, held.get(match.target), references, situation).planned() for match in matches]
    lines = _without_rings(lines, matches, references, situation)
    return ImportPlan(read.unit, tuple(lines), read.problems, _digest(lines, read))


class _Line:
    """One line on its way from its text to the decision."""

    def __init__(self, match: Match, held: Held | None, references: References, situation: Situation) -> None:
        self._match, self._held, self._references, self._situation = match, held, references, situation
        self._given = match.line.given
        self._problems = [*match.line.problems, *match.problems]

    def planned(self) -> PlannedLine:
        """Return what is done with the line."""
        before = self._held.draft if self._held else None
        draft, rating = self._draft(before or SourceDraft("", "")), None
        if not self._match.problems:
            rating = self._check(draft)
        return self._outcome(before, draft, rating)

    def _outcome(
        self, before: SourceDraft | None, draft: SourceDraft, rating: RatingDraft | None
    ) -> PlannedLine:
        """Return the outcome of a line whose problems are known."""
        match = self._match
        version = match.card.version if match.card else None
        plain = PlannedLine(
            match.line.number,
            str(draft.name or self._given.get("name", "")),
            Outcome.REFUSED,
            match.target,
            match.by,
            version,
            problems=tuple(self._problems),
        )
        if self._problems:
            return plain
        changes = self._changes(before, draft, rating)
        known = Outcome.CHANGED if changes else Outcome.UNCHANGED
        outcome = Outcome.CREATED if before is None else known
        listed = self._given.get("version")
        if outcome == Outcome.CHANGED and match.by == "id" and listed not in {None, version}:
            stale = Problem("version", _STALE.format(listed=listed, current=version), "stale")
            return replace(plain, problems=(stale,))
        return replace(plain, outcome=outcome, changes=changes, before=before, draft=draft, rating=rating)

    def _draft(self, before: SourceDraft) -> SourceDraft:
        """Return the record with the line's values. A column that the line leaves out stays as it is."""
        given: dict[str, Any] = {name: self._given[name] for name in OWN_FIELDS if name in self._given}
        if given.get("description", "").splitlines() == before.description.splitlines():
            # Programs that save lists have their own line ends.
            given.pop("description", None)
        if "aliases" in given or "name" in given:
            given["aliases"] = _once(given.get("name", before.name), given.get("aliases", before.aliases))
        draft = replace(before, **given)
        roles = self._given.get("roles")
        ties = self._given.get("ties")
        if roles is not None:
            draft = replace(draft, roles=tuple(self._roles(roles)))
        if ties is not None:
            draft = replace(draft, ties=tuple(self._ties(ties)))
        return draft

    def _roles(self, roles: Sequence[ListRole]) -> Iterable[RoleDraft]:
        """Yield the roles with the organizations that they name."""
        for index, role in enumerate(roles):
            if id := self._named(f"roles.{index}.organization", role.organization):
                yield RoleDraft(id, role.title.strip(), role.start, role.end)

    def _ties(self, ties: Sequence[ListTie]) -> Iterable[TieDraft]:
        """Yield the ties with the sources that they name."""
        for index, tie in enumerate(ties):
            if id := self._named(f"ties.{index}.other", tie.other):
                yield TieDraft(tie.kind, id, tie.start, tie.end, tie.note)

    def _named(self, field: str, text: str) -> UUID | None:
        """Return the record that is named, or note that there is none."""
        found = self._references.found(text)
        if isinstance(found, UUID):
            return found
        self._problems.append(Problem(field, found, "missing"))
        return None

    def _check(self, draft: SourceDraft) -> RatingDraft | None:
        """Note everything that is wrong with the record as it would be; return the grade that is to be
        added.
        """
        if survivor := self._given.get("merged_into"):
            self._problems.append(Problem("merged_into", _MERGED.format(survivor=survivor), "merged"))
            return None
        known = {_column(problem) for problem in self._problems}
        ratings = self._held.ratings if self._held else ()
        today, rater = self._situation.today, self._situation.rater
        rating, of_grade = graded(self._given, ratings, today=today, rater=rater)
        found = [*source_problems(draft), *of_grade]
        # A value that can't be read has its message already.
        self._problems += [problem for problem in found if _column(problem) not in known]
        if not self._problems:
            owner = self._match.target
            canonical = {id: self._references.canonical(id) for _, id in named_by(draft)}
            self._problems += contradictions(draft, owner=owner, canonical=canonical)
        return rating

    def _changes(
        self, before: SourceDraft | None, draft: SourceDraft, rating: RatingDraft | None
    ) -> tuple[FieldChange, ...]:
        """Return what changes, field by field, as the cells of a list show it."""
        was = before or SourceDraft("", "")
        changed = [name for name in _SHOWN if getattr(was, name) != getattr(draft, name)]
        found = [FieldChange(name, *self._cells(name, was, draft)) for name in changed]
        if rating:
            last = rating_on(self._held.ratings if self._held else (), self._situation.today)
            told = f"{last.grade} from {last.valid_from}" if last else ""
            found.append(FieldChange("grade", told, f"{rating.grade} from {rating.valid_from}"))
        return tuple(found)

    def _cells(self, field: str, *drafts: SourceDraft) -> list[str]:
        """Write a field of each draft as a cell. Ids tell sources with the same name apart."""
        found = [self._cell(field, draft, self._references.name) for draft in drafts]
        if len(set(found)) == 1:
            return [
                self._cell(field, draft, lambda id: f"{self._references.name(id)} [{id}]") for draft in drafts
            ]
        return found

    def _cell(self, field: str, draft: SourceDraft, name: Callable[[UUID], str]) -> str:
        """Write a field as a cell."""
        value: Any = getattr(draft, field)
        if field == "roles":
            value = list_roles(draft, name)
        elif field == "ties":
            value = list_ties(draft, name)
        return COLUMNS[field].to_cell(value)


def _column(problem: Problem) -> str:
    """Return the column that a problem is about."""
    return problem.field.partition(".")[0]


def _once(name: str, aliases: Iterable[AliasDraft]) -> tuple[AliasDraft, ...]:
    """Return the aliases as they are kept: each spelling once, and not the shown name again."""
    found: dict[str, AliasDraft] = {}
    for alias in aliases:
        found.setdefault(alias.name.strip(), replace(alias, name=alias.name.strip()))
    found.pop(name, None)
    return tuple(found.values())


def _without_rings(
    lines: Sequence[PlannedLine], matches: Sequence[Match], references: References, situation: Situation
) -> list[PlannedLine]:
    """Refuse the lines whose ties would close a ring with those of the register and of the other lines."""
    changing = [
        line
        for line, match in zip(lines, matches, strict=True)
        if match.line.given.get("ties") and line.draft and line.outcome in {Outcome.CREATED, Outcome.CHANGED}
    ]
    if not changing:
        return list(lines)
    replaced = {line.source for line in lines if line.draft}
    tied = [tie for tie in situation.ties() if tie.record not in replaced]
    tied += [
        Tied(
            line.source,
            references.canonical(line.source),
            tie.kind,
            references.canonical(tie.other),
            tie.start,
            tie.end,
        )
        for line in lines
        if line.draft
        for tie in line.draft.ties
    ]
    found = ring_problems(
        tied, {line.source: line.draft for line in changing if line.draft}, references.canonical
    )
    return [
        replace(line, outcome=Outcome.REFUSED, problems=found[line.source], changes=(), draft=None)
        if line.source in found
        else line
        for line in lines
    ]


def _digest(lines: Sequence[PlannedLine], read: SourceList) -> str:
    """Return the digest of the plan. New records get other ids each time, so their ids are left out."""
    told = [
        (
            line.number,
            line.outcome,
            None if line.version is None else str(line.source),
            line.version,
            [(change.field, change.before, change.after) for change in line.changes],
            [problem.message for problem in line.problems],
        )
        for line in lines
    ]
    said = json.dumps([told, read.stamp])
    return hashlib.sha256(said.encode()).hexdigest()
