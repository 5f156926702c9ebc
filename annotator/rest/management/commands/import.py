"""`manage.py import FILE`: bring in articles with their marks and records, as a job that runs here."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from annotator.accounts.models import ApiKey
from annotator.accounts.types import Principal
from articles.foundation.errors import DomainError
from articles.importing.models import ImportJob
from articles.importing.operations import answers_of, run_import, start_import
from articles.importing.types import ImportFormat, ImportState

_CHUNK = 1024 * 1024


class Command(BaseCommand):
    """Import a file of any size."""

    help = (
        "Import articles with their marks, claims, attributions, sources and entities from a file, as "
        "docs/import.md describes it. If it is stopped, the desk's worker goes on with the job."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Define the file and the key."""
        parser.add_argument("file", help="the file, also packed by gzip; - reads what is piped in")
        parser.add_argument("--key", required=True, help="the name of the API key that imports")
        parser.add_argument("--format", default=ImportFormat.NDJSON, choices=ImportFormat.values)
        parser.add_argument("--dry-run", action="store_true", help="write nothing; say what would come of it")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import the lines; name those that were refused, and count all."""
        key = ApiKey.objects.living().select_related("user").filter(name=options["key"]).first()
        if key is None:
            raise CommandError(f"There is no active key named “{options['key']}”.")
        try:
            file = Path("/dev/stdin" if options["file"] == "-" else options["file"])
            job, _ = start_import(
                Principal.of_key(key),
                format=options["format"],
                chunks=_chunks(file),
                name=file.name,
                dry_run=options["dry_run"],
            )
        except OSError as error:
            raise CommandError(f"The file can't be read: {error}.") from error
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"import {job.id}")
        run_import(job.id, heard=self._say)
        job.refresh_from_db()
        self._tell(job)

    def _say(self, job: ImportJob) -> None:
        """Say how far it is."""
        self.stdout.write(f"{job.lines:,} lines, {job.read * 100 // job.size} %")

    def _tell(self, job: ImportJob) -> None:
        """Name the refused lines, and count all."""
        for line in answers_of(job, refused=True):
            answer = orjson.loads(line)
            said = [f"{one['field']}: {one['message']}" for one in answer.get("errors", ())]
            self.stderr.write(f"line {answer['line']}: {' '.join(said) or answer['message']}")
        counted = f"{job.made:,} made, {job.here:,} here, {job.refused:,} refused, {job.left_out:,} left_out"
        self.stdout.write(counted)
        if job.state != ImportState.DONE:
            raise CommandError(job.error or f"The import is {job.get_state_display().lower()}.")
        if job.refused and not job.dry_run:
            raise CommandError("Some lines were refused; all others were imported.")


def _chunks(file: Path) -> Iterator[bytes]:
    """Yield the file."""
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
