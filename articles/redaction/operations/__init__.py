"""Redacting: ordering it, confirming what was found, and the worker's side of both."""

from articles.redaction.operations.ordering import (
    cancel_redaction,
    confirm_redaction,
    redactions_for,
    retry_redaction,
    start_redaction,
)
from articles.redaction.operations.working import find_words, run_redaction, sweep_redactions

__all__ = [
    "cancel_redaction",
    "confirm_redaction",
    "find_words",
    "redactions_for",
    "retry_redaction",
    "run_redaction",
    "start_redaction",
    "sweep_redactions",
]
