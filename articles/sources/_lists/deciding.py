"""What importing a list does with one of its lines. Only decides; changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from articles.foundation.errors import Problem
from articles.registers.models import one_name, tidy
from articles.registers.rules import once
from articles.registers.types import AliasDraft
from articles.sources._links import contradictions, named_by
from articles.sources._lists.columns import COLUMNS
from articles.sources._lists.grades import graded
from articles.sources._lists.lines import OWN_FIELDS, ListRole, ListTie, list_roles, list_ties
from articles.sources._lists.matching import Cards, Match
from articles.sources._lists.references import References
from articles.sources._lists.rings import Tied
from articles.sources.models import Rating
from articles.sources.rules import rating_on, source_problems
from articles.sources.types import (
    FieldChange,
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
    # Every name of every record, with its survivor.
    names: Callable[[], Iterable[tuple[UUID, str]]]
    ties: Callable[[], Iterable[Tied]]
    today: date
    rater: str
    new_id: Callable[[], UUID]


class LineDecision:
    """One line on its way from its text to the decision."""

    def __init__(self, match: Match, held: Held | None, references: References, situation: Situation) -> None:
        self._match, self._held, self._references, self._situation = match, held, references, situation
        self._given = match.line.given
        self._problems = [*match.line.problems, *match.problems]

    def planned(self) -> PlannedLine:
        """Return what is done with the line."""
        match = self._match
        if not match.line.is_readable or match.is_out:
            return self._set_aside()
        before = self._held.draft if self._held else None
        draft, rating = self._draft(before or SourceDraft("", match.line.kind)), None
        if not self._match.problems:
            rating = self._check(draft)
        return self._outcome(before, draft, rating)

    def _set_aside(self) -> PlannedLine:
        """Return the outcome of a line with which nothing is done: unreadable, undecided, or left out."""
        match = self._match
        out = Outcome.ASKED if match.is_open else Outcome.LEFT_OUT
        return PlannedLine(
            match.line.number,
            str(self._given.get("name", "")),
            out if match.line.is_readable else Outcome.REFUSED,
            match.target,
            match.by,
            problems=tuple(self._problems),
            candidates=match.candidates,
            answer=match.answer,
        )

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
            candidates=match.candidates,
            answer=match.answer,
        )
        if self._problems:
            return plain
        changes = self._changes(before, draft, rating)
        known = Outcome.CHANGED if changes else Outcome.UNCHANGED
        if match.card and match.card.is_retired:
            known = Outcome.RESTORED
            changes = (FieldChange("retired", "retired", "in use"), *changes)
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
            self._give_names(given, before)
        if schemes := self._given.get("schemes"):
            kept = given.get("external_ids", before.external_ids)
            given["external_ids"] = {scheme: one for scheme, one in (kept | schemes).items() if one}
        draft = replace(before, **given)
        roles = self._given.get("roles")
        ties = self._given.get("ties")
        if roles is not None:
            draft = replace(draft, roles=tuple(self._roles(roles)))
        if ties is not None:
            draft = replace(draft, ties=tuple(self._ties(ties)))
        return draft

    def _give_names(self, given: dict[str, Any], before: SourceDraft) -> None:
        """Give the record its names. Where somebody said which record is meant, it keeps its shown name, and
        the line's is a further one; a name that is written only otherwise stays as it is.
        """
        name, aliases = given.get("name", before.name), given.get("aliases", before.aliases)
        if self._match.by == "answer":
            name, aliases = before.name, (*before.aliases, AliasDraft(name), *given.get("aliases", ()))
        elif before.name and one_name(name) == one_name(before.name):
            name = before.name
        else:
            name = tidy(name)
        given["name"], given["aliases"] = name, once(name, aliases)
        if [one_name(one.name) for one in given["aliases"]] == [one_name(one.name) for one in before.aliases]:
            pairs = zip(given["aliases"], before.aliases, strict=True)
            given["aliases"] = tuple(replace(new, name=old.name) for new, old in pairs)

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
