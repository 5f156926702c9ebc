"""How refusals are written into the log."""

import logging

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
