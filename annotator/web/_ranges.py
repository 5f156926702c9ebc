"""The Range header (RFC 9110, section 14). Pure."""

from __future__ import annotations

import re

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII | re.IGNORECASE)


class Unsatisfiable(Exception):
    """The range begins behind the end of the file."""


def wanted_part(header: str, size: int) -> range | None:
    """Return the bytes that are asked for of a file of `size` bytes, or None for all of it.

    Several ranges at once, other units and what can't be read count as nothing asked, as the standard allows.
    Raises `Unsatisfiable`.
    """
    found = _ONE.fullmatch(header.replace(" ", ""))
    if found is None or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        # "-500": the last 500 bytes.
        part = range(max(size - int(last), 0), size)
    elif last and int(last) < int(first):
        return None
    else:
        part = range(int(first), min(int(last) + 1, size) if last else size)
    if not part:
        raise Unsatisfiable
    return part
