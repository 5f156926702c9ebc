"""Reviewing what a new text did to the marks, and comparing two texts of an article."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from annotator.accounts.operations import keymap_of
from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._comparing import compared
from annotator.desk._draft import parse_id, sent_version
from annotator.desk._reviewing import item_of
from annotator.desk.forms.revision import Decided
from annotator.web.errors import status_of
from annotator.web.rules import direction_of
from articles.anchoring.types import GivenPiece, Quote
from articles.annotations.operations import settle_annotations
from articles.annotations.types import AnnotationChange, Decision
from articles.claims.operations import update_passage
from articles.claims.types import PassageChange
from articles.corpus.models import Article, Revision
from articles.foundation.errors import DomainError, Missing
from articles.foundation.types import Permission
from articles.revisions.models import Correction, review_of, told_of
from articles.revisions.operations import write_correction
from articles.revisions.types import FINDINGS

_CLASSES = (
    ("altered", "Changed", "Words changed under these marks."),
    ("ambiguous", "Which one?", "The words of these marks may be in several places."),
    ("orphaned", "Gone", "The words of these marks are no longer in the text."),
)
_SAID = {Decision.CONFIRM: "confirmed", Decision.DROP: "dropped", Decision.REOPEN: "open again"}


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Permission.READ)
def review(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show the marks that the current text left in doubt, and take decisions about them."""
    if request.method != "POST":
        return _review(request, actor, id)
    try:
        if "note" in request.POST:
            _tell(request, actor, id)
        elif "mark" in request.POST and "decision" in request.POST:
            _settle(request, actor, id)
        else:
            _put(request, actor, id)
    except DomainError as error:
        sentence = error.problems[0].message if error.problems else error.message
        return _review(request, actor, id, trouble=sentence, status=status_of(error))
    return redirect("desk:review", id)


def _settle(request: HttpRequest, actor: Principal, id: UUID) -> None:
    """Say the same of some marks, and offer to take it back."""
    sent = Decided(request.POST)
    if sent.revision is None or not sent.ids:
        return
    rows = settle_annotations(
        actor, article_id=id, revision=sent.revision, ids=sent.ids, decision=sent.decision
    )
    if rows:
        said = _SAID[Decision(sent.decision)]
        messages.success(request, f"{len(rows)} {'mark is' if len(rows) == 1 else 'marks are'} {said}.")
        undone = [] if sent.decision == Decision.REOPEN else [str(row.id) for row in rows]
        _offer_undo(request, id, str(sent.revision), undone)


def _tell(request: HttpRequest, actor: Principal, id: UUID) -> None:
    """Write the note to readers."""
    number = request.POST.get("number", "")
    known = int(number) if number.isdecimal() and len(number) < 9 else 0  # noqa: PLR2004 - digits
    write_correction(actor, article_id=id, number=known, note=request.POST["note"])
    messages.success(request, "The note to readers is saved.")


def _put(request: HttpRequest, actor: Principal, id: UUID) -> None:
    """Put a mark on other words, which were selected, chosen among candidates, or typed; offer to take it
    back.
    """
    mark, place, words = (request.POST.get(name, "") for name in ("put", "place", "words"))
    start, _, end = place.partition("-")
    pieces = (GivenPiece(int(start), int(end)),) if start.isdecimal() and end.isdecimal() else None
    change = AnnotationChange(
        pieces=pieces,
        quote=None if pieces else Quote(words.strip()),
        revision=parse_id(request.POST.get("revision", "")),
    )
    row = parse_id(mark)
    if row is None:
        raise Missing("The page came without its mark. Load it again.")
    update_passage(actor, id=row, version=sent_version(request.POST), change=PassageChange(change))
    messages.success(request, "The mark is on these words now.")
    _offer_undo(request, id, request.POST.get("revision", ""), [mark])


def _offer_undo(request: HttpRequest, id: UUID, revision: str, marks: list[str]) -> None:
    """Let the page offer to take back what was just said of some marks."""
    request.session["review_undo"] = {"article": str(id), "revision": revision, "ids": marks}


def _review(
    request: HttpRequest, actor: Principal, id: UUID, *, trouble: str = "", status: int = 200
) -> HttpResponse:
    """Show the page."""
    article = get_object_or_404(Article.objects.visible_to(actor).select_related("current"), id=id)
    found, told = review_of(article), told_of(actor, article.latest)
    undo = request.session.get("review_undo") or {}
    fits = undo.get("article") == str(id) and undo.get("revision") == str(article.current_id)
    context = {
        "article": article,
        "review": found,
        "classes": [
            (status, title, lead, [item_of(one) for one in getattr(found, status)])
            for status, title, lead in _CLASSES
        ],
        "radar": [(one, [(FINDINGS[f.what], f) for f in one.findings]) for one in told],
        "trouble": trouble,
        "undo": undo.get("ids", []) if fits else [],
        "correction": Correction.objects.filter(revision=article.current_id).first(),
        "may_write": actor.can(Permission.WRITE_ARTICLES),
        "letters": keymap_of(actor).single_letters,
        "may_decide": actor.can(Permission.ANNOTATE),
    }
    return render(request, "desk/review.html", context, status=status)


@require_safe
@page_for(Permission.READ)
def compare(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show two texts of an article side by side, by default the last two, with the marks of each."""
    article = get_object_or_404(Article.objects.visible_to(actor).without_text(), id=id)
    last = article.latest.number
    new = _number(request.GET.get("new"), last, last)
    old = _number(request.GET.get("old"), max(new - 1, 1), last)
    rows = {row.number: row for row in Revision.objects.filter(article=article, number__in=(old, new))}
    numbers = article.revisions.order_by("number").values_list("number", "created")
    context = {
        "article": article,
        "old": rows[old],
        "new": rows[new],
        "left": f"Version {old}",
        "right": f"Version {new}",
        "rows": compared(rows[old], rows[new]),
        "numbers": list(numbers),
        "language": article.language or "en",
        "direction": direction_of(article.language),
    }
    return render(request, "desk/compare.html", context)


def _number(given: str | None, otherwise: int, last: int) -> int:
    """Return the number of a text that the address names, if there is such a text."""
    number = int(given) if given and given.isdecimal() and len(given) < 9 else otherwise  # noqa: PLR2004 - digits
    return number if 1 <= number <= last else otherwise
