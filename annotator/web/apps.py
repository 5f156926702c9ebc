"""The Django app that carries the template tags of `annotator.web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Shared delivery code: no tables, only template tags, middleware and views."""

    name = "annotator.web"
    label = "annotator_web"
