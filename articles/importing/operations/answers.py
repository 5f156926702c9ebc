"""What became of a job's lines, to read and to download."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import orjson

from articles.foundation.errors import Missing
from articles.importing._formats.registry import READERS
from articles.importing._storage import path_of
from articles.importing._unpacking import unpacked
from articles.importing.models import ImportAnswers, ImportJob
from articles.importing.types import Answer, Outcome

_AT_ONCE = 20
_REFUSED = f'"outcome":"{Outcome.REFUSED}"'.encode()


def answer_line(one: Answer) -> bytes:
    """Return what became of one line, as a line of JSON."""
    told: dict[str, object] = {
        "line": one.line,
        "type": one.type,
        "outcome": one.outcome,
        "id": one.id,
        "annotations": one.annotations,
    }
    if one.message:
        told["message"] = one.message
    if one.problems:
        told["errors"] = [
            {"field": problem.field, "message": problem.message, "code": problem.code}
            for problem in one.problems
        ]
    return orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


def told_answers(answers: Iterable[Answer]) -> Iterator[bytes]:
    """Yield a line for each answer, and one that counts them."""
    counted: Counter[str] = Counter(dict.fromkeys(Outcome, 0))
    marks = 0
    for one in answers:
        counted[one.outcome] += 1
        marks += one.annotations
        yield answer_line(one)
    told = {
        "type": "import",
        **{str(outcome): count for outcome, count in counted.items()},
        "annotations": marks,
    }
    yield orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE)


def answers_of(job: ImportJob, *, refused: bool = False) -> Iterator[bytes]:
    """Yield the answers of a job so far, in the order of the lines; with `refused` only those."""
    rows = ImportAnswers.objects.filter(job=job).order_by("first")
    if refused:
        rows = rows.exclude(refused=[])
    for text in rows.values_list("lines", flat=True).iterator(_AT_ONCE):
        if refused:
            yield from (line for line in text.encode().splitlines(keepends=True) if _REFUSED in line)
        else:
            yield text.encode()


def refused_lines(job: ImportJob) -> Iterator[bytes]:
    """Yield the lines that were refused so far, as they came, to be mended and sent again.

    The text of a refused article goes with it. Raises `Missing` once the file is removed.
    """
    if not job.file or not path_of(job.file).exists():
        raise Missing("The file of this import was removed: files are kept for a week.")
    return _refused_lines(job)


def _refused_lines(job: ImportJob) -> Iterator[bytes]:
    rows = ImportAnswers.objects.filter(job=job).exclude(refused=[]).order_by("first")
    wanted = (number for some in rows.values_list("refused", flat=True).iterator(_AT_ONCE) for number in some)
    next_one = next(wanted, None)
    with path_of(job.file).open("rb") as sent, unpacked(sent) as content:
        for number, line in enumerate(READERS[job.format](content), 1):
            if next_one is None:
                return
            if number == next_one:
                yield line.rstrip(b"\r\n") + b"\n"
                next_one = next(wanted, None)
