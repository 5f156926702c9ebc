"""What a text of an article did to its claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from articles.annotations.models import PROVED, Anchor
from articles.annotations.types import AnchorStatus, AnnotationKind
from articles.claims.models import Claim
from articles.corpus.models import Revision
from articles.foundation.types import Actor
from articles.revisions.rules import findings_between, restated
from articles.revisions.types import Finding, Told

# New sentences, and claims, that are looked through for claims that are told again: each with each.
_MOST_SENTENCES, _MOST_CLAIMS = 400, 200


@dataclass(frozen=True, slots=True)
class _Mark:
    """A claim's mark on both texts."""

    annotation: UUID
    claim: UUID | None
    old: list[dict[str, Any]]
    new: list[dict[str, Any]]
    status: str


def told_of(actor: Actor, revision: Revision) -> list[Told]:
    """Return what a text did to the claims that are marked on the one before it, in the order of that text.

    The caller has found the revision among those that the actor may see. Claims that they may not know of
    have no statement. A constant number of queries; nothing of the first text.
    """
    before = Revision.objects.filter(article=revision.article_id, number=revision.number - 1).first()
    if before is None:
        return []
    marks = _marks(before, revision)
    ids = {one.claim for one in marks if one.claim}
    known = dict(Claim.objects.visible_to(actor).filter(id__in=ids).values_list("id", "statement"))
    found = [told for mark in marks if (told := _told(mark, before, revision, known)) is not None]
    return [*found, *_restated(marks, before, revision, known)]


def _marks(before: Revision, after: Revision) -> list[_Mark]:
    """Return the marks of claims that were certain on the text before, in its order."""
    old = Anchor.objects.filter(
        revision=before, status__in=PROVED, annotation__deleted=None, annotation__kind=AnnotationKind.CLAIM
    ).order_by("start", "end")
    columns = ("annotation", "annotation__appearance__claim", "pieces")
    rows = list(old.values_list(*columns))
    here = Anchor.objects.filter(revision=after, annotation__in=[id for id, *_ in rows])
    now = {id: (status, pieces) for id, status, pieces in here.values_list("annotation", "status", "pieces")}
    return [_Mark(id, claim, pieces, now[id][1], now[id][0]) for id, claim, pieces in rows if id in now]


def _told(mark: _Mark, before: Revision, after: Revision, known: dict[UUID, str]) -> Told | None:
    """Return what became of one mark's claim; None if nothing did, or if that is in doubt."""
    old = _sentences(before, mark.old)
    new = _sentences(after, mark.new) if mark.new else ""
    findings: Sequence[Finding] = findings_between(old, new) if new else ()
    if mark.status == AnchorStatus.ORPHANED:
        findings = [Finding("dropped", " … ".join(piece["exact"] for piece in mark.old), "")]
    if not findings:
        return None
    statement = known.get(mark.claim, "") if mark.claim else ""
    claim = mark.claim if mark.claim in known else None
    return Told(claim, mark.annotation, statement, old, new, tuple(findings))


def _sentences(revision: Revision, pieces: Iterable[dict[str, Any]]) -> str:
    """Return the sentences that hold the pieces."""
    table = revision.sentence_table
    starts, ends = [start for start, _ in table], [end for _, end in table]
    touched: dict[int, None] = {}
    for piece in pieces:
        first, last = bisect_right(ends, piece["start"]), bisect_left(starts, piece["end"])
        touched |= dict.fromkeys(range(first, last))
    return " ".join(revision.text[slice(*table[at])] for at in sorted(touched))


def _restated(
    marks: Sequence[_Mark], before: Revision, after: Revision, known: dict[UUID, str]
) -> list[Told]:
    """Return the new sentences that seem to hold a claim of the article, and in which it isn't marked."""
    old = {before.text[start:end] for start, end in before.sentence_table}
    held = {_sentences(after, mark.new) for mark in marks if mark.new}
    new = [after.text[start:end] for start, end in after.sentence_table]
    fresh = [sentence for sentence in new if sentence not in old and sentence not in held][:_MOST_SENTENCES]
    said: dict[str, _Mark] = {}
    for mark in marks[:_MOST_CLAIMS]:
        words = known.get(mark.claim, "") if mark.claim else ""
        said.setdefault(words or " ".join(piece["exact"] for piece in mark.old), mark)
    return [
        Told(
            mark.claim if mark.claim in known else None,
            mark.annotation,
            known.get(mark.claim, "") if mark.claim else "",
            "",
            sentence,
            (Finding("restated", words, sentence),),
        )
        for sentence in fresh
        for words, mark in said.items()
        if restated(words, sentence)
    ]
