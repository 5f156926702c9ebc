"""`manage.py apikey create NAME --scope read|write`: make an API key."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.accounts.models import ApiKey
from annotator.accounts.operations import create_api_key, revoke_api_key
from annotator.accounts.rules import Scope
from articles.foundation.errors import DomainError


class Command(BaseCommand):
    """Make, list and revoke API keys."""

    help = "Create, list and revoke API keys. A new key is printed once, on a line of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Define create, list and revoke."""
        actions = parser.add_subparsers(dest="action", required=True)
        create = actions.add_parser("create", help="create a key and print it once, on a line of its own")
        create.add_argument("name")
        create.add_argument("--scope", choices=Scope.values, default=Scope.READ.value)
        revoke = actions.add_parser("revoke", help="end a key")
        revoke.add_argument("name")
        actions.add_parser("list", help="list the active keys")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do the chosen action."""
        if options["action"] == "create":
            try:
                _, secret = create_api_key(name=options["name"], scope=options["scope"])
            except DomainError as error:
                raise CommandError("; ".join(p.message for p in error.problems) or error.message) from error
            self.stdout.write(secret)
        elif options["action"] == "list":
            for key in ApiKey.objects.living().order_by("name"):
                self.stdout.write(f"{key.name}\t{key.scope}\t{key.created:%Y-%m-%d}")
        else:
            named = ApiKey.objects.living().filter(name=options["name"]).first()
            if named is None:
                raise CommandError(f"There is no active key named “{options['name']}”.")
            revoke_api_key(named)
