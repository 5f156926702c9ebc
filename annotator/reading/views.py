"""The public's pages. None of them asks who is signed in: the answer is the same for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from annotator.reading._kept import SHELF, Crowded, Kept
from annotator.reading._oembed import article_at, description
from annotator.reading._page import embed_address, oembed_address, page_address, reading_page
from annotator.web.connections import give_back
from articles.claims.models import shown_state
from articles.corpus.models import Article
from articles.foundation.errors import Missing

type View = Callable[..., HttpResponse]

_TAKES_GZIP = re.compile(r"\bgzip\b")
LOADER = "js/embed/loader.js"
# Other sites may show this page in a frame: that is what it is for.
FRAMED: dict[str, Any] = {**settings.SECURE_CSP, "frame-ancestors": ["*"]}


def published_page(view: View) -> View:
    """Let caches keep the answer, but make them ask each time whether it is still current: an unpublished
    page must disappear at once.
    """
    return gzip_page(
        conditional_page(cache_control(public=True, max_age=0, must_revalidate=True)(require_safe(view)))
    )


@published_page
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show a published article with its claims and their footnotes."""
    return _shown(request, id, "reading/page.html")


# Outermost, so that it also applies to "not modified": a browser then replaces the headers that it kept.
@xframe_options_exempt
@csp_override(FRAMED)
@published_page
def embed(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show the article alone, for a frame in another site's page."""
    return _shown(request, id, "reading/embed.html")


@published_page
def missing(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing to read, and nothing else."""
    return _missing(request)


@require_safe
@cache_control(public=True, max_age=3600)
def embed_script(_request: HttpRequest) -> HttpResponse:
    """Return the script that puts the frame into another site's page. Its address never changes."""
    return HttpResponse(_loader(), content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=0, must_revalidate=True)
def oembed(request: HttpRequest) -> HttpResponse:
    """Return how to embed the page at `url` (oEmbed 1.0), always as JSON."""
    if request.GET.get("format", "json") != "json":
        return _said("Only format=json is supported.", 501)
    try:
        width, height = (_bound(request, name) for name in ("maxwidth", "maxheight"))
    except ValueError:
        return _said("maxwidth and maxheight must be whole numbers of pixels, 1 or more.", 400)
    try:
        article = article_at(request, request.GET.get("url", ""))
    except Missing as error:
        return _said(error.message, 404)
    response = JsonResponse(description(request, article, width=width, height=height))
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _shown(request: HttpRequest, id: UUID, template: str) -> HttpResponse:
    """Return the page of an article, if it is published."""
    if not Article.objects.published().filter(id=id).exists():
        return _missing(request)
    # Taken before the page is read. If something changes in between, the next request gets another key.
    key = (id, template, request.build_absolute_uri("/"), shown_state(id, timezone.now()))
    try:
        kept = SHELF.page(key, lambda: _rendered(request, id, template), give_back)
    except Missing:
        return _missing(request)
    except Crowded as refusal:
        return _busy(refusal)
    return _answered(request, kept)


def _answered(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Return a page, or say that the reader has it already."""
    unchanged = get_conditional_response(request, etag=quote_etag(kept.digest))
    if unchanged is not None:
        unchanged["ETag"] = quote_etag(kept.digest)
        return unchanged
    is_packed = bool(_TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")))
    response = HttpResponse(kept.packed if is_packed else kept.body)
    response["ETag"] = f"{'W/' if is_packed else ''}{quote_etag(kept.digest)}"
    response["Vary"] = "Accept-Encoding"
    if is_packed:
        response["Content-Encoding"] = "gzip"
    return response


def _rendered(request: HttpRequest, id: UUID, template: str) -> str:
    """Return the HTML of a published article's page. Raises `Missing` if it was unpublished just now.

    The template doesn't get the request, because the page is kept for everybody.
    """
    article = Article.objects.published().select_related("current").with_credits().filter(id=id).first()
    if article is None:
        raise Missing("This page is no longer available.")
    address = page_address(request, article)
    context = {
        "page": reading_page(article, address=address),
        "address": address,
        "embed_address": embed_address(request, article),
        "oembed_address": oembed_address(request, article),
    }
    return render_to_string(template, context)


def _busy(refusal: Crowded) -> HttpResponse:
    """Say that the page will be available in a moment."""
    response = HttpResponse(render_to_string("503.html", {"sentence": refusal.message}), status=503)
    response["Retry-After"] = str(refusal.wait)
    return response


def _missing(request: HttpRequest) -> HttpResponse:
    return render(request, "reading/missing.html", status=404)


def _said(sentence: str, status: int) -> JsonResponse:
    """Return a sentence for a program."""
    response = JsonResponse({"error": sentence}, status=status)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _bound(request: HttpRequest, name: str) -> int | None:
    """Return the greatest width or height that is wanted, or None. Raises `ValueError`."""
    given = request.GET.get(name)
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and int(given[:9])):
        raise ValueError(name)
    return int(given[:9])


@cache
def _loader() -> str:
    """Return the script, which each process reads once. It is sent as it is, unminified."""
    return Path(str(finders.find(LOADER))).read_text(encoding="utf-8")
