"""NDJSON: each line as it stands, whatever its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from articles.importing._lines import LONGEST

# What some editors write before UTF-8.
_MARK = b"\xef\xbb\xbf"


def ndjson_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines. Of one that is longer than any may be, only the beginning is read into memory: it is
    still longer than `LONGEST`.
    """
    line = stream.readline(LONGEST + 1).removeprefix(_MARK)
    while line:
        whole = line
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line = stream.readline(LONGEST + 1)
        yield whole
        line = stream.readline(LONGEST + 1)
