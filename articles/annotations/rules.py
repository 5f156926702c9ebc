"""Pure decisions about annotations: is the content allowed, and where exactly does a draft sit?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from articles.anchoring.rules import Ground, Spent, Work, carry, check_pieces, describe, locate
from articles.anchoring.types import DescribedPiece, GivenPiece, Outcome, Quote
from articles.annotations.types import (
    AnchorStatus,
    AnnotationDraft,
    AnnotationKind,
    CarriedAnchor,
    Decision,
    Standing,
)
from articles.foundation.errors import Problem
from articles.foundation.rules import is_blank, line_problem, text_problem
from articles.foundation.types import Origin

NOTE_LENGTH = 20_000
TAG_LENGTH = 100
MOST_TAGS = 50
MOST_PIECES = 100
# Longer words are marked by their offsets. So are contexts bounded: of them 128 code points are compared.
QUOTE_LENGTH = 100_000
CONTEXT_LENGTH = 10_000
# What a marked code point costs of the work that a request may ask for: it is copied, kept, and written down
# twice.
_TO_MARK = 10
_IN_DOUBT = (AnchorStatus.ALTERED, AnchorStatus.AMBIGUOUS, AnchorStatus.ORPHANED)
_NOT_IN_DOUBT = "Its words are where they were, so it is in no doubt. Delete it if it is wrong."
_NO_PLACE = "Its words may be in several places. Choose one of them, or drop it."
# Why a mark is in doubt that was so before, beside the reasons of carrying.
UNCONFIRMED = "nobody has confirmed it"
TOO_MUCH_WORK = "too_much_work"
# Worked out once: thousands of marks come at a time.
_KINDS = frozenset(AnnotationKind.values)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a draft sits: its described pieces, and how it was found; if it was carried there, what that
    found.
    """

    pieces: tuple[DescribedPiece, ...]
    status: str = AnchorStatus.ANCHORED.value
    score: float = 1.0
    carried: CarriedAnchor | None = None


@dataclass(frozen=True, slots=True)
class TakenMark:
    """A mark of another article about to be one of this, under an id of its own: where it goes, where it came
    from, and what a room above is about to link to it.
    """

    id: UUID
    draft: AnnotationDraft
    place: Placement
    origin: Origin
    links: Mapping[str, UUID]


def content_problems(kind: str, tags: Sequence[str], note: str, has_source: bool) -> list[Problem]:
    """Return what is wrong with an annotation's content, by field."""
    found: list[Problem | None] = []
    if kind not in _KINDS:
        found.append(Problem("kind", f"Unknown kind. Choose one of: {', '.join(AnnotationKind.values)}."))
    elif has_source and kind != AnnotationKind.SOURCE:
        message = (
            f"Only a source annotation can name a source record; this one is a {kind}. Leave `source` out."
        )
        found.append(Problem("source", message))
    if len(tags) > MOST_TAGS:
        found.append(
            Problem("tags", f"There are {len(tags)} tags; at most {MOST_TAGS} are allowed. Leave some out.")
        )
    found += [
        line_problem(tag, field=f"tags.{i}", most=TAG_LENGTH, required=True) for i, tag in enumerate(tags)
    ]
    found.append(text_problem(note, field="note", most=NOTE_LENGTH))
    return [problem for problem in found if problem]


def foreign_revision(current: UUID | None) -> Problem:
    """Return the problem of offsets that were counted in a text that is none of the article's."""
    message = (
        f"This is no text of this article. Its current text is the revision {current}. "
        "Read that one and mark it instead."
    )
    return Problem("revision", message, "not_current")


def unnamed_text_problems(pieces: Sequence[GivenPiece] | None, revision: UUID | None) -> list[Problem]:
    """Return a problem for offsets that may have been counted in an earlier text, if nothing tells."""
    if pieces is None or revision is not None or all(piece.exact is not None for piece in pieces):
        return []
    message = (
        "This article has had several texts. Say which one your offsets count in: send `revision`, or "
        "`exact` with each piece."
    )
    return [Problem("revision", message, "required")]


def repeated_id_problems(ids: Sequence[UUID | None]) -> list[Problem]:
    """Return a problem for every line whose id an earlier line already gave."""
    found: list[Problem] = []
    seen: dict[UUID, int] = {}
    for index, one in enumerate(ids):
        if one is not None and seen.setdefault(one, index) != index:
            message = f"Line {seen[one]} has the same id. Give each annotation an id of its own."
            found.append(Problem(f"annotations.{index}.id", message, "repeated"))
    return found


def carried_placement(text: str, outcome: Outcome, *, proved: bool) -> Placement:
    """Return where carrying put a mark on `text`.

    A mark whose place was in doubt stays so, however surely that place was found again: `proved` says whether
    it was certain.
    """
    status, reasons = str(outcome.status), [str(reason) for reason in outcome.reasons]
    if not proved and status in {AnchorStatus.ANCHORED, AnchorStatus.MOVED}:
        status = AnchorStatus.ALTERED.value
        reasons.append(UNCONFIRMED)
    placeless = status in {AnchorStatus.AMBIGUOUS, AnchorStatus.ORPHANED}
    spans = () if placeless else tuple((piece.start, piece.end) for piece in outcome.pieces)
    pieces = tuple(describe(text, start, end) for start, end in spans)
    if status == AnchorStatus.ANCHORED and outcome.score == 1:
        return Placement(pieces)
    candidates = tuple((piece.start, piece.end) for piece in outcome.candidates)
    carried = CarriedAnchor(status, outcome.score, spans, candidates, tuple(reasons))
    return Placement(pieces, status, outcome.score, carried)


