"""Adding an article: paste it, correct what was recognised, save."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._draft import DraftForms, parse_id
from annotator.desk.forms.blocks import text_of
from annotator.desk.forms.paste import PasteForm
from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.corpus.rules import compose, digest_of
from articles.foundation.errors import Invalid, Missing
from articles.foundation.models import new_id
from articles.foundation.types import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Permission.WRITE_ARTICLES)
def paste(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Accept a story, and show what was recognised in it. Nothing is saved."""
    if request.method != "POST" or "back" in request.POST:
        return _paste(request, PasteForm(initial={"text": text_of(request.POST)}))
    form = PasteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _paste(request, form, status=422)
    article = form.cleaned_data["article"]
    forms = DraftForms.recognised(article)
    digest = digest_of(compose(forms.blocks.drafts()).text)
    forms.here = Article.objects.visible_to(actor).usable_with(digest=digest, uri="")
    return _correct(request, forms, str(new_id()), warnings=article.warnings)


@require_POST
@page_for(Permission.WRITE_ARTICLES)
def save(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Save the corrected story; sending the page twice saves it once.

    If characters were put right in a box, or the story is here already, the page says so first.
    """
    forms, id_ = DraftForms.sent(request.POST), request.POST.get("id", "")
    if forms.is_valid() and not forms.blocks.changes:
        once = "again" not in request.POST
        try:
            article, _ = create_article(actor, draft=forms.draft(), id=parse_id(id_), once=once)
        except AlreadyHere as error:
            forms.here = Article.objects.get(id=error.article), error.field
        except (Invalid, Missing) as error:
            forms.refuse(error)
        else:
            return redirect("desk:article", article.id)
    return _correct(request, forms, id_, status=409 if forms.here else 422)


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
    }
    return render(request, "desk/correct.html", context, status=status)
