"""Making and reading export jobs in tests."""

from __future__ import annotations

import zlib
from datetime import timedelta
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile, is_zipfile

import orjson
from django.utils import timezone
from pyarrow.parquet import read_table

from articles.corpus.models import Article
from articles.exports.models import ExportJob
from articles.exports.operations import (
    download_job,
    start_export,
)
from articles.foundation.types import Actor
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.sources import source

# How what was packed in a hurry begins.
_ZLIB = b"x\x01"


def marked(actor: Actor, number: int = 1) -> list[Article]:
    """Make articles with one mark each, all of which name the same source."""
    agency = source(actor)
    rows = [article(actor) for _ in range(number)]
    for row in rows:
        annotation(actor, article=row, words="Seoul", kind="source", source=agency.id)
    return rows


def order(actor: Actor, format: str = "ndjson", articles: list[UUID] | None = None) -> ExportJob:
    """Order an export."""
    return start_export(actor, format=format, articles=articles)[0]


def again(job: ExportJob) -> ExportJob:
    """Read the job anew."""
    return ExportJob.objects.get(id=job.id)


def written(actor: Actor, job: ExportJob) -> bytes:
    """Return the job's finished file."""
    return download_job(actor, id=job.id).path.read_bytes()


def unpacked(content: bytes) -> bytes:
    """Return what a file says: of an archive the names of its files, and all that they hold."""
    if not is_zipfile(BytesIO(content)):
        return readable("", content)
    archive = ZipFile(BytesIO(content))
    return b"\n".join(
        part for name in archive.namelist() for part in (name.encode(), readable(name, archive.read(name)))
    )


def readable(name: str, content: bytes) -> bytes:
    """Return a file as words: Parquet packs its columns, and spaCy the whole."""
    if content.startswith(_ZLIB):
        return zlib.decompress(content).decode(errors="replace").encode()
    if not name.endswith(".parquet"):
        return content
    return orjson.dumps(read_table(BytesIO(content)).to_pylist(), default=str)


def ids(lines: bytes, kind: str) -> list[str]:
    """Return the ids of the lines of a kind, in the file's order."""
    rows = [orjson.loads(line) for line in lines.splitlines()]
    return [row["id"] for row in rows if row["type"] == kind]


def age(job: ExportJob) -> None:
    """Let the job's last sign of life be long ago."""
    ExportJob.objects.filter(id=job.id).update(heartbeat=timezone.now() - timedelta(hours=1))
