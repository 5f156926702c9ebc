"""Requests that must not be carried out twice: `Idempotency-Key` on a POST (the IETF's draft,
draft-ietf-httpapi-idempotency-key-header-07).

The answer is kept in the transaction that does the work. So either both are there or neither: a process that
is killed in the middle leaves nothing done and nothing stuck. While it works it holds a lock of that
transaction, by which a second request with the same key knows that the first is on its way.
"""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from http import HTTPStatus
from typing import cast
from uuid import UUID

import orjson
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework import status
from rest_framework.exceptions import APIException, ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.models import KeptAnswer

HEADER = "Idempotency-Key"
KEPT_FOR = timedelta(hours=24)
# Of one caller; the oldest make room.
MOST_KEPT = 2_000
# In bytes. Longer answers aren't kept, only that there was one.
LONGEST_ANSWER = 64 * 1024
LONGEST_KEY = 255
# A string as RFC 9651 writes it, without spaces and escapes; many clients leave the quotes out.
_NAME = rf"[!#-\[\]-~]{{1,{LONGEST_KEY}}}"
PATTERN = f'^("{_NAME}"|{_NAME})$'
_HEADERS = ("ETag", "Location")
# Keeps our locks apart from others' in the same database.
_LOCKS = 0x1DE0
_LOCK = "SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))"
# Whoever is busy with rows that have to go lets them: the next one takes them.
_FORGET = """
    DELETE FROM rest_kept_answer WHERE id IN (
        SELECT id FROM rest_kept_answer WHERE created < %s ORDER BY created LIMIT 100 FOR UPDATE SKIP LOCKED
    ) OR id IN (
        SELECT id FROM rest_kept_answer WHERE user_id = %s ORDER BY created DESC OFFSET %s LIMIT 100
        FOR UPDATE SKIP LOCKED
    )
"""


class StillRunning(APIException):
    """The first request with this key hasn't been answered yet."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "in_flight"
    default_detail = (
        "The request with this Idempotency-Key is still being carried out. Wait a moment, and send it again."
    )
    wait = 1


class KeyReused(APIException):
    """The key belongs to another request."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "key_reused"
    default_detail = (
        "This Idempotency-Key was sent with another address or body. Give each request a key of its own."
    )


class AnswerNotKept(APIException):
    """The request was carried out, but its answer was too long to keep."""

    status_code = status.HTTP_409_CONFLICT
    default_code = "already_done"
    default_detail = (
        "This was carried out, and nothing is done twice. Its answer was too long to keep: read the rows "
        "instead."
    )


class Answered(Exception):
    """The request was answered before."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


class Once:
    """One request with an Idempotency-Key, from before its work until after it."""

    def __init__(self, caller: UUID, request: Request) -> None:
        """Raises `ValidationError` for what can't be a key."""
        given = request.headers.get(HEADER, "").strip()
        if not re.fullmatch(PATTERN, given):
            message = (
                f"Send up to {LONGEST_KEY} letters, digits and signs without spaces, such as a new UUID."
            )
            raise ValidationError({HEADER: [ErrorDetail(message, code="invalid")]})
        self._caller, self._key = caller, given.strip('"')
        said = [request.method or "", request.get_full_path(), request.content_type]
        asked = hashlib.sha256("\n".join(said).encode())
        # Django keeps the body; the parser reads it again from there.
        asked.update(b"\n" + request._request.body)  # noqa: SLF001 - DRF's own is read as it is parsed
        self._asked = asked.hexdigest()
        self._work = transaction.atomic()
        self._is_open = self._is_new = False

    def begin(self) -> None:
        """Open the transaction of the work.

        Raises `Answered` if that was done, `StillRunning`, `KeyReused`, `AnswerNotKept`.
        """
        self._work.__enter__()
        self._is_open = True
        with connection.cursor() as cursor:
            cursor.execute(_LOCK, [_LOCKS, f"{self._caller} {self._key}"])
            if not cursor.fetchone()[0]:
                raise StillRunning
        since = timezone.now() - KEPT_FOR
        mine = KeptAnswer.objects.filter(user_id=self._caller, key=self._key)
        kept = mine.filter(created__gte=since).first()
        if kept is None:
            mine.delete()
            self._is_new = True
            return
        if kept.asked != self._asked:
            raise KeyReused
        if kept.body is None and kept.is_too_long:
            raise AnswerNotKept
        headers = {**kept.headers, "Idempotency-Replayed": "true"}
        raise Answered(Response(kept.body, status=kept.status, headers=headers))

    def keep(self, response: HttpResponseBase) -> None:
        """Commit what was done, with its answer. What was refused has changed nothing: it isn't kept."""
        is_done = HTTPStatus.OK <= response.status_code < HTTPStatus.MULTIPLE_CHOICES
        if not (self._is_new and is_done):
            return
        answer = cast("Response", response)
        content: bytes = answer.render().content
        is_too_long = len(content) > LONGEST_ANSWER
        now = timezone.now()
        KeptAnswer(
            user_id=self._caller,
            key=self._key,
            asked=self._asked,
            status=answer.status_code,
            headers={name: answer[name] for name in _HEADERS if answer.has_header(name)},
            body=None if is_too_long or not content else orjson.loads(content),
            is_too_long=is_too_long,
            created=now,
        ).save(force_insert=True)
        with connection.cursor() as cursor:
            cursor.execute(_FORGET, [now - KEPT_FOR, self._caller, MOST_KEPT])
        self._end()

    def close(self) -> None:
        """Undo what wasn't kept."""
        if self._is_open:
            transaction.set_rollback(True)
            self._end()

    def _end(self) -> None:
        self._is_open = False
        self._work.__exit__(None, None, None)
