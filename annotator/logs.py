"""What is logged, and how: one stream, which the launcher keeps in a file for each program."""

import logging
from typing import Any

#: Characters of a refusal that are worth keeping: what a stranger sent may be as long as they like.
LONGEST = 500


class OneLine(logging.Formatter):
    """A record as one line: no traceback, nothing that could begin another line or speak to a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        bare = logging.makeLogRecord(
            {**record.__dict__, "exc_info": None, "exc_text": None, "stack_info": None}
        )
        line = "".join(char if char.isprintable() else repr(char)[1:-1] for char in super().format(bare))
        return line if len(line) <= LONGEST else f"{line[:LONGEST]} …"


LOG_LINE = "{asctime} {levelname} {name}: {message}"
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": LOG_LINE, "style": "{"},
        "one_line": {"()": OneLine, "format": LOG_LINE, "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "refusals": {"class": "logging.StreamHandler", "formatter": "one_line"},
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own handlers would mail administrators; everything goes to the one stream instead.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # What a stranger sent that can't be: a wrong Host, a forged form. A line each, without a traceback,
        # because nothing of ours is broken and anybody can send thousands.
        "django.security": {"handlers": ["refusals"], "level": "INFO", "propagate": False},
        # An answer of 404 or 410 is no trouble of ours, and its address may hold a sign-in token.
        "django.request": {"level": "ERROR"},
    },
}
