"""What was sent about annotations, in the words of the domain's drafts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from annotator.accounts.types import Principal
from annotator.rest.annotations.serializers import PROGRAMS, refuse_person
from articles.anchoring.types import Quote
from articles.annotations.errors import BadAnnotation
from articles.annotations.types import AnnotationChange, AnnotationDraft
from articles.claims.types import PassageChange, PassageDraft
from articles.foundation.errors import DomainError, Problem
from articles.foundation.rules import line_problem
from articles.foundation.types import Origin, OriginType

# What the column holds.
AGENT_LENGTH = 200
_LINKS = ("claim", "source", "entity")


def passage(given: Mapping[str, Any]) -> PassageDraft:
    """Return the passage that a create or a line of a bulk create asks for."""
    draft = AnnotationDraft(
        kind=given["kind"],
        pieces=tuple(given.get("pieces", ())),
        quote=Quote(**given["quote"]) if "quote" in given else None,
        id=given.get("id"),
        revision=given.get("revision"),
        source=given.get("source"),
        tags=tuple(given.get("tags", ())),
        note=given.get("note", ""),
    )
    return PassageDraft(draft, claim=given.get("claim"), entity=given.get("entity"))


def passage_change(given: Mapping[str, Any]) -> PassageChange:
    """Return the change that a patch asks for: an absent link stays, a null one is taken off."""
    links: dict[str, tuple[UUID | None]] = {name: (given[name],) for name in _LINKS if name in given}
    change = AnnotationChange(
        kind=given.get("kind"),
        pieces=given.get("pieces"),
        revision=given.get("revision"),
        source=links.get("source"),
        tags=tuple(given["tags"]) if "tags" in given else None,
        note=given.get("note"),
    )
    return PassageChange(change, claim=links.get("claim"), entity=links.get("entity"))


def origin_of(actor: Principal, given: Mapping[str, Any]) -> Origin | None:
    """Return the origin that a program claims, or None for the actor's own.

    A person may claim none. Raises `ValidationError`, `BadAnnotation`.
    """
    if actor.origin.type == OriginType.PERSON:
        refuse_person(given)
    if "origin" not in given:
        return None
    kind, agent = given["origin"]["type"], given["origin"]["agent"]
    problems = [line_problem(agent, field="origin.agent", most=AGENT_LENGTH, required=True)]
    if kind not in PROGRAMS:
        problems.append(Problem("origin.type", f"A program is one of: {', '.join(PROGRAMS)}."))
    if found := [problem for problem in problems if problem]:
        raise BadAnnotation("This origin can't be recorded.", problems=found)
    return Origin(OriginType(kind), agent)


@contextmanager
def single_line() -> Iterator[None]:
    """Name the fields of a refusal as the caller sent them: one annotation has no line number."""
    try:
        yield
    except DomainError as error:
        error.problems = tuple(
            replace(one, field=one.field.removeprefix("annotations.0.")) for one in error.problems
        )
        raise
