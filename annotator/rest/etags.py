"""What a caller holds, on the wire.

`ETag: "3-91ab…"` goes out: the row's version, and a digest of what is shown of it. `If-Match` must come back
with a change, and only the version in it counts: a grade of a source hinders nobody who corrects its name.
With `If-None-Match` all of it counts, for what is shown also changes with other rows, with the day, and with
what the caller may know. Everything else that is read has a weak ETag, for `If-None-Match` alone.
"""

from __future__ import annotations

import hashlib
import re
from http import HTTPStatus

import orjson
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags
from rest_framework import status
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request

# As many digits as a version can have. Leading zeros are refused, so each version has one spelling. Whoever
# knows only the version may send that.
ETAG_PATTERN = r'^(W/)?"[1-9][0-9]{0,9}(-[0-9a-f]{16})?"$'
_ETAG = re.compile(r'(?:W/)?"([1-9][0-9]{0,9})(?:-[0-9a-f]{16})?"')


class PreconditionRequired(APIException):
    """A change came without saying which version it was made for."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "precondition_required"
    default_detail = (
        "If-Match is missing. Send the ETag that you got with the resource, to say which version you are "
        "changing."
    )


def etag(version: int, shown: object = None) -> str:
    """Return the ETag of a row at this version, as it is shown; of one that isn't shown, its version."""
    if shown is None:
        return f'"{version}"'
    return f'"{version}-{_digest(shown)}"'


def tag_of(shown: object) -> str:
    """Return the ETag of an answer that is no single row, such as a page of a list.

    It is weak: where the feed was when the page was read (`as_of`) doesn't count. An older place is as good.
    """
    kept = (
        {name: value for name, value in shown.items() if name != "as_of"}
        if isinstance(shown, dict)
        else shown
    )
    return f'W/"{_digest(kept)}"'


def _digest(shown: object) -> str:
    written = orjson.dumps(shown, option=orjson.OPT_UTC_Z)
    return hashlib.blake2b(written, digest_size=8).hexdigest()


def expected_version(request: Request) -> int:
    """Return the version that the caller has seen. Raises `PreconditionRequired`, `ValidationError`."""
    given = request.headers.get("If-Match")
    if given is None:
        raise PreconditionRequired
    found = _ETAG.fullmatch(given.strip())
    if found is None:
        message = 'This is not an ETag of this resource. Send the ETag that you got, quotes included: "3".'
        raise ValidationError({"If-Match": [message]})
    return int(found[1])


def unless_held(request: Request, response: HttpResponseBase) -> HttpResponseBase:
    """Return the answer to a GET or HEAD, or 304 if the caller has it already (RFC 9110, 13.1.2)."""
    held = request.headers.get("If-None-Match")
    tag = response.headers.get("ETag")
    if not held or not tag or request.method not in {"GET", "HEAD"} or response.status_code != HTTPStatus.OK:
        return response
    known = {one.removeprefix("W/") for one in parse_etags(held)}
    if not known & {"*", tag.removeprefix("W/")}:
        return response
    return HttpResponse(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag})
