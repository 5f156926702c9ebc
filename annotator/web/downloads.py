"""Files on their way out, as the pages and the REST API alike answer with them."""

from django.http import StreamingHttpResponse

from articles.exports.types import Download


def sent(file: Download) -> StreamingHttpResponse:
    """Answer with the file, to be saved under its name, while it is being read."""
    response = StreamingHttpResponse(file.chunks, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    if file.size is not None:
        response["Content-Length"] = str(file.size)
    return response
