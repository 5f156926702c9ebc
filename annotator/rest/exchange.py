"""What every exchange with a caller is subject to, whatever it is about: how many requests a key may send,
and answers that the caller holds already.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import cast

from rest_framework.exceptions import Throttled
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.accounts.types import Principal
from annotator.rest.etags import tag_of, unless_held
from annotator.rest.rates import RATES, Rate


class Exchange(APIView):
    """A view whose requests count, and whose answers can be asked for on condition."""

    # What is left to a key after this request.
    rate: Rate | None = None

    def perform_authentication(self, request: Request) -> None:
        """Find out who is calling, and count the request. Raises `Throttled` when a key has sent too many."""
        super().perform_authentication(request)
        caller = request.auth
        if isinstance(caller, Principal) and caller.per_minute is not None:
            self.rate = RATES.take(caller.user_id, caller.per_minute)
            if self.rate.left < 0:
                raise Throttled(
                    detail=f"This key may send {self.rate.quota:,} requests a minute, and has sent them. "
                    f"Wait {self.rate.seconds} seconds. The header RateLimit says how many are left.",
                    code="too_many_requests",
                )

    def finalize_response(
        self, request: Request, response: Response, *args: object, **kwargs: object
    ) -> Response:
        """Answer 304 to whoever has the present state already, and say how many requests are left."""
        is_read = request.method in SAFE_METHODS and response.status_code == HTTPStatus.OK
        if is_read and isinstance(response, Response) and "ETag" not in response.headers:
            response["ETag"] = tag_of(response.data)
        # Other responses than DRF's pass through it, too.
        held = cast("Response", unless_held(request, response))
        answer = super().finalize_response(request, held, *args, **kwargs)
        if self.rate:
            for name, value in self.rate.headers.items():
                answer[name] = value
            if self.rate.left < 0:
                answer["Retry-After"] = str(self.rate.seconds)
        return answer
