"""`manage.py apikey create|list|rotate|revoke`: the keys of programs."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from annotator.accounts.models import ApiKey
from annotator.accounts.operations import OVERLAP, create_api_key, revoke_api_key, rotate_api_key
from annotator.accounts.rules import PER_MINUTE, Scope
from articles.foundation.errors import DomainError

# A century: later moments are no moments to the calendar.
MOST_DAYS = 36_500


class Command(BaseCommand):
    """Make, list, rotate and revoke API keys."""

    help = "Create, list, rotate and revoke API keys. A secret is printed once, on a line of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Define the actions."""
        actions = parser.add_subparsers(dest="action", required=True)
        create = actions.add_parser("create", help="create a key and print it once, on a line of its own")
        create.add_argument("name")
        create.add_argument("--scope", choices=Scope.values, default=Scope.READ.value)
        create.add_argument("--expires", metavar="DAYS", type=int, help="end the key after so many days")
        create.add_argument("--per-minute", metavar="REQUESTS", type=int, help="how many it may send")
        rotate = actions.add_parser("rotate", help="print a new secret; the old one works on for a while")
        rotate.add_argument("name")
        hours = int(OVERLAP.total_seconds() // 3600)
        rotate.add_argument(
            "--overlap",
            metavar="HOURS",
            type=int,
            default=hours,
            help=f"0 ends the old one now; usually {hours}",
        )
        revoke = actions.add_parser("revoke", help="end a key")
        revoke.add_argument("name")
        actions.add_parser(
            "list", help="list the keys: name, scope, made, last used, expires, requests a minute"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do the chosen action."""
        try:
            if options["action"] == "create":
                self._create(options["name"], options["scope"], options["expires"], options["per_minute"])
            elif options["action"] == "list":
                self._list()
            elif options["action"] == "rotate":
                overlap = _span(options["overlap"], hours=True)
                self.stdout.write(rotate_api_key(_named(options["name"]), overlap=overlap))
            else:
                revoke_api_key(_named(options["name"]))
        except DomainError as error:
            raise CommandError("; ".join(p.message for p in error.problems) or error.message) from error

    def _create(self, name: str, scope: str, days: int | None, per_minute: int | None) -> None:
        expires = None if days is None else timezone.now() + _span(days)
        _, secret = create_api_key(name=name, scope=scope, expires=expires, per_minute=per_minute)
        self.stdout.write(secret)

    def _list(self) -> None:
        now = timezone.now()
        for key in ApiKey.objects.living().order_by("name"):
            ends = key.ended(now) or (f"until {_day(key.expires)}" if key.expires else "no end")
            self.stdout.write(
                f"{key.name}\t{key.scope}\t{_day(key.created)}\t"
                f"{_day(key.last_used) if key.last_used else 'never'}\t{ends}\t"
                f"{key.per_minute or PER_MINUTE[key.scope]}"
            )


def _named(name: str) -> ApiKey:
    found = ApiKey.objects.living().filter(name=name).first()
    if found is None:
        raise CommandError(f"There is no active key named “{name}”.")
    return found


def _span(number: int, *, hours: bool = False) -> timedelta:
    """Return so many days, or hours. Raises `CommandError` for more than a century."""
    if not 0 <= number <= MOST_DAYS:
        raise CommandError(f"{number} is out of range. Give a number from 0 to {MOST_DAYS:,}.")
    return timedelta(hours=number) if hours else timedelta(days=number)


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"
