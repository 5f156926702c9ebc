"""Versions on the wire: `ETag: "3"` goes out, `If-Match: "3"` must come back with a change."""

from __future__ import annotations

import re

from rest_framework import status
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.request import Request

# As many digits as a version can have. Leading zeros are refused, so each version has one spelling.
_ETAG = re.compile(r'"([1-9][0-9]{0,9})"')


class PreconditionRequired(APIException):
    """A change came without saying which version it was made for."""

    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "precondition_required"
    default_detail = (
        "If-Match is missing. Send the ETag that you got with the resource, to say which version you are "
        "changing."
    )


def etag(version: int) -> str:
    """Return the ETag of a row at this version."""
    return f'"{version}"'


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
