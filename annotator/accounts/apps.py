"""Django's name for the room."""

from typing import ClassVar

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room annotator.accounts."""

    name = "annotator.accounts"
    label = "annotator_accounts"
    verbose_name = "Accounts"
    # Columns that no redaction searches, each with its reason.
    redaction_leaves: ClassVar[dict[str, str]] = {
        "User.username": "it says who did what, and people sign in with it; an admin renames them",
        "User.email": "people's own address; an admin changes it",
        "User.password": "a hash",
        "ApiKey.digest": "a hash of what a machine has made up",
        "ApiKey.old_digest": "a hash of what a machine has made up",
        "SignInLink.digest": "a hash of what a machine has made up",
        "Keymap.keys": "names of commands and of keys",
    }
