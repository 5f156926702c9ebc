"""What a management command says when its desk isn't there: one sentence with the remedy, no traceback."""

from __future__ import annotations

from pathlib import Path

import psycopg
from django.conf import settings
from django.db import DatabaseError, OperationalError
from psycopg.errors import InsufficientPrivilege, UndefinedTable

from annotator import env


def sentence_about(error: DatabaseError) -> str | None:
    """Return one sentence about a desk that is missing or not ready; None if the error is about something
    else.

    Any other error is the command's own fault, and its traceback is needed. Under DEBUG, all tracebacks are
    shown.
    """
    cause = error.__cause__
    if settings.DEBUG or not isinstance(cause, psycopg.Error):
        return None
    if isinstance(error, OperationalError) and cause.sqlstate is None:
        # No code of the server's: the connection never came about, or was lost.
        return _unreachable(" ".join(str(cause).split()))
    if isinstance(cause, UndefinedTable):
        return (
            f"{_place()} isn't prepared for this release. Start the desk with make run, or run manage.py "
            "migrate."
        )
    if isinstance(cause, InsufficientPrivilege):
        role = settings.DATABASES["default"]["USER"]
        return f"The desk's database role {role} may not do that ({cause.diag.message_primary})."
    return None


def _unreachable(reason: str) -> str:
    """Tell apart an own database that isn't started and one that somebody else runs."""
    if env.text("DATABASE_URL"):
        names = " and ".join(filter(env.text, ("DATABASE_URL", "DATABASE_OWNER_URL")))
        return f"The database doesn't answer ({reason}): check {names}, and that its server runs."
    data = Path(settings.DATA)
    if not (data / "postgres").exists():
        return f"There is no desk in {data}: start it with make run, or name another folder in DATA."
    return f"The desk in {data} doesn't run ({reason}): start it with make run, then try again."


def _place() -> str:
    return "The database" if env.text("DATABASE_URL") else f"The desk in {settings.DATA}"
