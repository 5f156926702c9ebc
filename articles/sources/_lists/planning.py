"""What importing a list does with all of its lines together. Only decides; changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from articles.foundation.errors import Problem
from articles.registers.models import one_name
from articles.sources._links import named_by
from articles.sources._lists.deciding import LineDecision, Situation
from articles.sources._lists.lines import ListLine, SourceList
from articles.sources._lists.matching import Match, matched
from articles.sources._lists.near import Neighbours, neighbours
from articles.sources._lists.references import References
from articles.sources._lists.rings import Tied, ring_problems
from articles.sources.types import (
    WRITING,
    ImportChoices,
    ImportPlan,
    MissingOrganization,
    Outcome,
    PlannedLine,
)

_WRITTEN = (*WRITING, Outcome.UNCHANGED)


def planned(read: SourceList, situation: Situation, choices: ImportChoices) -> ImportPlan:
    """Decide about every line, and about all of them together."""
    made = _made(choices, read.lines, situation)
    texts = _named_in(read.lines)
    near = Neighbours()

    def look(names: Sequence[str]) -> Neighbours:
        nonlocal near
        near = neighbours([*names, *texts], situation.names()) if names or texts else near
        return near

    matches = matched([*made, *read.lines], situation.cards, look, choices.answers, situation.new_id)
    held = situation.held(match.card.id for match in matches if match.card)
    references = References(matches, situation.cards, near)
    lines = [
        LineDecision(match, held.get(match.target), references, situation).planned() for match in matches
    ]
    lines = _without_rings(lines, matches, references, situation)
    lines = _without_orphans(lines, situation)
    missing = _missing(texts, references, made)
    return ImportPlan(
        read.unit, tuple(lines), read.problems, _digest(lines, read), read.notes, read.headers, missing
    )


def _made(choices: ImportChoices, lines: Iterable[ListLine], situation: Situation) -> list[ListLine]:
    """Return a line for each organization that is to be made because others name it and nobody has it."""
    chosen = {one_name(name): (name.strip(), kind) for name, kind in sorted(choices.made.items()) if kind}
    if chosen:
        chosen = {name: one for name, one in chosen.items() if name and name not in situation.cards.by_name}
        listed = {one_name(str(line.given.get("name", ""))) for line in lines}
        chosen = {name: one for name, one in chosen.items() if name not in listed}
    return [
        ListLine(-number, {"name": name, "source_kind": kind})
        for number, (name, kind) in enumerate(chosen.values(), 1)
    ]


def _named_in(lines: Iterable[ListLine]) -> dict[str, list[int]]:
    """Return the texts that name other sources in roles and ties, with the numbers of their lines."""
    found: dict[str, list[int]] = {}
    for line in lines:
        named = [role.organization for role in line.given.get("roles", ())]
        for text in [*named, *(tie.other for tie in line.given.get("ties", ()))]:
            found.setdefault(text.strip(), []).append(line.number)
    return found


def _missing(
    texts: dict[str, list[int]], references: References, made: Sequence[ListLine]
) -> tuple[MissingOrganization, ...]:
    """Return the organizations that lines name and nobody has, with the kinds of those that will be made."""
    kinds = {one_name(line.given["name"]): line.given["source_kind"] for line in made}
    found: dict[str, MissingOrganization] = {}
    for text, numbers in texts.items():
        name = one_name(text)
        if name in kinds or references.is_missing(text):
            known = found.get(name)
            lines = sorted({*numbers, *(known.lines if known else ())})
            found[name] = MissingOrganization(
                known.name if known else text, tuple(lines), kinds.get(name, "")
            )
    return tuple(found.values())


def _without_rings(
    lines: Sequence[PlannedLine], matches: Sequence[Match], references: References, situation: Situation
) -> list[PlannedLine]:
    """Refuse the lines whose ties would close a ring with those of the register and of the other lines."""
    changing = [
        line
        for line, match in zip(lines, matches, strict=True)
        if match.line.given.get("ties") and line.draft and line.outcome in WRITING
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


def _without_orphans(lines: Sequence[PlannedLine], situation: Situation) -> list[PlannedLine]:
    """Refuse the lines that name a source which another line would have made, if that line isn't written."""
    refused = {line.source: line for line in lines if line.outcome not in _WRITTEN}
    for standing in [id for id in refused if id in situation.cards.by_id]:
        del refused[standing]
    naming: dict[UUID, list[int]] = {}
    for place, line in enumerate(lines):
        for _, id in named_by(line.draft) if line.draft else ():
            naming.setdefault(id, []).append(place)
    found, waiting = list(lines), list(refused.values())
    while waiting:
        gone = waiting.pop()
        for place in naming.get(gone.source, ()):
            line = found[place]
            if line.outcome not in _WRITTEN:
                continue
            by = "would have to be made" if gone.is_extra else f"line {gone.number:,} would make"
            message = f"This names “{gone.name}”, which {by}, and that isn't imported."
            problem = Problem("", message, "missing")
            found[place] = replace(
                line, outcome=Outcome.REFUSED, problems=(problem,), changes=(), draft=None, rating=None
            )
            if line.before is None:
                waiting.append(found[place])
    return found


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
            [(one.value, one.name, one.source_kind, one.why) for one in line.candidates],
            line.answer,
        )
        for line in lines
    ]
    said = json.dumps([told, read.stamp])
    return hashlib.sha256(said.encode()).hexdigest()
