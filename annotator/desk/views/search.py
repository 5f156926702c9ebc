"""The search page: everything that has some words."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.accounts.types import Principal
from annotator.desk._access import page_for
from annotator.desk._htmx import wants_fragment
from annotator.desk._search import CONDITIONS, facets_of, rows_of
from annotator.desk.forms.search import SearchForm
from articles.foundation.types import Actor, Permission
from articles.search.errors import BadSearch
from articles.search.models import search
from articles.search.rules import cursor_of, place_of, terms_of
from articles.search.types import Asked, Kind

PAGE_SIZE = 25
# What a page of the list passes on to the next.
ASKED = ("q", *CONDITIONS, "since", "until")


@require_safe
@vary_on_headers("HX-Request")
@page_for(Permission.READ)
def search_page(request: HttpRequest, actor: Principal) -> HttpResponse:
    """Show what has the words, the best first, as far as they are typed."""
    form = SearchForm(request.GET)
    form.is_valid()
    given = form.cleaned_data
    kept = {name: request.GET[name] for name in ASKED if given.get(name)}
    context: dict[str, Any] = {"form": form, "query": given.get("q", ""), "days": form.days}
    if given.get("q"):
        context |= _found(actor, given, kept)
    part = "#results" if wants_fragment(request) else ""
    return render(request, f"desk/search.html{part}", context)


def _found(actor: Actor, given: dict[str, Any], kept: dict[str, str]) -> dict[str, Any]:
    """Return what the page says of what was found, or what is wrong with the words."""
    words = ("kind", "publisher", "language", "verification_status")
    try:
        asked = Asked(
            # Nobody needs to finish a word.
            terms_of(given["q"], unfinished=True),
            (Kind(given["type"]),) if given.get("type") else tuple(Kind),
            since=given.get("since"),
            until=given.get("until"),
            **{name: given.get(name, "") for name in words},
        )
        after = place_of(given["cursor"], asked) if given.get("cursor") else None
        results = search(actor, asked, size=PAGE_SIZE, after=after)
    except BadSearch as error:
        return {"trouble": error.message}
    following = cursor_of(results.next, asked) if results.next else ""
    return {
        "rows": rows_of(results, is_admin=actor.can(Permission.MANAGE_SOURCES)),
        "facets": facets_of(results, kept),
        "total": f"{results.total:,}{'+' if set(results.capped) & set(asked.types) else ''}",
        "one": results.total == 1,
        "narrowed": len(kept) > 1,
        "first": urlencode({"q": given["q"]}),
        "following": urlencode({**kept, "cursor": following}) if following else "",
    }
