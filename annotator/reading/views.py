"""The public's pages. None of them asks who is signed in: an answer is the same for all."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from annotator.reading._oembed import article_at, description
from annotator.reading._page import embed_address, oembed_address, page_address, reading_page
from articles.corpus.models import Article
from articles.foundation.errors import Missing

type View = Callable[..., HttpResponse]

LOADER = "js/embed/loader.js"
# A frame of another site may show it, which is what it is for.
FRAMED: dict[str, Any] = {**settings.SECURE_CSP, "frame-ancestors": ["*"]}


def published_page(view: View) -> View:
    """Let caches keep the answer and ask each time whether it still holds: what is taken back must be gone at once."""
    return gzip_page(
        conditional_page(cache_control(public=True, max_age=0, must_revalidate=True)(require_safe(view)))
    )


@published_page
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show a published article with its claims and their footnotes."""
    return _shown(request, id, "reading/page.html")


# Outermost: “not modified” must say it too, for a browser puts its headers in the place of those that it kept.
@xframe_options_exempt
@csp_override(FRAMED)
@published_page
def embed(request: HttpRequest, id: UUID) -> HttpResponse:
    """Show the same, bare, for a frame in another site's page."""
    return _shown(request, id, "reading/embed.html")


@published_page
def missing(request: HttpRequest) -> HttpResponse:
    """Say that there is nothing to read, and no more."""
    return _missing(request)


@require_safe
@cache_control(public=True, max_age=3600)
def embed_script(_request: HttpRequest) -> HttpResponse:
    """Answer the script that puts the frame into another site's page, at an address that stays."""
    return HttpResponse(_loader(), content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=0, must_revalidate=True)
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer how to embed the page at `url` (oEmbed 1.0); JSON is all there is."""
    if request.GET.get("format", "json") != "json":
        return _said("Only format=json is answered.", 501)
    try:
        width, height = (_bound(request, name) for name in ("maxwidth", "maxheight"))
    except ValueError:
        return _said("maxwidth and maxheight are whole numbers of pixels, from 1 on.", 400)
    try:
        article = article_at(request, request.GET.get("url", ""))
    except Missing as error:
        return _said(error.message, 404)
    response = JsonResponse(description(request, article, width=width, height=height))
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _shown(request: HttpRequest, id: UUID, template: str) -> HttpResponse:
    """Render the page of an article, if it is published."""
    article = Article.objects.published().select_related("current").with_credits().filter(id=id).first()
    if article is None:
        return _missing(request)
    context = {
        "page": reading_page(article),
        "address": page_address(request, article),
        "embed_address": embed_address(request, article),
        "oembed_address": oembed_address(request, article),
    }
    return render(request, template, context)


def _missing(request: HttpRequest) -> HttpResponse:
    return render(request, "reading/missing.html", status=404)


def _said(sentence: str, status: int) -> JsonResponse:
    """Answer a program with a sentence."""
    response = JsonResponse({"error": sentence}, status=status)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _bound(request: HttpRequest, name: str) -> int | None:
    """Return a greatest width or height, or None. Raises `ValueError`."""
    given = request.GET.get(name)
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and int(given[:9])):
        raise ValueError(name)
    return int(given[:9])


@cache
def _loader() -> str:
    """Return the script, read once per process. It is sent as it is written: there is nothing to pack."""
    return Path(str(finders.find(LOADER))).read_text(encoding="utf-8")
