"""The copy of the document that an article was made of, as its site sent it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from articles.corpus.models import Article
from articles.foundation.types import Permission
from articles.ingest.models import IngestJob

# Bytes of a copy that the page shows; the file has them all.
SHOWN = 200_000
_TEXT = ("text/", "application/json", "application/xml", "application/xhtml", "application/ld+json")


@require_safe
@page_for(Permission.WRITE_ARTICLES)
def copy(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show the latest copy with what its site said of it; with `file`, send its bytes to be saved."""
    article = get_object_or_404(Article.objects.visible_to(actor).without_text(), id=id)
    job = get_object_or_404(IngestJob.objects.copied_for(article)[:1])
    data = job.data or b""
    if "file" in request.GET:
        # Never as what it says it is: a page of somebody else's must not run as one of ours.
        response = HttpResponse(data, content_type="application/octet-stream")
        response["Content-Disposition"] = f'attachment; filename="copy-{job.copied:%Y%m%d-%H%M%S}"'
        return response
    context = {
        "article": article,
        "job": job,
        "size": len(data),
        "shown": _words(data[:SHOWN], job.charset) if job.media_type.startswith(_TEXT) else None,
        "cut": len(data) > SHOWN,
    }
    return render(request, "desk/copy.html", context)


def _words(data: bytes, charset: str) -> str:
    """Return what bytes say in a charset as their site named it; one that nobody knows is read as UTF-8."""
    try:
        words = data.decode(charset or "utf-8", errors="replace")
    except LookupError:
        words = data.decode(errors="replace")
    return words.replace("\0", "\ufffd")
