"""Documents on their way in that hold the words: what was sent, fetched or read of them is removed."""

from __future__ import annotations

import json
import re

from articles.ingest.models import IngestJob
from articles.ingest.types import IngestState

SENTENCE = "Words in it were redacted, so the document was removed."
_MOVING = {IngestState.WAITING, IngestState.RUNNING}


def withdraw_documents(pattern: str, articles: set[str]) -> int:
    """Remove every document that holds the words, or became an article whose text was blanked, within the
    caller's transaction; return their number.

    Of a saved one the row stays, to say where the article came from.
    """
    found = re.compile(pattern)
    count = 0
    for id in IngestJob.objects.order_by("pk").values_list("id", flat=True).iterator():
        job = IngestJob.objects.select_for_update().get(id=id)
        if str(job.article_id) not in articles and not _holds(job, found):
            continue
        count += 1
        if job.state == IngestState.READ:
            job.delete()
            continue
        if job.state in _MOVING:
            # A worker on it stops: the row has another number now.
            job.state, job.attempts, job.error = IngestState.FAILED, job.attempts + 1, SENTENCE
        elif job.error:
            job.error = SENTENCE
        job.sent = job.copy = job.found = None
        job.url, job.name, job.copy_url, job.copy_headers = "", "", "", {}
        job.save()
    return count


def _holds(job: IngestJob, found: re.Pattern[str]) -> bool:
    """Tell whether a document holds the words, as it came or as it was read."""
    said = [
        job.url,
        job.name,
        job.copy_url,
        job.error,
        json.dumps([job.copy_headers, job.found], ensure_ascii=False),
    ]
    return any(found.search(text) for text in said) or bool(
        found.search((job.data or b"").decode(errors="replace"))
    )
