"""Adding an article: paste it, correct what was recognised, save."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._draft import DraftForms, parse_id, text_of
from annotator.desk.forms.article import MOST_BLOCKS
from annotator.desk.forms.paste import PasteForm
from articles.corpus.operations import create_article
from articles.foundation.errors import Invalid, Missing
from articles.foundation.models import new_id
from articles.foundation.types import Permission
from articles.ingest.rules import recognise_paste


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Permission.WRITE_ARTICLES)
def paste(request: HttpRequest, _actor: Principal) -> HttpResponse:
    """Accept a story, and show what was recognised in it. Nothing is saved."""
    if request.method != "POST" or "back" in request.POST:
        return _paste(request, PasteForm(initial={"text": text_of(request.POST)}))
    form = PasteForm(request.POST, request.FILES)
    if form.is_valid():
        article = recognise_paste(form.cleaned_data["story"])
        if len(article.blocks) <= MOST_BLOCKS:
            return _correct(request, DraftForms.recognised(article), str(new_id()), warnings=article.warnings)
        form.add_error(
            "text",
            f"The story has {len(article.blocks):,} paragraphs; at most {MOST_BLOCKS:,} fit. Split it.",
        )
    return _paste(request, form, status=422)


@require_POST
@page_for(Permission.WRITE_ARTICLES)
def save(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Save the corrected story; sending the page twice saves it once."""
    forms, id_ = DraftForms.sent(request.POST), request.POST.get("id", "")
    if forms.is_valid():
        try:
            article, _ = create_article(actor, draft=forms.draft(), id=parse_id(id_))
        except (Invalid, Missing) as error:
            forms.refuse(error)
        else:
            return redirect("desk:article", article.id)
    return _correct(request, forms, id_, status=422)


def _paste(request: HttpRequest, form: PasteForm, *, status: int = 200) -> HttpResponse:
    """Show the page to paste on, ready to type."""
    if not form.focus_trouble():
        form.focus("text")
    return render(request, "desk/paste.html", {"form": form}, status=status)


def _correct(
    request: HttpRequest, forms: DraftForms, id_: str, *, warnings: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """Show the correction page."""
    forms.focus_trouble()
    context = {
        "id": id_,
        "form": forms.form,
        "credits": forms.credits,
        "blocks": forms.blocks,
        "troubles": forms.troubles,
        "warnings": warnings,
    }
    return render(request, "desk/correct.html", context, status=status)
