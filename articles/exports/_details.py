"""Reads what is recorded of the claims and entities that marks stand for, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from articles.annotations.models import Annotation
from articles.claims.models import (
    ClaimPart,
    Evidence,
    Figure,
    PartQuerySet,
    Relation,
    Response,
    Verdict,
    known_entities,
    party_told,
)
from articles.entities.models import tied_from, tied_to
from articles.exports.types import Details
from articles.foundation.types import Actor


def details_of(actor: Actor, marks: Sequence[Annotation]) -> Details:
    """Return what is recorded of the marks' claims and entities, and of those that they were merged with.

    Needs `appearance__claim` and `mention__entity`.
    """
    claims = {row.appearance.claim.canonical for row in marks if hasattr(row, "appearance")}
    entities = {row.mention.entity.canonical for row in marks if hasattr(row, "mention")}
    ids = [row.id for row in marks if row.kind == "figure"]
    numbers = _standing(Figure.objects.filter(annotation__in=ids), actor, "annotation")
    return Details(
        of_claims=_parts(actor, claims),
        ties=_ties(actor, entities),
        numbers={number.annotation_id: number for number in numbers if number.annotation_id},
    )


def _parts(actor: Actor, claims: set[UUID]) -> dict[str, dict[UUID, list[ClaimPart]]]:
    """Return the parts of the claims' records, by what they are and by the claim's canonical id."""
    answers = Response.objects.annotate(**party_told(actor))
    kinds: dict[str, QuerySet[Any]] = {
        "figures": _standing(Figure.objects.all(), actor, "annotation"),
        "responses": _standing(answers, actor, "party", "words"),
        "evidence": _standing(Evidence.objects.all(), actor, "annotation"),
        "verdicts": _standing(Verdict.objects.with_evidence(), actor),
        "relations": _standing(Relation.objects.all(), actor),
    }
    found: dict[str, dict[UUID, list[ClaimPart]]] = {}
    for name, rows in kinds.items():
        of_kind = found.setdefault(name, defaultdict(list))
        for row in rows.filter(claim__canonical__in=claims):
            of_kind[row.claim.canonical].append(row)
    return found


def _standing(rows: PartQuerySet[Any], actor: Actor, *joined: str) -> QuerySet[Any]:
    """Return the parts that stand and that the actor may know of, in the order in which they were made."""
    told = rows.visible_to(actor).live().select_related("claim", "created_by", "modified_by", *joined)
    return told.order_by("created", "id")


def _ties(actor: Actor, entities: set[UUID]) -> dict[UUID, dict[str, list[dict[str, str]]]]:
    """Return the ties of entities, by their canonical id and by the end from which they are seen."""
    known = known_entities(actor)
    rows = known.filter(pk__in=entities).annotate(to=tied_to(known), by=tied_from(known))
    return {id: {"tied_to": to, "tied_by": by} for id, to, by in rows.values_list("pk", "to", "by")}
