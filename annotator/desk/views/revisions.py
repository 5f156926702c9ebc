"""The next text of an article: pasted or corrected, and what it does before it is saved."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._draft import parse_id
from annotator.desk._next_version import Effect, effect_of
from annotator.desk.forms.blocks import Boxes, text_of
from annotator.desk.forms.paste import PasteForm
from annotator.web.errors import status_of
from articles.annotations.operations import revise_article
from articles.corpus.errors import NotTheCurrentText
from articles.corpus.models import Article
from articles.corpus.rules import block_problems
from articles.corpus.types import BlockDraft, RevisionDraft
from articles.foundation.errors import DomainError
from articles.foundation.types import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@page_for(Permission.WRITE_ARTICLES)
def revise(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Take the next text, pasted whole or corrected block by block, show what it does, and save it."""
    articles = Article.objects.visible_to(actor).select_related("current")
    article = get_object_or_404(articles, id=id)
    if "save" in request.POST:
        return _save(request, actor, article)
    if request.method == "POST" and "blocks-TOTAL_FORMS" in request.POST and "back" not in request.POST:
        return _correct(request, article, Boxes.sent(request.POST))
    if "correct" in request.GET:
        return _correct(request, article, Boxes.showing(_blocks(article)))
    if request.method != "POST" or "back" in request.POST:
        return _paste(request, article, PasteForm(initial={"text": text_of(request.POST)}))
    form = PasteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _paste(request, article, form, status=422)
    found = form.cleaned_data["article"]
    boxes = Boxes.showing([BlockDraft(block.kind, block.text) for block in found.blocks])
    boxes.changes = found.changes
    return _correct(request, article, boxes)


def _save(request: HttpRequest, actor: Principal, article: Article) -> HttpResponse:
    """Save the text, and go where there is something to do."""
    boxes = Boxes.sent(request.POST)
    if not boxes.is_valid() or boxes.changes:
        return _correct(request, article, boxes, status=422)
    draft = RevisionDraft(boxes.drafts(), base=parse_id(request.POST.get("base", "")))
    try:
        done = revise_article(actor, id=article.id, draft=draft)
    except DomainError as error:
        boxes.trouble = error.message if not error.problems else error.problems[0].message
        moved_on = isinstance(error, NotTheCurrentText)
        return _correct(request, article, boxes, moved_on=moved_on, status=status_of(error))
    if not done.made:
        messages.info(request, "This is the text that the article has. Nothing was changed.")
        return redirect("desk:article", article.id)
    messages.success(request, f"Version {done.revision.number} is saved.")
    doubts = sum(done.counts.get(status, 0) for status in ("altered", "ambiguous", "orphaned"))
    return redirect("desk:review" if doubts else "desk:article", article.id)


def _paste(request: HttpRequest, article: Article, form: PasteForm, *, status: int = 200) -> HttpResponse:
    """Show the page to paste on, ready to type."""
    if not form.focus_trouble():
        form.focus("text")
    return render(request, "desk/revise.html", {"form": form, "article": article}, status=status)


def _correct(
    request: HttpRequest, article: Article, boxes: Boxes, *, moved_on: bool = False, status: int = 200
) -> HttpResponse:
    """Show the blocks, and what the text would do. Nothing is saved."""
    boxes.focus_trouble()
    # Of the text that was current when the page was first shown: somebody may have changed it since.
    base = request.POST.get("base") if request.method == "POST" and not moved_on else None
    context = {
        "article": article,
        "blocks": boxes,
        "moved_on": moved_on,
        "base": base or article.current_id,
        "effect": _effect(article, boxes),
    }
    return render(request, "desk/revise_check.html", context, status=status)


def _effect(article: Article, boxes: Boxes) -> Effect | None:
    """Return what the text would do to the marks; None if it is the same text, or no text yet."""
    drafts = boxes.drafts() if boxes.is_valid() else ()
    if block_problems(drafts):
        return None
    try:
        return effect_of(article, drafts)
    except DomainError as error:
        boxes.trouble = boxes.trouble or error.message
        return None


def _blocks(article: Article) -> list[BlockDraft]:
    """Return the blocks of the article's current text."""
    revision = article.latest
    return [BlockDraft(block.kind, revision.text[block.start : block.end]) for block in revision.blocks]
