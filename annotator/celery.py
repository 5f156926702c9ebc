"""The Celery app of the worker, the beat and everything that enqueues. Its settings are the `CELERY_`
ones.
"""

import atexit
import os

from celery import Celery
from django.conf import settings
from django.db import connection

from annotator.queue.operations import close_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

app = Celery("annotator")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Without this a process that has enqueued hangs up to 20 s at its end.
atexit.register(close_connections)


def reach_queue() -> None:
    """Return if the message broker can be reached; raise kombu's, Django's or the system's error if it can't.

    The queue in PostgreSQL is asked through this thread's own database connection, since a broker connection
    would bring a pool of its own to every web process.
    """
    if settings.CELERY_BROKER_URL.startswith("pgmq:"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pgmq.meta LIMIT 1")
        return
    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)
