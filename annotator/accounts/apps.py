"""Django's name for the room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The room annotator.accounts."""

    name = "annotator.accounts"
    label = "annotator_accounts"
    verbose_name = "Accounts"
