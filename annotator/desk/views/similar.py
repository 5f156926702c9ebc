"""Two articles with much the same text."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._comparing import compared
from annotator.desk._similar import similar_lines
from annotator.web.rules import direction_of
from articles.copies.errors import NotAlike
from articles.copies.models import taken_over
from articles.copies.operations import give_back_marks, take_over_marks
from articles.copies.types import TakenOver
from articles.corpus.models import Article
from articles.foundation.types import Permission
from articles.likeness.models import similar_to


@require_safe
@page_for(Permission.READ)
def compare_articles(request: HttpRequest, actor: Principal, id: UUID, other: UUID) -> HttpResponse:
    """Show another article's text beside this one's, with what differs and the marks of each."""
    articles = Article.objects.visible_to(actor).select_related("current")
    article, beside = get_object_or_404(articles, id=id), get_object_or_404(articles, id=other)
    shared = [one for one in similar_to(actor, article.id) if one.article == beside]
    theirs = beside.annotations.filter(deleted=None).count()
    context = {
        "article": article,
        "other": beside,
        "line": next(iter(similar_lines(shared)), None),
        "theirs": theirs if shared and actor.can(Permission.ANNOTATE) else 0,
        "taken": taken_over(article, beside).count(),
        "rows": compared(beside.latest, article.latest),
        "language": article.language or "en",
        "direction": direction_of(article.language),
    }
    return render(request, "desk/compare_articles.html", context)


@require_POST
@page_for(Permission.ANNOTATE)
def take_over(request: HttpRequest, actor: Principal, id: UUID, other: UUID) -> HttpResponse:
    """Take over the other article's marks, or take that back."""
    if "back" in request.POST:
        gone = give_back_marks(actor, article_id=id, other_id=other)
        messages.success(request, f"{_marks(gone)} taken back.")
        return redirect("desk:compare-articles", id, other)
    try:
        done = take_over_marks(actor, article_id=id, other_id=other)
    except NotAlike as error:
        messages.error(request, error.message)
        return redirect("desk:compare-articles", id, other)
    messages.success(request, _said(done))
    return redirect("desk:compare-articles", id, other)


_LEFT = {
    "here": "marked here already",
    "ambiguous": "left, as the words may be in several places",
    "orphaned": "left, as the words aren’t in this text",
}


def _said(done: TakenOver) -> str:
    """Return what was taken over, as sentences."""
    sentences = [f"{_marks(len(done.made))} taken over."]
    if altered := done.counts.get("altered"):
        sentences.append(f"Of these {altered} sit on changed words: please review them.")
    sentences += [
        f"{_marks(count)} {words}." for key, words in _LEFT.items() if (count := done.counts.get(key))
    ]
    return " ".join(sentences)


def _marks(count: int) -> str:
    """Return a number of marks, with its verb."""
    return "1 mark was" if count == 1 else f"{count} marks were" if count else "No mark was"
