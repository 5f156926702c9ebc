"""Files as they were before they were packed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

_GZIP = b"\x1f\x8b"


@contextmanager
def unpacked(sent: IO[bytes]) -> Iterator[IO[bytes]]:
    """Yield what is in the file: one that was packed by gzip is unpacked as it is read.

    Reading raises `EOFError`, `zlib.error` or `gzip.BadGzipFile` where a packed file is damaged.
    """
    packed = sent.read(len(_GZIP)) == _GZIP
    sent.seek(0)
    if not packed:
        yield sent
        return
    with gzip.open(sent, "rb") as content:
        yield cast("IO[bytes]", content)
