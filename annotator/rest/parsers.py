"""Reading request bodies: strict JSON in UTF-8, of bounded size."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

import orjson
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework import status
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request


class LengthRequired(APIException):
    """A body came in chunks, without its length. WSGI applications can't read it."""

    status_code = status.HTTP_411_LENGTH_REQUIRED
    default_code = "length_required"
    default_detail = (
        "The body came without its length. Send Content-Length instead of Transfer-Encoding: chunked."
    )


def require_length(request: Request) -> None:
    """Raise `LengthRequired` for a body of unknown length: it would be read as an empty one."""
    if "Transfer-Encoding" in request.headers and not request.META.get("CONTENT_LENGTH"):
        raise LengthRequired


class Packed(APIException):
    """A body came packed. A few bytes could unpack into gigabytes, so none is unpacked."""

    status_code = status.HTTP_415_UNSUPPORTED_MEDIA_TYPE
    default_code = "packed"
    default_detail = "The body came packed (Content-Encoding). Send it as it is."


def require_plain(request: Request) -> None:
    """Raise `Packed` for a body with a Content-Encoding."""
    if request.headers.get("Content-Encoding", "identity").strip().lower() not in {"identity", ""}:
        raise Packed


class BodyRequired(APIException):
    """A change came without a body."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "body_required"
    default_detail = "There is no body. Send the fields that you want to change as a JSON object."


def require_body(request: Request) -> None:
    """Raise `BodyRequired` for a request without a body: it would be read as a change of nothing."""
    if request.META.get("CONTENT_LENGTH") in {None, "", "0"}:
        raise BodyRequired


class StrictJson(BaseParser):
    """JSON as in RFC 8259: no NaN, no lone surrogates, no byte order mark, at most 1,024 levels deep."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,  # noqa: ARG002 - the library's signature
        parser_context: Mapping[str, Request] | None = None,
    ) -> Any:
        """Return the body. Raises `ParseError` naming the place, or `RequestDataTooBig` before reading."""
        declared = (parser_context or {})["request"].META.get("CONTENT_LENGTH") or "0"
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if limit is not None and declared.isdecimal() and int(declared) > limit:
            raise RequestDataTooBig
        try:
            return orjson.loads(stream.read())
        except orjson.JSONDecodeError as error:
            message = f"The body is not JSON in UTF-8: {error}."
            raise ParseError(message) from error
