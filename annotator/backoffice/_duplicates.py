"""The page of pairs that are probably the same, to be judged one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from annotator.backoffice._pages import found, page
from annotator.backoffice._registers import Register
from annotator.backoffice._tables import actor_of
from articles.foundation.errors import DomainError
from articles.foundation.operations import require
from articles.foundation.types import Permission
from articles.registers.models import Duplicate
from articles.registers.types import FIRST_PAIRS, PairPlace, Sameness

PAIRS = 20
SENTENCES = {
    Sameness.SAME: "You said that “{}” and “{}” are the same. Below is what merging them would do.",
    Sameness.DIFFERENT: "You said that “{}” and “{}” are different. The pair won’t be offered again.",
    Sameness.UNSURE: "You couldn’t say whether “{}” and “{}” are the same. The pair stays in the list.",
}


@require_http_methods(["GET", "POST"])
def duplicates(request: HttpRequest, register: Register) -> HttpResponse:
    """Show a page of pairs with the reasons for them, and record a judgement of one."""
    actor = actor_of(request)
    require(actor, Permission.MANAGE_SOURCES)
    place = _place(request.GET.get("after", ""))
    if request.method == "POST":
        return _judged(request, register, place)
    pairs = register.operations.duplicates(place=place, most=PAIRS)
    return page(
        request,
        register,
        "duplicates",
        title=f"Probable duplicates among {register.plural}",
        pairs=_shown(request, register, pairs.pairs),
        next=pairs.next,
        after=place if place != FIRST_PAIRS else None,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """A pair, with how much its records are used, and how likely it is, in words."""

    pair: Duplicate[Any, Any]
    used: str
    other_used: str
    likely: str


# The words for a likelihood from this number up.
_WORDS = ((0.9, "Almost certain"), (0.75, "Very likely"), (0.0, "Likely"))


def _shown(request: HttpRequest, register: Register, pairs: Sequence[Duplicate[Any, Any]]) -> list[_Shown]:
    """Return the pairs as the page shows them."""
    used = register.used(
        actor_of(request), {row.canonical for pair in pairs for row in (pair.record, pair.other)}
    )
    return [
        _Shown(
            pair,
            used[pair.record.canonical],
            used[pair.other.canonical],
            next(words for least, words in _WORDS if pair.score >= least),
        )
        for pair in pairs
    ]


@require_safe
def answers(request: HttpRequest, register: Register) -> HttpResponse:
    """Show what was said about pairs, the latest first, each with the way to say something else."""
    require(actor_of(request), Permission.MANAGE_SOURCES)
    before = _id(request.GET.get("before", ""))
    found = register.operations.answers(before=before, most=PAIRS + 1)
    shown = found[:PAIRS]
    return page(
        request,
        register,
        "answers",
        title=f"Answers about {register.plural}",
        judgements=shown,
        next=shown[-1].pk if len(found) > PAIRS else None,
        before=before,
        answers=[(answer.value, answer.label) for answer in Sameness],
    )


def _judged(request: HttpRequest, register: Register, place: PairPlace) -> HttpResponse:
    """Write the judgement down; go on to the merge, or back to the pairs."""
    a, b = (_id(request.POST.get(name, "")) for name in ("a", "b"))
    answer, here = request.POST.get("answer", ""), register.address("duplicates")
    back = f"{here}?{urlencode({'after': place})}" if place != FIRST_PAIRS else here
    if "from-answers" in request.POST:
        back = register.address("answers")
    try:
        one, other = found(register, a), found(register, b)
        register.operations.judge(actor_of(request), a=one.id, b=other.id, answer=answer)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(back)
    messages.success(request, SENTENCES[Sameness(answer)].format(one.name, other.name))
    if answer == Sameness.SAME:
        # The younger record into the older one; the preview offers the other way.
        return redirect(register.address("merge_into", max(one.id, other.id), min(one.id, other.id)))
    return redirect(back)


def _place(text: str) -> PairPlace:
    """Return the place that an address names; the beginning, if it is none."""
    try:
        return PairPlace.read(text)
    except ValueError:
        return FIRST_PAIRS


def _id(text: str) -> UUID | None:
    """Return the id that an address or a form names, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
