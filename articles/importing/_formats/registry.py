"""Which reader reads which format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

from articles.importing._formats.ndjson import ndjson_lines
from articles.importing.types import ImportFormat

type Reader = Callable[[IO[bytes]], Iterator[bytes]]
"""Reads a file from its beginning and yields lines of NDJSON, as docs/import.md describes them. The same file
always gives the same lines: an interrupted import counts them to find its place.
"""

READERS: dict[str, Reader] = {ImportFormat.NDJSON: ndjson_lines}
