"""Runs a job: takes the lines of its file up, block by block, each in one transaction with what is answered.

So whatever stops a worker, the row says which lines are done, and what isn't answered isn't written.
"""

from __future__ import annotations

import gzip
import logging
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from time import monotonic
from typing import IO
from uuid import UUID

from django.db import DatabaseError, transaction

from articles.importing import _allowance
from articles.importing._formats.registry import READERS
from articles.importing._storage import path_of
from articles.importing._unpacking import unpacked
from articles.importing.errors import Superseded, UnreadableFile
from articles.importing.models import ImportAnswers, ImportJob
from articles.importing.operations.answers import answer_line
from articles.importing.operations.lines import Importer
from articles.importing.operations.progress import claim_job, fail_job, finish_job, report
from articles.importing.types import Answer, Outcome

log = logging.getLogger(__name__)
# Lines and bytes of a block: what a killed worker loses, and how long locks are held.
_MOST_LINES, _MOST_BYTES = 500, 8 * 1024 * 1024
# Seconds that a dry run may take: as long, readers of the feed wait.
_LONGEST_DRY_RUN = 40.0


@dataclass(slots=True)
class _Lines:
    """The lines of a file that aren't answered yet, with their numbers."""

    rest: Iterator[tuple[int, bytes]]
    content: IO[bytes]

    def block(self, importer: Importer) -> Iterator[tuple[int, bytes]]:
        """Yield lines that are written together. A text stays with its article, marks with each other."""
        read = 0
        for count, (number, line) in enumerate(self.rest, 1):
            yield number, line
            read += len(line)
            if (count >= _MOST_LINES or read >= _MOST_BYTES) and not importer.holds_parts:
                return


def run_import(id: UUID, *, heard: Callable[[ImportJob], None] | None = None) -> None:
    """Run the job to its end, if it is waiting. `heard` hears how far it is, after each block.

    An error is recorded on the job's row, as a sentence for people. If the database can't be reached, the
    error is raised, and the sweeper finds the job later.
    """
    job = claim_job(id)
    if job is None:
        return
    try:
        _run(job, heard)
    except Superseded:
        log.info("import %s was cancelled, or another worker has taken it over", id)
    except UnreadableFile as error:
        fail_job(job, error.message)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        fail_job(job, "The file is damaged: it can't be unpacked to its end. Pack it and send it again.")
    except OSError as error:
        log.exception("import %s failed", id)
        fail_job(job, f"The file could not be read: {error.strerror or error}. Send it again.")
    except DatabaseError:
        raise
    except Exception as error:
        sentence = f"The import hit an unexpected error ({type(error).__name__}). The worker's log says more."
        fail_job(job, sentence)
        raise


def _run(job: ImportJob, heard: Callable[[ImportJob], None] | None) -> None:
    """Import the lines that aren't answered yet, and finish the job."""
    with path_of(job.file).open("rb") as sent, unpacked(sent) as content:
        numbered = enumerate(READERS[job.format](content), 1)
        lines = _Lines(islice(numbered, job.lines, None), content)
        if job.dry_run:
            _try(job, lines)
        else:
            while _written(job, lines, sent):
                _refuse_endless(content)
                if heard:
                    heard(job)
    finish_job(job)


@transaction.atomic
def _written(job: ImportJob, lines: _Lines, sent: IO[bytes]) -> bool:
    """Import a block of lines, and write down what is answered; return whether there was any line.

    Raises `Superseded`: then nothing of the block is written.
    """
    # Names are looked up anew for each block: others change the registers meanwhile.
    importer = Importer(job.actor)
    answers, last = list[Answer](), job.lines
    for number, line in lines.block(importer):
        answers += importer.take(number, line)
        last = number
    answers += importer.flush()
    if last == job.lines:
        return False
    _keep(job, answers, last, read=sent.tell())
    return True


def _try(job: ImportJob, lines: _Lines) -> None:
    """Find out what would come of all lines, and write down only that.

    Raises `UnreadableFile`, `Superseded`.
    """
    importer, answers, last, begun = Importer(job.actor), list[Answer](), 0, monotonic()
    with transaction.atomic():
        for number, line in lines.rest:
            answers += importer.take(number, line)
            last = number
            _refuse_endless(lines.content, most=_allowance.MOST_BYTES_DRY)
            if monotonic() - begun > _LONGEST_DRY_RUN:
                raise UnreadableFile(
                    f"A dry run may take {_LONGEST_DRY_RUN:.0f} seconds, and was at line {number:,} by then. "
                    "Try it with fewer lines."
                )
        answers += importer.flush()
        transaction.set_rollback(True)
    with transaction.atomic():
        _keep(job, answers, last, read=job.size)


def _keep(job: ImportJob, answers: list[Answer], last: int, *, read: int) -> None:
    """Write down what is answered of the lines up to `last`. Raises `Superseded`."""
    answers.sort(key=lambda one: one.line)
    counted = Counter(one.outcome for one in answers)
    ImportAnswers.objects.create(
        job=job,
        first=job.lines + 1,
        last=last,
        refused=[one.line for one in answers if one.outcome == Outcome.REFUSED],
        lines=b"".join(map(answer_line, answers)).decode(),
    )
    totals = {outcome.value: getattr(job, outcome) + counted[outcome] for outcome in Outcome}
    marks = job.annotations + sum(one.annotations for one in answers)
    report(job, lines=last, read=read, annotations=marks, interruptions=0, **totals)


def _refuse_endless(content: IO[bytes], most: int = _allowance.MOST_UNPACKED) -> None:
    """Raise `UnreadableFile` if a packed file holds more than anybody would send."""
    if content.tell() > most:
        raise UnreadableFile(
            f"Unpacked, the file has more than {most // _allowance.MEGABYTE:,} MB. Split it."
        )
