"""Sends exports: one article while it is being read, or the finished file of a job."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.core.files.storage import storages

from articles.corpus.models import Article
from articles.exports._allowance import removed_sentence
from articles.exports._formats.by_article import slug
from articles.exports._formats.registry import FORMATS, Format
from articles.exports._reading import Known, one_moment
from articles.exports.errors import BadExport, NotReady, Withdrawn
from articles.exports.models import ExportJob
from articles.exports.types import Download, Envelope, ExportFormat, ExportState, FinishedFile, OffsetUnit
from articles.foundation.errors import Missing
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.ledger.operations import present_place

# Bytes sent at once: each chunk is one write of the web server.
CHUNK = 64 * 1024


def export_article(
    actor: Actor, *, id: UUID, format: str, offsets: OffsetUnit = OffsetUnit.CODE_POINT
) -> Download:
    """Return one article in the format. It is read from the database while it is sent.

    Raises `Forbidden`, `BadExport` for offsets that the format can't have, and `Missing`, also for an unknown
    format. The chunks raise `Missing` if the article was withheld just before they are read.
    """
    require(actor, Permission.EXPORT)
    if format not in FORMATS:
        known = ", ".join(ExportFormat.values)
        raise Missing(f"There is no format “{format[:50]}”. Choose one of: {known}.")
    chosen = FORMATS[format].of_one or FORMATS[format]
    if offsets != OffsetUnit.CODE_POINT and not chosen.any_offsets:
        able = ", ".join(name for name, one in FORMATS.items() if one.any_offsets)
        message = f"The offsets of {format} are as its readers count. Ask for one of: {able}."
        raise BadExport(message, field="offsets")
    headline = Article.objects.visible_to(actor).filter(id=id).values_list("headline", flat=True).first()
    if headline is None:
        raise Missing(f"There is no article with the id {id}.")
    name = f"{slug(headline) or 'article'}.{chosen.extension}"
    return Download(name, chosen.media_type, _grouped(_article_bytes(actor, id, headline, chosen, offsets)))


def download_job(actor: Actor, *, id: UUID) -> FinishedFile:
    """Return a finished job's file. Raises `Forbidden`, `Missing`, `NotReady`, `Withdrawn`."""
    require(actor, Permission.EXPORT)
    job = ExportJob.objects.visible_to(actor).filter(id=id).first()
    if job is None:
        raise Missing(f"There is no export with the id {id}.")
    if job.state != ExportState.DONE:
        raise NotReady(f"This export is {job.state}. Fetch its file once it is done.")
    if job.holds_withdrawn:
        raise Withdrawn("Something that this file may contain has been withdrawn since. Start a new export.")
    path = Path(storages["default"].path(job.file))
    if job.removed or not path.exists():
        raise Missing(removed_sentence())
    chosen = FORMATS[job.format]
    name = f"galley-{job.created:%Y%m%d-%H%M%S}.{chosen.extension}"
    return FinishedFile(name, chosen.media_type, path, path.stat().st_size, job.sha256)


def _article_bytes(
    actor: Actor, id: UUID, headline: str, chosen: Format, offsets: OffsetUnit
) -> Iterator[bytes]:
    """Yield one article as a file of its own."""
    with one_moment():
        as_of = str(present_place())
        bundle = chosen.read(actor, [id], Known())
        if not bundle.count:
            raise Missing(f"There is no article with the id {id}.")
        collection = f"urn:galley:article:{id}:annotations"
        writer = chosen.writer(Envelope(f"{collection}:0", collection, headline, as_of, offsets))
        yield writer.head()
        yield from writer.articles(bundle)
        yield from writer.tail()


def _grouped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Join small pieces into chunks that are worth a write."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) >= CHUNK:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)
