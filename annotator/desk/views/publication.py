"""Publishing an article for anybody to read, and taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from articles.corpus.errors import NotPublishable
from articles.corpus.operations import publish_article, unpublish_article
from articles.foundation.types import Permission


@require_POST
@page_for(Permission.WRITE_ARTICLES)
def publish(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Publish the article, or say why that isn't possible, and show its details."""
    try:
        publish_article(actor, id=id)
        messages.success(request, "The article is published. Anybody who has the address can read it.")
    except NotPublishable as error:
        messages.error(request, error.message)
    return redirect("desk:details", id)


@require_POST
@page_for(Permission.WRITE_ARTICLES)
def unpublish(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Take the article back from the public, and show its details."""
    unpublish_article(actor, id=id)
    messages.success(request, "The article is no longer published. Readers find nothing at its address.")
    return redirect("desk:details", id)
