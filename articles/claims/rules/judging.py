"""Pure decisions about responses, evidence and verdicts."""

from __future__ import annotations

from datetime import datetime, timedelta

from articles.claims.types import EvidenceDraft, ResponseDraft, VerdictDraft
from articles.foundation.errors import Problem
from articles.foundation.rules import is_blank
from articles.schema.rules import form_problems

MOST_EVIDENCE = 100
# The ends that a rating's scale may have: what the column can store, with room for every scale in use.
SCALE_ENDS = (-1_000, 1_000)
# How much two clocks may differ, and for a day, how far the caller's zone may be ahead of ours.
_AHEAD = timedelta(minutes=5)
_DAY_AHEAD = timedelta(hours=14)


def response_problems(draft: ResponseDraft, now: datetime) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    return form_problems(draft) + _future_problems(draft.answered, now, field="answered")


def evidence_problems(draft: EvidenceDraft, now: datetime) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = form_problems(draft)
    if draft.annotation and draft.url:
        message = (
            "This gives both a passage and a web page. Give one of them, and add the other as "
            "a second piece of evidence."
        )
        found.append(Problem("url", message, "two_kinds"))
    if draft.url and draft.retrieved is None:
        message = "The day of reading is missing. Give the day on which the page was read: pages change."
        found.append(Problem("retrieved", message, "required"))
    if draft.retrieved and not draft.url:
        found.append(
            Problem("retrieved", "Only a web page has a day of reading. Leave it out, or give the `url`.")
        )
    if draft.retrieved and draft.retrieved > (now + _DAY_AHEAD).date():
        found.append(
            Problem(
                "retrieved", "This day is in the future. Give the day on which the page was read.", "future"
            )
        )
    if not draft.annotation and not draft.url and is_blank(draft.note):
        found.append(Problem("note", "There is no evidence. Give an annotation, a url, or a note.", "blank"))
    return found


def verdict_problems(draft: VerdictDraft, now: datetime) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = [
        *form_problems(draft),
        *_future_problems(draft.decided, now, field="decided"),
        *_rating_problems(draft),
    ]
    if len(draft.evidence) > MOST_EVIDENCE:
        message = (
            f"There are {len(draft.evidence)} pieces of evidence; at most {MOST_EVIDENCE} are allowed. Leave "
            "some out."
        )
        found.append(Problem("evidence", message, "too_many"))
    if len(set(draft.evidence)) != len(draft.evidence):
        found.append(
            Problem("evidence", "A piece of evidence is listed twice. List each one once.", "repeated")
        )
    return found


def _rating_problems(draft: VerdictDraft) -> list[Problem]:
    """Return what is wrong with a rating: off its scale, a scale without length, no words for it."""
    rating = draft.rating
    if rating is None:
        return []
    found = []
    low, high = sorted((rating.worst, rating.best))
    if rating.worst >= rating.best:
        found.append(
            Problem(
                "rating.best",
                "The best value of a scale must be larger than the worst. Give a larger number.",
            )
        )
    elif not low <= rating.value <= high:
        found.append(
            Problem(
                "rating.value",
                f"This is off the scale, which runs from {low} to {high}. Give a number on it.",
            )
        )
    if not all(SCALE_ENDS[0] <= end <= SCALE_ENDS[1] for end in (rating.worst, rating.best)):
        found.append(
            Problem(
                "rating",
                f"A scale must be between {SCALE_ENDS[0]:,} and {SCALE_ENDS[1]:,}. Choose other ends.",
            )
        )
    if is_blank(draft.alternate_name):
        message = "A rating needs words as well as a number, such as “Mostly false”."
        found.append(Problem("alternate_name", message, "required"))
    return found


def _future_problems(moment: datetime | None, now: datetime, *, field: str) -> list[Problem]:
    """Return a problem if the time has no zone, or is still to come."""
    if moment is None:
        return []
    if moment.utcoffset() is None:
        return [
            Problem(field, "The time has no time zone. Write one such as “2025-03-27T09:00:00Z”.", "no_zone")
        ]
    if moment > now + _AHEAD:
        return [Problem(field, "This time is in the future. Give the time at which it happened.", "future")]
    return []
