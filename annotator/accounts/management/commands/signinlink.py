"""`manage.py signinlink [USERNAME]`: make a sign-in link and print it, alone on its line."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from annotator.accounts.models import User
from annotator.accounts.operations import DESK_EDITOR, create_sign_in_link, desk_editor


class Command(BaseCommand):
    """Make a sign-in link."""

    help = (
        "Print a sign-in link on a line of its own. It works once, within a quarter of an hour, and cancels "
        "older ones."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for whom."""
        parser.add_argument(
            "username", nargs="?", default=DESK_EDITOR, help="the user name of the person it signs in"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make the link."""
        named = options["username"]
        user = (
            desk_editor()
            if named == DESK_EDITOR
            else User.objects.filter(username=named, is_machine=False).first()
        )
        if user is None:
            raise CommandError(f"There is no account named “{named}”.")
        if not user.is_active:
            raise CommandError(
                f"The account “{named}” is deactivated: an admin can open it in the back office."
            )
        home = getattr(settings, "PUBLIC_URL", "") or f"http://127.0.0.1:{settings.PORT}"
        address = reverse("desk:enter", args=[create_sign_in_link(user)])
        self.stdout.write(f"{str(home).rstrip('/')}{address}")
