"""Files on their way out, as the pages and the REST API alike answer with them."""

from collections.abc import Iterable
from uuid import UUID

from django.http import StreamingHttpResponse

from annotator.web.spooling import ORDER_INSTEAD, Spooled, Unread
from articles.exports.types import Download
from articles.foundation.types import Actor


def sent(actor: Actor, file: Download) -> StreamingHttpResponse:
    """Answer with the file, to be saved under its name. What isn't finished yet is read first, to its end.

    Raises `TooManyUnread`, `TooLarge`, and what the chunks raise.
    """
    if file.size is None:
        response = spooled(actor.user_id, file.chunks, file.media_type)
    else:
        response = StreamingHttpResponse(Unread(actor.user_id, file.chunks), content_type=file.media_type)
        response["Content-Length"] = str(file.size)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
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
