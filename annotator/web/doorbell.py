"""Tells the worker that a job row waits for it."""

from functools import partial
from typing import Any

from celery import Task
from django.db import transaction


def ring(task: "Task[Any, Any]", job_id: str) -> None:
    """Enqueue the task once the transaction has committed.

    The row is the truth: when the queue is away this fails quietly into the log, and the sweeper rings later.
    """
    transaction.on_commit(partial(task.delay, job_id), robust=True)
