"""Files on their way out, as the pages and the REST API alike answer with them."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from pathlib import Path
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags

from annotator.web._ranges import Unsatisfiable, wanted_part
from annotator.web.spooling import CHUNK, ORDER_INSTEAD, Spooled, Unread
from articles.exports.types import Download, FinishedFile
from articles.foundation.types import Actor


def sent(actor: Actor, file: Download) -> StreamingHttpResponse:
    """Answer with a file that is made now, to be saved under its name. It is read first, to its end.

    Raises `TooManyUnread`, `TooLarge`, and what the chunks raise.
    """
    response = spooled(actor.user_id, file.chunks, file.media_type)
    response["Content-Disposition"] = _saved_as(file.name)
    return response


def sent_whole(request: HttpRequest, actor: Actor, file: FinishedFile) -> HttpResponseBase:
    """Answer with a finished file, or with the part of it that is asked for, so that a download that broke
    off goes on where it stopped (RFC 9110, sections 13 and 14). Raises `TooManyUnread`.
    """
    tag = f'"{file.sha256}"'
    headers = {"ETag": tag, "Accept-Ranges": "bytes"}
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    # A part only helps whoever has the beginning of this very file.
    is_same = request.headers.get("If-Range", tag) == tag
    try:
        part = wanted_part(request.headers.get("Range", ""), file.size) if is_same else None
    except Unsatisfiable:
        return HttpResponse(
            f"The file has {file.size} bytes, and the range begins behind them.\n",
            status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
            content_type="text/plain; charset=utf-8",
            headers=headers | {"Content-Range": f"bytes */{file.size}"},
        )
    chosen = range(file.size) if part is None else part
    response = StreamingHttpResponse(
        Unread(actor.user_id, _bytes_of(file.path, chosen)), content_type=file.media_type, headers=headers
    )
    response["Content-Length"] = str(len(chosen))
    response["Content-Disposition"] = _saved_as(file.name)
    if part is not None:
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{file.size}"
    return response


def spooled(
    reader: UUID, chunks: Iterable[bytes], content_type: str, *, remedy: str = ORDER_INSTEAD
) -> StreamingHttpResponse:
    """Answer with chunks that hold a transaction while they are read: they are read first, to their end.

    Raises `TooManyUnread`, `TooLarge`, and what the chunks raise.
    """
    ready = Spooled(reader, chunks, remedy=remedy)
    response = StreamingHttpResponse(ready, content_type=content_type)
    response["Content-Length"] = str(ready.size)
    return response


def _saved_as(name: str) -> str:
    return f'attachment; filename="{name}"'


def _bytes_of(path: Path, part: range) -> Iterator[bytes]:
    """Yield a part of a file."""
    with path.open("rb") as stream:
        stream.seek(part.start)
        left = len(part)
        while left and (chunk := stream.read(min(left, CHUNK))):
            left -= len(chunk)
            yield chunk
