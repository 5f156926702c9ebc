"""`manage.py load_sample --once`: put the sample story on a new desk."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.sample.operations import load_sample


class Command(BaseCommand):
    """Load the sample desk; it is loaded once in a desk's life."""

    help = "Load the sample desk: an invented story, fully annotated."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Define --once."""
        parser.add_argument("--once", action="store_true", help="say nothing if it was loaded before")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load it."""
        if not load_sample() and not options["once"]:
            raise CommandError("The sample was already loaded: a desk gets it once.")
