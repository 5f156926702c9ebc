"""Adding an article: paste it, or give its address or a file; correct what was recognised; save."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._draft import DraftForms, parse_id
from annotator.desk._similar import similar_lines
from annotator.desk.forms.blocks import text_of
from annotator.desk.forms.paste import PasteForm
from annotator.web.doorbell import ring
from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.corpus.types import ArticleDraft
from articles.foundation.errors import Conflict, Invalid, Missing, TooMuch
from articles.foundation.models import new_id
from articles.foundation.types import Permission
from articles.ingest.models import IngestJob
from articles.ingest.operations import finish_as_version, finish_ingest, retry_ingest, start_ingest
from articles.ingest.tasks import run_ingest
from articles.ingest.types import IngestState
from articles.revisions.models import doubts_in


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Permission.WRITE_ARTICLES)
def paste(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Accept a story, and show what was recognised in it. Nothing is saved."""
    if request.method != "POST" or "back" in request.POST:
        return _paste(request, PasteForm(initial={"text": text_of(request.POST)}))
    form = PasteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _paste(request, form, status=422)
    if "document" in form.cleaned_data:
        return _take_in(request, actor, form)
    article = form.cleaned_data["article"]
    forms = DraftForms.recognised(article)
    forms.look_for(actor)
    return _correct(request, forms, str(new_id()), warnings=article.warnings)


@require_POST
@page_for(Permission.WRITE_ARTICLES)
def save(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Save the corrected story; sending the page twice saves it once.

    If characters were put right in a box, or the story is here already, the page says so first.
    """
    forms, id_ = DraftForms.sent(request.POST), request.POST.get("id", "")
    if forms.is_valid() and not forms.blocks.changes:
        try:
            article = _saved(request, actor, forms.draft(), parse_id(id_))
        except AlreadyHere as error:
            forms.here = Article.objects.select_related("current").get(id=error.article), error.field
        except (Invalid, Missing, Conflict) as error:
            forms.refuse(error)
            # With what it would do to the text that somebody else has saved meanwhile.
            forms.look_for(actor)
        else:
            waits = "version_of" in request.POST and doubts_in(article).exists()
            return redirect("desk:review" if waits else "desk:article", article.id)
    return _correct(request, forms, id_, status=409 if forms.here else 422)


def _saved(request: HttpRequest, actor: Principal, draft: ArticleDraft, id: UUID | None) -> Article:
    """Save the story as the page asks: as a new article, or as the next version of one that is here."""
    if "version_of" not in request.POST:
        article, _ = create_article(actor, draft=draft, id=id, once="again" not in request.POST)
        finish_ingest(actor, article=article)
        return article
    of, base = parse_id(request.POST["version_of"]), parse_id(request.POST.get("base", ""))
    if id is None or of is None:
        raise Missing("The page came without the article whose next version this is. Go back, and try again.")
    try:
        return finish_as_version(actor, wanted=id, of=of, draft=draft, base=base)
    except AlreadyHere:
        # The page was sent twice.
        return get_object_or_404(Article.objects.visible_to(actor), id=of)


@require_safe
@page_for(Permission.WRITE_ARTICLES)
def reading(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show how far a document is; once it is read, what was recognised in it."""
    job = _job(actor, id)
    if job.state != IngestState.READ:
        return render(request, "desk/reading.html", _progress(job))
    article = job.recognised
    if article is None:
        raise Missing("What was read of this document is gone. Send it again.")
    forms = DraftForms.recognised(article)
    forms.look_for(actor)
    return _correct(request, forms, str(job.article_id_wanted), warnings=article.warnings)


@require_safe
@page_for(Permission.WRITE_ARTICLES)
def reading_state(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show the state alone; the page asks for this while the document is being read."""
    job = _job(actor, id)
    response = render(request, "desk/reading.html#state", _progress(job))
    if job.state == IngestState.READ:
        response["HX-Refresh"] = "true"
    return response


@require_POST
@page_for(Permission.WRITE_ARTICLES)
def retry(_request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Try a document again that has failed, and show how far it is."""
    job, again = retry_ingest(actor, id=id)
    if again:
        ring(run_ingest, str(job.id))
    return redirect("desk:reading", id)


def _take_in(request: HttpRequest, actor: Principal, form: PasteForm) -> HttpResponse:
    """Order what takes a while, and show how far it is."""
    document = form.cleaned_data["document"]
    field = "url" if document.url else "file"
    try:
        job, _ = start_ingest(actor, document=document, saves=False, again="again" in request.POST)
    except AlreadyHere as error:
        form.add_error(field, "An article from this address is here already.")
        return _paste(request, form, here=Article.objects.get(id=error.article), status=409)
    except (Invalid, TooMuch) as error:
        form.add_error(field, error.message)
    else:
        ring(run_ingest, str(job.id))
        return redirect("desk:reading", job.id)
    return _paste(request, form, status=422)


def _job(actor: Principal, id: UUID) -> IngestJob:
    """Return the person's job. Raises `Missing`."""
    job = IngestJob.objects.visible_to(actor).select_related("article").filter(id=id).first()
    if job is None:
        raise Missing("There is no such document on its way in.")
    return job


def _progress(job: IngestJob) -> dict[str, object]:
    """Return what the page shows of a job."""
    return {"job": job, "moving": job.state in {IngestState.WAITING, IngestState.RUNNING}}


def _paste(
    request: HttpRequest, form: PasteForm, *, here: Article | None = None, status: int = 200
) -> HttpResponse:
    """Show the page to paste on, ready to type."""
    if not form.focus_trouble():
        form.focus("text")
    return render(request, "desk/paste.html", {"form": form, "here": here}, status=status)


def _correct(
    request: HttpRequest, forms: DraftForms, id_: str, *, warnings: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """Show the correction page."""
    forms.focus_trouble()
    here, same = forms.here or (None, "")
    context = {
        "id": id_,
        "form": forms.form,
        "credits": forms.credits,
        "blocks": forms.blocks,
        "troubles": forms.troubles,
        "warnings": warnings,
        "here": here,
        "same": same,
        "next": forms.next_version(),
        "similar": similar_lines(forms.similar, but=here),
    }
    return render(request, "desk/correct.html", context, status=status)
