"""Registers the queue with Django, for its migration."""

from django.apps import AppConfig


class QueueConfig(AppConfig):
    """The message queue inside PostgreSQL."""

    name = "annotator.queue"
    label = "annotator_queue"
    verbose_name = "Message queue"
