"""`manage.py createsuperuser`: refused, because roles decide what people may do."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any, Never

from django.core.management.base import BaseCommand, CommandError

from annotator.accounts.models.user import NO_SUPERUSERS


class Command(BaseCommand):
    """Say how the first person signs in instead."""

    help = "A desk has no superusers: roles decide what people may do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept the arguments of Django's own command, so that the answer is always this message."""
        parser.add_argument("--noinput", "--no-input", action="store_false", dest="interactive")
        for name in ("--username", "--email", "--database"):
            parser.add_argument(name)

    def handle(self, *_args: Any, **_options: Any) -> Never:
        """Refuse with a sentence."""
        raise CommandError(NO_SUPERUSERS)
