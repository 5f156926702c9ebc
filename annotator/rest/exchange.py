"""What every exchange with a caller is subject to, whatever it is about: how many requests a key may send,
requests that come twice, and answers that the caller holds already.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import ClassVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from rest_framework.exceptions import Throttled
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.accounts.types import Principal
from annotator.rest.etags import tag_of, unless_held
from annotator.rest.once import HEADER, Answered, Once
from annotator.rest.rates import RATES, Rate
from annotator.web.types import WAITED


class Exchange(APIView):
    """A view whose requests count, and whose answers can be asked for on condition."""

    # What is left to a key after this request.
    rate: Rate | None = None
    # Set from when a POST with an Idempotency-Key is let in.
    once: Once | None = None
    # Whether POSTs can be kept; what answers by the thousand says itself what was here before.
    keeps_answers: ClassVar[bool] = True

    def perform_authentication(self, request: Request) -> None:
        """Find out who is calling, and count the request. Raises `Throttled` when a key has sent too many."""
        super().perform_authentication(request)
        caller = request.auth
        # One that has waited for news was counted when it came.
        is_new = not request.META.get(WAITED)
        if is_new and isinstance(caller, Principal) and caller.per_minute is not None:
            self.rate = RATES.take(caller.user_id, caller.per_minute)
            if self.rate.left < 0:
                raise Throttled(
                    detail=f"This key may send {self.rate.quota:,} requests a minute, and has sent them. "
                    f"Wait {self.rate.seconds} seconds. The header RateLimit says how many are left.",
                    code="too_many_requests",
                )

    def begin_once(self, request: Request) -> None:
        """Let nothing be carried out twice that has an Idempotency-Key. Call this last before the work.

        Raises `Answered`, and the refusals of `Once`.
        """
        if request.method == "POST" and self.keeps_answers and HEADER in request.headers:
            self.once = Once(cast("Principal", request.auth).user_id, request)
            self.once.begin()

    def handle_exception(self, exc: Exception) -> Response:
        """Give the answer again that was given before; leave what went wrong to the library."""
        return exc.response if isinstance(exc, Answered) else super().handle_exception(exc)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Answer the request. Work that must not be done twice is committed with its answer, or undone."""
        try:
            response = super().dispatch(request, *args, **kwargs)
            if self.once:
                self.once.keep(response)
            return response
        finally:
            if self.once:
                self.once.close()

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
