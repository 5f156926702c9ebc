"""One article: the text desk, and the page of its metadata."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._desk_data import desk_data
from annotator.desk._draft import MetadataForms, sent_version
from annotator.desk._publication import publication_of
from annotator.desk._similar import similar_lines
from annotator.desk.forms.export import FORMATS
from annotator.sample.rules import sample_id
from annotator.web.errors import status_of
from annotator.web.rules import direction_of, sections_of
from articles.corpus.models import Article
from articles.corpus.operations import metadata_of
from articles.disclosure.operations import update_article
from articles.foundation.errors import Invalid, Missing, Stale
from articles.foundation.types import Permission
from articles.ingest.models import IngestJob
from articles.ledger.models import feed_end
from articles.likeness.models import similar_to
from articles.revisions.models import doubts_in


@require_safe
@ensure_csrf_cookie
@page_for(Permission.READ)
def text_desk(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show an article's current text, to be annotated. The script fetches its marks from the API."""
    articles = Article.objects.visible_to(actor).select_related("current").with_credits()
    article = get_object_or_404(articles.annotate(place=feed_end()), id=id)
    revision = article.latest
    context = {
        "article": article,
        "revision": revision,
        "sections": sections_of(revision.text, revision.blocks),
        "language": article.language or "en",
        "direction": direction_of(article.language),
        "undirected": not article.language,
        "may_write": actor.can(Permission.WRITE_ARTICLES),
        # An article of one text has no mark that a new one left in doubt.
        "doubts": doubts_in(article).count() if revision.number > 1 else 0,
        "is_sample": article.id == sample_id("article"),
        "desk_data": desk_data(article, actor, place=article.place),  # type: ignore[attr-defined] # annotated above
    }
    return render(request, "desk/text_desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Permission.WRITE_ARTICLES)
def details(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show an article's metadata, and replace it. A change that was made meanwhile is never overwritten."""
    articles = Article.objects.visible_to(actor).without_text().with_credits().select_related("published_by")
    article = get_object_or_404(articles, id=id)
    if request.method != "POST":
        return _details(request, actor, article, MetadataForms.showing(metadata_of(article)))
    forms = MetadataForms.changed(request.POST, metadata_of(article))
    if not forms.is_valid():
        return _details(request, actor, article, forms, status=422)
    try:
        update_article(actor, id=id, version=sent_version(request.POST), metadata=forms.metadata())
    except (Invalid, Missing, Stale) as error:
        forms.refuse(error)
        stale = isinstance(error, Stale)
        return _details(request, actor, article, forms, stale=stale, status=status_of(error))
    messages.success(request, "The details are saved.")
    return redirect("desk:details", id)


def _details(
    request: HttpRequest,
    actor: Principal,
    article: Article,
    forms: MetadataForms,
    *,
    stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    """Show the metadata forms.

    After a stale change the form keeps what was typed, and the page shows what the other person saved. The
    form then has the new version, so sending it again is a decision made with both in sight.
    """
    kept = sent_version(request.POST) if request.method == "POST" and not stale else article.version
    forms.focus_trouble()
    context = {
        "article": article,
        "publication": publication_of(request, actor, article),
        "form": forms.form,
        "credits": forms.credits,
        "troubles": forms.troubles,
        "version": kept,
        "stale": stale,
        "formats": FORMATS,
        "similar": similar_lines(similar_to(actor, article.id)),
        "copied": IngestJob.objects.copied_for(article).values_list("copied", flat=True).first(),
    }
    return render(request, "desk/details.html", context, status=status)
