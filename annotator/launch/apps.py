"""Registers the launcher with Django, and loads the Celery app that shared tasks bind to."""

from django.apps import AppConfig

from annotator.celery import app


class LaunchConfig(AppConfig):
    """Brings up a desk on one machine."""

    name = "annotator.launch"
    label = "annotator_launch"
    verbose_name = "Launcher"

    def ready(self) -> None:
        """Make the app the current one for every thread, so that `task.delay()` finds its broker."""
        app.set_default()
