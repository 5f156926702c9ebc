"""oEmbed 1.0: how programs show a published article in their own pages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.html import format_html

from annotator.reading._page import embed_address
from articles.corpus.models import Article
from articles.foundation.errors import Missing

WIDTH, HEIGHT = 720, 640


def article_at(request: HttpRequest, url: str) -> Article:
    """Return the published article whose page has this address. Raises `Missing`, also for another desk's
    page.
    """
    try:
        parts = urlsplit(url)
        match = resolve(parts.path)
    except (ValueError, Resolver404) as error:
        raise Missing("There is no article page at this address.") from error
    ours = parts.scheme in {"http", "https"} and parts.netloc.lower() == request.get_host().lower()
    wanted = match.kwargs.get("id") if ours and match.view_name in {"reading:page", "reading:embed"} else None
    article = Article.objects.published().filter(id=wanted).first() if wanted else None
    if article is None:
        raise Missing("There is no article page at this address.")
    return article


def description(
    request: HttpRequest, article: Article, *, width: int | None, height: int | None
) -> dict[str, Any]:
    """Return the `rich` response, no larger than the size that was asked for."""
    wide, high = min(WIDTH, width or WIDTH), min(HEIGHT, height or HEIGHT)
    html = format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" frameborder="0"></iframe>',
        embed_address(request, article),
        wide,
        high,
        article.headline,
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": article.headline,
        **({"author_name": article.by} if article.by else {}),
        "provider_name": "Galley",
        "provider_url": request.build_absolute_uri("/"),
        "cache_age": 300,
        "width": wide,
        "height": high,
        "html": html,
    }
