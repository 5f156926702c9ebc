"""Annotations as they were sent, and the domain's drafts that they become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from uuid import UUID

from rest_framework.exceptions import ErrorDetail, ValidationError

from annotator.accounts.types import Principal
from annotator.rest.sent import Sent
from articles.anchoring.types import GivenPiece
from articles.annotations.errors import BadAnnotation
from articles.annotations.types import AnnotationChange, AnnotationDraft
from articles.claims.types import PassageChange, PassageDraft
from articles.foundation.errors import DomainError, Problem
from articles.foundation.rules import line_problem
from articles.foundation.types import Origin, OriginType

PROGRAMS = tuple(o.value for o in OriginType if o != OriginType.PERSON)
# Annotations that one request makes.
MOST_LINES = 5_000
# The length of the column.
AGENT_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SentPassage(Sent[AnnotationDraft]):
    """An annotation as it was sent, with the claim or entity that its words stand for."""

    claim: UUID | None = None
    entity: UUID | None = None

    def passage(self) -> PassageDraft:
        """Return the draft of the passage."""
        return PassageDraft(self.new(), self.claim, self.entity)


@dataclass(frozen=True, slots=True)
class SentOrigin:
    """The program that is named as the maker."""

    type: str
    agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMark(SentPassage):
    """A passage of an article."""

    article: UUID
    origin: SentOrigin | None = None


@dataclass(frozen=True, slots=True)
class SentMarks:
    """Passages of one article."""

    article: UUID
    passages: Sequence[PassageDraft]
    origin: SentOrigin | None = None


def sent_marks(
    *, article: UUID, annotations: tuple[SentPassage, ...], origin: SentOrigin | None = None
) -> SentMarks:
    """Return the passages that a bulk create asks for."""
    return SentMarks(article, [line.passage() for line in annotations], origin)


def passage_change(
    *,
    kind: str | None = None,
    pieces: tuple[GivenPiece, ...] | None = None,
    revision: UUID | None = None,
    tags: tuple[str, ...] | None = None,
    note: str | None = None,
    **links: UUID | None,
) -> PassageChange:
    """Return the change that a patch asks for. A link that wasn't sent stays; null removes it."""
    changed: dict[str, tuple[UUID | None]] = {name: (id,) for name, id in links.items()}
    change = AnnotationChange(kind, pieces, revision, changed.get("source"), tags, note)
    return PassageChange(change, changed.get("claim"), changed.get("entity"))


def origin_of(actor: Principal, sent: SentOrigin | None) -> Origin | None:
    """Return the origin that a program names, or None for the caller's own.

    A person may name none. Raises `ValidationError`, `BadAnnotation`.
    """
    if sent is None:
        return None
    if actor.origin.type == OriginType.PERSON:
        message = "What you mark at the desk is yours. Leave `origin` out; programs send it with an API key."
        raise ValidationError({"origin": [ErrorDetail(message, code="forbidden")]})
    problems = [line_problem(sent.agent, field="origin.agent", most=AGENT_LENGTH, required=True)]
    if sent.type not in PROGRAMS:
        problems.append(Problem("origin.type", f"A program is one of: {', '.join(PROGRAMS)}."))
    if found := [problem for problem in problems if problem]:
        raise BadAnnotation("This origin can't be recorded.", problems=found)
    return Origin(OriginType(sent.type), sent.agent)


@contextmanager
def single_line() -> Iterator[None]:
    """Name the fields in an error as the caller sent them: a single annotation has no line number."""
    try:
        yield
    except DomainError as error:
        error.problems = tuple(
            replace(one, field=one.field.removeprefix("annotations.0.")) for one in error.problems
        )
        raise
