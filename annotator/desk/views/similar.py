"""Two articles with much the same text."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._comparing import compared
from annotator.desk._similar import similar_lines
from annotator.web.rules import direction_of
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
    context = {
        "article": article,
        "other": beside,
        "line": next(iter(similar_lines(shared)), None),
        "rows": compared(beside.latest, article.latest),
        "language": article.language or "en",
        "direction": direction_of(article.language),
    }
    return render(request, "desk/compare_articles.html", context)
