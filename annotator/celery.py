"""The Celery app of the worker, the beat and everything that enqueues. Its settings are the `CELERY_`
ones.
"""

from __future__ import annotations

import atexit
import logging
import os
import signal
from threading import Thread
from typing import TYPE_CHECKING, Any

from celery import Celery
from celery.beat import Scheduler, Service
from celery.bootsteps import StartStopStep
from django.conf import settings
from django.db import connection

from annotator import env
from annotator.queue.operations import close_connections

if TYPE_CHECKING:
    from celery.worker import WorkController

logger = logging.getLogger(__name__)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

app = Celery("annotator")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


class Clock(StartStopStep):
    """Rings the bells of the schedule in a thread of the worker that `GALLEY_CLOCK` is set for.

    A process of its own would take 100 MB and a second of each start, only to put a few messages a minute
    into the queue. Celery's `--beat` forks the worker, whose threads and connections a fork can't take along.
    The schedule is kept in memory: no file that kill -9 could break.
    """

    # Seconds between two looks at the clock, and so the most that a stop waits for.
    look = 1

    def __init__(self, parent: WorkController, **options: Any) -> None:
        super().__init__(parent, **options)
        self.enabled = env.flag("GALLEY_CLOCK")

    def start(self, parent: WorkController) -> None:
        """Begin to ring."""
        self._service = Service(parent.app, max_interval=self.look, scheduler_cls=Scheduler)
        self._thread = Thread(target=self._ring, name="clock", daemon=True)
        self._thread.start()

    def stop(self, parent: WorkController) -> None:  # noqa: ARG002 - the library's signature
        """Ring no more."""
        self._service.stop()
        self._thread.join()

    # What Celery calls when it stops in a hurry.
    terminate = stop

    def _ring(self) -> None:
        """Ring until it is stopped. A worker without its clock would look alive while nothing is swept."""
        try:
            app.set_current()
            self._service.start()
        except BaseException:
            logger.exception("The clock has failed; the worker ends, to be started again.")
            os.kill(os.getpid(), signal.SIGTERM)


app.steps["worker"].add(Clock)

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
