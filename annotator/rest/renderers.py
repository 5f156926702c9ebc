"""Writes answers as JSON, whatever else the caller would accept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import orjson
from django.utils.http import parse_header_parameters
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class Json(BaseRenderer):
    """JSON through orjson: ids as strings, times in UTC with a Z."""

    media_type = "application/json"
    format = "json"
    charset = None
    render_style = "binary"

    def render(
        self,
        data: object,
        accepted_media_type: str | None = None,  # noqa: ARG002 - the library's signature
        renderer_context: Mapping[str, object] | None = None,  # noqa: ARG002 - the same
    ) -> bytes:
        """Return the body. An answer without content has none."""
        return b"" if data is None else orjson.dumps(data, option=orjson.OPT_UTC_Z)


class OnlyJson(BaseContentNegotiation):
    """Answers in JSON whatever the Accept header says, so that an error never becomes a 406 instead."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        """Return the parser for the body's Content-Type, or None: the answer is then 415."""
        media_type, parameters = parse_header_parameters(request.content_type)
        if parameters.get("charset", "utf-8").lower() != "utf-8":
            return None
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(
        self,
        request: Request,  # noqa: ARG002 - the library's signature
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,  # noqa: ARG002 - the same
    ) -> tuple[BaseRenderer, str]:
        """Return the first renderer."""
        renderer = next(iter(renderers))
        return renderer, str(renderer.media_type)
