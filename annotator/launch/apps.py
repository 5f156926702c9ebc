"""Registers the launcher with Django, and loads the Celery app that shared tasks bind to."""

import os

from django.apps import AppConfig

from annotator.celery import app
from annotator.env import UMASK


class LaunchConfig(AppConfig):
    """Brings up a desk on one machine."""

    name = "annotator.launch"
    label = "annotator_launch"
    verbose_name = "Launcher"

    def ready(self) -> None:
        """Make the app the current one for every thread, so that `task.delay()` finds its broker; make new
        files private.

        This is done here and not only in the launcher, because in larger houses something else starts the
        programs.
        """
        os.umask(UMASK)
        app.set_default()