def carried_places(standing: Sequence[Standing], texts: Mapping[UUID, str], text: str) -> list[Placement]:
    """Return where each mark goes on `text`, in order. `texts` are those that the marks are carried from."""
    waiting: dict[UUID, list[int]] = defaultdict(list)
    for index, one in enumerate(standing):
        if one.base is not None:
            waiting[one.base].append(index)
    found = [Placement((), AnchorStatus.ORPHANED.value, 0.0)] * len(standing)
    for base, indexes in waiting.items():
        outcomes = carry(texts[base], text, [standing[index].words for index in indexes])
        for index, outcome in zip(indexes, outcomes, strict=True):
            found[index] = carried_placement(text, outcome, proved=standing[index].proved)
    return found


def settled_placement(
    text: str, now: Placement, decision: str, *, settled: bool
) -> Placement | Problem | None:
    """Return where a mark goes when a person has decided; None if that changes nothing; or why they can't.

    `text` is where it sits, and `settled` says whether somebody has decided before.
    """
    carried = now.carried
    if decision == Decision.REOPEN:
        return _recalled(text, carried) if carried and settled else None
    if carried is None or carried.status not in _IN_DOUBT:
        return None if decision == Decision.CONFIRM else Problem("", _NOT_IN_DOUBT, "not_in_doubt")
    if decision == Decision.DROP:
        gone = Placement((), AnchorStatus.ORPHANED.value, 0.0, carried)
        return None if settled and now.status == AnchorStatus.ORPHANED else gone
    if settled:
        return None
    if carried.status == AnchorStatus.AMBIGUOUS:
        return Problem("", _NO_PLACE, "ambiguous")
    return (
        now if carried.status == AnchorStatus.ORPHANED else replace(now, status=AnchorStatus.ANCHORED.value)
    )


def _recalled(text: str, carried: CarriedAnchor) -> Placement:
    """Return where carrying had put a mark."""
    pieces = tuple(describe(text, start, end) for start, end in carried.pieces)
    return Placement(pieces, carried.status, carried.score, carried)


def place(ground: Ground, draft: AnnotationDraft, work: Work) -> Placement | list[Problem]:
    """Find where the draft sits on the text, or list why it can't be placed.

    `work` is what all drafts of one request may cost together.
    """
    if draft.quote and draft.pieces:
        return [Problem("quote", "Give either `pieces` or a `quote`, not both.")]
    if draft.quote:
        return _place_quote(ground, draft.quote, work)
    return place_pieces(ground.text, draft.pieces, work)


def place_pieces(text: str, pieces: Sequence[GivenPiece], work: Work) -> Placement | list[Problem]:
    """Describe the pieces on the text, or list what is wrong with them, as `pieces.0.start`."""
    if len(pieces) > MOST_PIECES:
        return [
            Problem(
                "pieces",
                f"There are {len(pieces)} pieces; one annotation can have {MOST_PIECES}. Leave some out.",
            )
        ]
    if problems := check_pieces(text, pieces):
        return [
            Problem("pieces" if p.index is None else f"pieces.{p.index}.{p.field}", p.message, p.code)
            for p in problems
        ]
    spans = [(int(p.start), int(p.end)) for p in pieces]  # type: ignore[call-overload]
    try:
        work.spend(_TO_MARK * sum(end - start for start, end in spans))
    except Spent:
        message = (
            "The annotations in this request hold too much text together. Send this one in a separate "
            "request."
        )
        return [Problem("pieces", message, TOO_MUCH_WORK)]
    placed = Placement(tuple(describe(text, start, end) for start, end in spans))
    return _blank_problems(placed) or placed


def _blank_problems(placed: Placement) -> list[Problem]:
    """Return a problem for every piece that is invisible: nobody could find a mark on it."""
    message = "This holds only spaces or invisible characters. Mark words."
    return [
        Problem(f"pieces.{index}.end", message, "blank")
        for index, piece in enumerate(placed.pieces)
        if is_blank(piece.exact)
    ]


def _place_quote(ground: Ground, quote: Quote, work: Work) -> Placement | list[Problem]:
    """Locate a quote; a quote that isn't there, or is there several times, is a problem with its remedy."""
    if is_blank(quote.exact):
        return [Problem("quote.exact", "This is empty. Give the words to look for.", "blank")]
    if problems := _quote_problems(quote):
        return problems
    found = locate(ground, quote, work=work)
    if found.status == "unsought":
        message = (
            "Looking for these words takes too long for one request. Give `pieces` with start and end, or "
            "send fewer quotes at once."
        )
        return [Problem("quote", message, TOO_MUCH_WORK)]
    if found.status == "ambiguous":
        message = (
            f"These words occur in {len(found.candidates)} places. Add `prefix` or `suffix`, or give "
            "`pieces`."
        )
        return [Problem("quote", message, "ambiguous")]
    if not found.pieces:
        return [
            Problem(
                "quote",
                "These words are not in the text. Check them against the current revision.",
                "orphaned",
            )
        ]
    placed = place_pieces(ground.text, [GivenPiece(piece.start, piece.end) for piece in found.pieces], work)
    return (
        replace(placed, status=found.status, score=found.score) if isinstance(placed, Placement) else placed
    )


def _quote_problems(quote: Quote) -> list[Problem]:
    """Return which parts of a quote are too long to be looked for."""
    bounds = (("exact", QUOTE_LENGTH), ("prefix", CONTEXT_LENGTH), ("suffix", CONTEXT_LENGTH))
    return [
        Problem(
            f"quote.{name}",
            f"It has {len(getattr(quote, name)):,} characters; at most {most:,} can be looked for. Shorten "
            "it, or give `pieces` with start and end.",
            "too_long",
        )
        for name, most in bounds
        if len(getattr(quote, name)) > most
    ]
