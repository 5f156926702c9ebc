"""Registers the launcher with Django, for its management command."""

from django.apps import AppConfig


class LaunchConfig(AppConfig):
    """Brings up a desk on one machine."""

    name = "annotator.launch"
    label = "annotator_launch"
    verbose_name = "Launcher"
