"""JSON lines in, JSON lines out: what the commands that read no database have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

import orjson


class UnusableLine(Exception):
    """A line can't be used; the text says what is wrong, for whoever sent it."""


def answer_lines(
    given: BinaryIO,
    answers: BinaryIO,
    answer: Callable[[dict[str, object]], dict[str, object]],
    *,
    longest: int,
    asked: str,
) -> None:
    """Answer each line as soon as it is read, with its `id`. One that can't be used is answered with `error`;
    the rest goes on. `asked` says which fields a line needs.
    """
    for number, line in enumerate(_lines(given, longest), 1):
        if line is None or line.strip():
            answers.write(_answer(line, number, answer, asked) + b"\n")
            answers.flush()


def _lines(given: BinaryIO, longest: int) -> Iterator[bytes | None]:
    """Give line by line; None for one that is too long, which is passed over and never held whole."""
    while line := given.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = given.readline(longest)
        yield None


def _answer(
    line: bytes | None, number: int, answer: Callable[[dict[str, object]], dict[str, object]], asked: str
) -> bytes:
    """Return the answer to one line."""
    name: object = None
    try:
        sent = _object(line, asked)
        name = sent.get("id")
        return orjson.dumps({"id": name, **answer(sent)})
    except UnusableLine as error:
        return orjson.dumps({"id": name, "line": number, "error": str(error)})


def _object(line: bytes | None, asked: str) -> dict[str, object]:
    """Read the object of a line."""
    if line is None:
        raise UnusableLine("The line is too long.")
    try:
        sent = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise UnusableLine(f"The line is not JSON: {error}.") from error
    if not isinstance(sent, dict):
        raise UnusableLine(f"The line is no JSON object; give {asked}.")
    return sent
