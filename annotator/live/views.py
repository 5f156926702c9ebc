"""The stream, and what pages say of where they are."""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus
from uuid import UUID

import msgspec
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from annotator.live._asking import Refused, asked_for, place_asked_for, whereabouts
from annotator.live._hub import HUB, MOST_OF_ONE, TooMany
from annotator.live._listener import LISTENER, PRESENCE
from annotator.live._readers import Reader
from annotator.live._stream import Stream
from annotator.live._subscription import Subscription
from annotator.web.types import EventStream
from articles.corpus.models import Article
from articles.foundation.types import Permission

# Seconds after which a stream that found no room may be asked for again.
COME_BACK = 30


@require_GET
def events(request: HttpRequest) -> HttpResponseBase:
    """Stream what happens to the articles that are asked for: `?article=ID&article=ID&after=PLACE`."""
    try:
        user, actor = _reader(request)
        articles, after = _visible(actor, asked_for(request)), place_asked_for(request)
        subscription = Subscription(
            articles,
            knows_hidden=actor.can(Permission.READ_WITHHELD),
            reader=Reader.of(request, user),
            after=after,
        )
        stream = Stream(HUB, subscription)
    except Refused as refused:
        return _answer(refused)
    except TooMany as full:
        return _no_room(full)
    LISTENER.notice()
    return EventStream(stream)


@require_POST
def presence(request: HttpRequest) -> HttpResponse:
    """Tell the others on an article where this page is."""
    try:
        _, actor = _reader(request)
        said = whereabouts(request)
        _visible(actor, {said.article})
    except Refused as refused:
        return _answer(refused)
    with connection.cursor() as cursor:
        payload = msgspec.json.encode(said.of(actor.user_id, actor.name)).decode()
        cursor.execute("SELECT pg_notify(%s, %s)", [PRESENCE, payload])
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _visible(actor: Principal, articles: Collection[UUID]) -> set[UUID]:
    """Return those of the articles that the actor may read: one that went must not end the others' stream.

    Raises `Refused` when none is left.
    """
    visible = Article.objects.visible_to(actor).filter(id__in=articles)
    if not (found := set(visible.values_list("id", flat=True))):
        raise Refused(HTTPStatus.NOT_FOUND, "There is no such article.")
    return found


def _reader(request: HttpRequest) -> tuple[User, Principal]:
    """Return who is signed in, and what they may do. Raises `Refused`."""
    if not isinstance(request.user, User):
        raise Refused(HTTPStatus.UNAUTHORIZED, "Sign in first.")
    actor = Principal.of_user(request.user)
    if not actor.can(Permission.READ):
        raise Refused(HTTPStatus.FORBIDDEN, "You may not read articles.")
    return request.user, actor


def _no_room(full: TooMany) -> JsonResponse:
    """Say who has too many streams, and when to try again."""
    if full.is_theirs:
        sentence = f"You have {MOST_OF_ONE} streams open already. Close a window, then ask again."
        response = _answer(Refused(HTTPStatus.TOO_MANY_REQUESTS, sentence))
    else:
        response = _answer(
            Refused(HTTPStatus.SERVICE_UNAVAILABLE, "Too many streams are open. Ask again later.")
        )
    response["Retry-After"] = str(COME_BACK)
    return response


def _answer(refused: Refused) -> JsonResponse:
    """Answer with problem details (RFC 9457)."""
    body = {
        "type": "about:blank",
        "title": refused.status.phrase,
        "status": refused.status,
        "detail": refused.sentence,
    }
    return JsonResponse(body, status=refused.status, content_type="application/problem+json")
