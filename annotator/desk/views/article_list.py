"""The list of articles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._htmx import wants_fragment
from annotator.desk._listing import list_page
from annotator.desk.forms.search import ArticleSearchForm
from articles.corpus.models import Article
from articles.foundation.types import Permission


@require_safe
@vary_on_headers("HX-Request")
@page_for(Permission.READ)
def article_list(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Show a page of the articles, newest first, or of those whose headline holds `q`."""
    form = ArticleSearchForm(request.GET)
    form.is_valid()
    query = form.cleaned_data.get("q", "")
    articles = Article.objects.visible_to(actor)
    page = list_page(
        articles.headed(query) if query else articles,
        before=form.cleaned_data.get("before"),
        after=form.cleaned_data.get("after"),
    )
    context = {"page": page, "form": form, "query": query, "may_add": actor.can(Permission.WRITE_ARTICLES)}
    part = "#results" if wants_fragment(request) else ""
    return render(request, f"desk/article_list.html{part}", context)
