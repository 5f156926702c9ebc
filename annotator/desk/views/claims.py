"""The page of a claim: everything that is recorded of it, merging it with another, splitting it off."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import get_text_list
from django.views.decorators.http import require_http_methods, require_safe

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._draft import sent_version
from annotator.desk._history import history_page, show_history
from articles.claims.models import Claim, preview_claim_merge
from articles.claims.operations import merge_claim, split_claim
from articles.claims.types import VerificationStatus
from articles.foundation.errors import DomainError, Missing, Stale
from articles.foundation.types import Permission
from articles.history.models import claim_history
from articles.research.models import claim_record

# Claims that are offered to be merged into.
MOST_HITS = 20
# Changes below the record; the rest has its own page.
RECENT = 5
STALE = "Somebody else has changed this claim since you opened the page. Look at it again before you go on."


@require_safe
@page_for(Permission.READ_CONFIDENTIAL)
def claim(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show a claim's record. The address of a merged claim leads to its survivor, for ever."""
    record = claim_record(actor, id)
    if record.claim.id != id:
        messages.info(request, "The claim that you asked for was merged into this one.")
        return redirect("desk:claim", id=record.claim.id)
    context = {
        "record": record,
        "claim": record.claim,
        "may_merge": actor.can(Permission.ANNOTATE),
        "recent": history_page(actor, claim_history(actor, id), before=None, most=RECENT),
    }
    return render(request, "desk/claim.html", context)


@require_safe
@page_for(Permission.READ_CONFIDENTIAL)
def history(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Show what happened to a claim, wherever it appears, and to its record."""
    row = _claim(actor, id)
    return show_history(request, actor, claim_history(actor, id), kind="claim", row=row, title="a claim")


@require_safe
@page_for(Permission.ANNOTATE)
def choose(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Ask which claim this one is to be merged into: those that say nearly the same, or a search."""
    row = _claim(actor, id)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:300]
    others = Claim.objects.visible_to(actor).surviving().exclude(pk=row.canonical)
    hits = (others.saying(words) if words else others.close_to(row.statement))[:MOST_HITS]
    return render(request, "desk/claim_merge.html", {"claim": row, "words": words, "hits": hits})


@require_http_methods(["GET", "POST"])
@page_for(Permission.ANNOTATE)
def merge(request: HttpRequest, actor: Principal, id: UUID, into: UUID) -> HttpResponse:
    """Show what merging would bring together; merge when it is confirmed."""
    if request.method == "POST":
        version = sent_version(request.POST)
        if _done(request, lambda: merge_claim(actor, id=id, version=version, into=into)):
            messages.success(request, "The claims were merged. You can split them again below.")
            return redirect("desk:claim", id=into)
    try:
        preview = preview_claim_merge(actor, id, into)
    except Missing:
        raise
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("desk:claim-merge", id=id)
    context = {
        "preview": preview,
        "gains": get_text_list([f"{count} {name}" for name, count in preview.gains.items() if count], "and"),
        "status": VerificationStatus(preview.verification_status).label,
    }
    return render(request, "desk/claim_merge_preview.html", context)


@require_http_methods(["POST"])
@page_for(Permission.ANNOTATE)
def split(request: HttpRequest, actor: Principal, id: UUID) -> HttpResponse:
    """Make a merged claim a claim of its own again."""
    row, version = _claim(actor, id), sent_version(request.POST)
    if _done(request, lambda: split_claim(actor, id=id, version=version)):
        messages.success(request, "It is a claim of its own again.")
        return redirect("desk:claim", id=id)
    return redirect("desk:claim", id=row.canonical)


def _claim(actor: Principal, id: UUID) -> Claim:
    """Return the claim. Raises `Missing`."""
    row = Claim.objects.visible_to(actor).filter(pk=id).first()
    if row is None:
        raise Missing(f"There is no claim with the id {id}.")
    return row


def _done(request: HttpRequest, do: Callable[[], object]) -> bool:
    """Do it. If the domain refuses, say why."""
    try:
        do()
    except Missing:
        raise
    except Stale:
        messages.error(request, STALE)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        return True
    return False
