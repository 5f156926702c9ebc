"""`manage.py changepassword USERNAME`: change a person's password, with an entry in the ledger."""

from __future__ import annotations

import getpass
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from annotator.accounts.models import User
from annotator.accounts.operations import set_password
from annotator.accounts.types import terminal


class Command(BaseCommand):
    """Set a password."""

    help = "Change a person's password. You type it twice; it is never shown."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for whom."""
        parser.add_argument("username")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Ask, and set it."""
        user = User.objects.filter(username=options["username"], is_machine=False).first()
        if user is None:
            raise CommandError(f"There is no account named “{options['username']}”.")
        password = getpass.getpass("Password: ")
        if password != getpass.getpass("Password (again): "):
            raise CommandError("The two passwords differ. Nothing was changed.")
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        set_password(terminal(user.id), id=user.id, password=password)
        self.stdout.write(f"The password of “{user.username}” was changed.")
