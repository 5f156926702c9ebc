"""The list of articles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._listing import list_page
from annotator.desk.forms.search import ArticleSearchForm
from articles.corpus.models import Article
from articles.foundation.types import Permission


@require_safe
@page_for(Permission.READ)
def article_list(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Show a page of the articles, newest first, or of those whose headline holds `q`."""
    form = ArticleSearchForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    query = wanted.get("q", "")
    articles = Article.objects.visible_to(actor)
    page = list_page(
        articles.headed(query) if query else articles, before=wanted.get("before"), after=wanted.get("after")
    )
    template = (
        "desk/article_list.html#results" if request.headers.get("HX-Request") else "desk/article_list.html"
    )
    may_add = actor.can(Permission.WRITE_ARTICLES)
    return render(request, template, {"page": page, "form": form, "query": query, "may_add": may_add})
