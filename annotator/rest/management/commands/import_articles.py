"""`manage.py import_articles FILE`: bring in articles with their marks and records, from lines of JSON."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from annotator.accounts.models import ApiKey
from annotator.accounts.types import Principal
from articles.foundation.errors import DomainError
from articles.importing.operations import import_lines
from articles.importing.types import Outcome

# Lines between two reports.
REPORT_EVERY = 10_000


class Command(BaseCommand):
    """Import a file of any size."""

    help = (
        "Import articles with their marks, claims, attributions, sources and entities from a file of NDJSON, "
        "as docs/import.md describes it. Started again with the same file, it goes on where it was stopped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Define the file and the key."""
        parser.add_argument("file", help="the file; - reads what is piped in")
        parser.add_argument("--key", required=True, help="the name of the API key that imports")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import the lines; name those that were refused, and count all."""
        key = ApiKey.objects.living().select_related("user").filter(name=options["key"]).first()
        if key is None:
            raise CommandError(f"There is no active key named “{options['key']}”.")
        try:
            file = Path("/dev/stdin" if options["file"] == "-" else options["file"])
            with file.open("rb") as lines:
                counted = self._import(Principal.of_key(key), lines)
        except OSError as error:
            raise CommandError(f"The file can't be read: {error}.") from error
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(", ".join(f"{counted[outcome]:,} {outcome}" for outcome in Outcome))
        if counted[Outcome.REFUSED]:
            raise CommandError("Some lines were refused; all others were imported.")

    def _import(self, actor: Principal, lines: IO[bytes]) -> Counter[str]:
        """Import the lines, name those that are refused, and return how many came to what."""
        counted: Counter[str] = Counter()
        for one in import_lines(actor, lines=lines):
            counted[one.outcome] += 1
            if one.outcome == Outcome.REFUSED:
                said = [f"{p.field}: {p.message}" for p in one.problems] or [one.message]
                self.stderr.write(f"line {one.line}: {' '.join(said)}")
            if counted.total() % REPORT_EVERY == 0:
                self.stdout.write(f"{counted.total():,} lines")
        return counted
