"""The list of articles."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._htmx import wants_fragment
from annotator.desk._listing import list_page
from annotator.desk.forms.search import ArticleSearchForm
from articles.corpus.models import Article, ArticleQuerySet
from articles.foundation.types import Permission

# What a page of the list passes on to the next.
ASKED = ("q", "state", "since", "until", "order")


@require_safe
@vary_on_headers("HX-Request")
@page_for(Permission.READ)
def article_list(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Show a page of the articles, the latest first, or of those that were asked for."""
    form = ArticleSearchForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    query, order = (asked.get(name, "") for name in ("q", "order"))
    chosen = _chosen(Article.objects.visible_to(actor), asked)
    page = list_page(chosen, before=asked.get("before"), after=asked.get("after"), order=order)
    kept = {name: request.GET.get(name) for name in ASKED if asked.get(name)}
    context = {
        "page": page,
        "form": form,
        "query": query,
        "kept": urlencode(kept),
        "narrowed": any(name != "order" for name in kept),
        "may_add": actor.can(Permission.WRITE_ARTICLES),
    }
    part = "#results" if wants_fragment(request) else ""
    return render(request, f"desk/article_list.html{part}", context)


def _chosen(articles: ArticleQuerySet, asked: dict[str, Any]) -> ArticleQuerySet:
    """Keep the articles that were asked for."""
    if asked.get("q"):
        articles = articles.headed(asked["q"])
    if state := asked.get("state"):
        articles = articles.published() if state == "public" else articles.filter(pub_status=state)
    return articles.written_between(asked.get("since"), asked.get("until"))
