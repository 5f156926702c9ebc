"""Planning an import against a register made of values."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from articles.foundation.models import new_id
from articles.registers.types import AliasDraft
from articles.sources._lists.deciding import Held, Situation
from articles.sources._lists.matching import Card, Cards
from articles.sources._lists.planning import planned
from articles.sources._lists.reading import read_list
from articles.sources._lists.rings import Tied
from articles.sources.models import Rating
from articles.sources.types import ImportChoices, ImportPlan, PlannedLine, SourceDraft

PLAIN = ImportChoices()
TODAY = date(2025, 6, 1)
A, B, C, TOMB = (UUID(int=number) for number in (10, 11, 12, 13))
KCNA = SourceDraft(
    "KCNA", "state_media", (AliasDraft("Agency", "en"),), "KP", external_ids={"wikidata": "Q492944"}
)
MFA = SourceDraft("MFA", "government_body")
TWIN = SourceDraft("Twin", "military")
BOOK: dict[UUID, SourceDraft] = {A: KCNA, B: MFA, C: TWIN, TOMB: SourceDraft("Old name", "military")}
GRADE = Rating(grade="B", valid_from=date(2025, 1, 1), created=datetime(2025, 1, 1, tzinfo=UTC), id=new_id())


def plan(
    *rows: dict[str, Any],
    book: dict[UUID, SourceDraft] | None = None,
    ties: Iterable[Tied] = (),
    choices: ImportChoices = PLAIN,
    retired: Iterable[UUID] = (),
) -> ImportPlan:
    """Plan these items against the register, in which A is graded and TOMB is merged into C."""
    out = set(retired)
    known = BOOK if book is None else book
    cards = Cards.of(
        Card(id, C if id == TOMB else id, draft.name, draft.source_kind, draft.external_ids, 3, id in out)
        for id, draft in known.items()
    )
    situation = Situation(
        cards,
        lambda ids: {id: Held(known[id], (GRADE,) if id == A else ()) for id in ids},
        lambda: [
            (C if id == TOMB else id, name)
            for id, draft in known.items()
            for name in (draft.name, *(alias.name for alias in draft.aliases))
        ],
        lambda: ties,
        TODAY,
        "Ada",
        new_id,
    )
    read = read_list(json.dumps(rows, default=str).encode(), choices.columns)
    return planned(read, situation, choices)


def only(*rows: dict[str, Any], **more: Any) -> PlannedLine:
    """Plan the items and return what is done with the last."""
    return plan(*rows, **more).lines[-1]


def row(name: str, source_kind: str = "military", **more: Any) -> dict[str, Any]:
    """Return an item."""
    return {"name": name, "source_kind": source_kind, **more}


def same(**more: Any) -> dict[str, Any]:
    """Return an item about A."""
    return row("KCNA", "state_media", id=A, **more)
