"""Reads what is recorded of the claims and entities that marks stand for, in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from articles.annotations.models import Annotation
from articles.claims.models import Figure, Response, known_entities, party_told
from articles.entities.models import tied_from, tied_to
from articles.exports.types import Details
from articles.foundation.types import Actor


def details_of(actor: Actor, marks: Sequence[Annotation]) -> Details:
    """Return what is recorded of the marks' claims and entities, and of those that they were merged with.

    Needs `appearance__claim` and `mention__entity`.
    """
    claims = {row.appearance.claim.canonical for row in marks if hasattr(row, "appearance")}
    entities = {row.mention.entity.canonical for row in marks if hasattr(row, "mention")}
    figures: dict[UUID, list[Figure]] = defaultdict(list)
    responses: dict[UUID, list[Response]] = defaultdict(list)
    numbers = Figure.objects.visible_to(actor).live().select_related("annotation", "claim")
    numbers = numbers.order_by("created", "id")
    for number in numbers.filter(claim__canonical__in=claims):
        figures[number.claim.canonical].append(number)
    answers = Response.objects.visible_to(actor).live().annotate(**party_told(actor))
    answers = answers.select_related("claim", "party").filter(claim__canonical__in=claims)
    for answer in answers.order_by("created", "id"):
        responses[answer.claim.canonical].append(answer)
    ids = [row.id for row in marks if row.kind == "figure"]
    marked = {number.annotation_id: number for number in numbers.filter(annotation__in=ids)}
    return Details(
        figures=figures,
        responses=responses,
        ties=_ties(actor, entities),
        numbers={id: number for id, number in marked.items() if id},
    )


def _ties(actor: Actor, entities: set[UUID]) -> dict[UUID, dict[str, list[dict[str, str]]]]:
    """Return the ties of entities, by their canonical id and by the end from which they are seen."""
    known = known_entities(actor)
    rows = known.filter(pk__in=entities).annotate(to=tied_to(known), by=tied_from(known))
    return {id: {"tied_to": to, "tied_by": by} for id, to, by in rows.values_list("pk", "to", "by")}
