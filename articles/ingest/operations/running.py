"""Runs a job: fetches what lies at its address, reads it, and saves it or keeps it for a person."""

from __future__ import annotations

import gzip
import logging
from uuid import UUID

import msgspec
from django.db import DatabaseError

from articles.anchoring.errors import UnfitText
from articles.corpus.errors import AlreadyHere
from articles.corpus.operations import create_article
from articles.foundation.errors import DomainError
from articles.ingest._network.fetching import fetch
from articles.ingest._network.guard import OPEN, Network
from articles.ingest._reading import read_document
from articles.ingest.errors import NoStory, Superseded
from articles.ingest.models import IngestJob
from articles.ingest.operations.progress import claim_job, report
from articles.ingest.operations.updating import earlier_of, follow, new_draft
from articles.ingest.rules import draft_of
from articles.ingest.types import IngestState, JobKind

log = logging.getLogger(__name__)
_SHORT_CHARSET, _SHORT_TYPE = 40, 100


def run_ingest(id: UUID, network: Network = OPEN) -> None:
    """Run the job to its end, if it is waiting.

    What is wrong with the document is recorded on the job's row, as a sentence for people. If the database
    can't be reached, the error is raised, and the sweeper finds the job later.
    """
    job = claim_job(id)
    if job is None:
        return
    try:
        _run(job, network)
    except Superseded:
        log.info("document %s: another worker has taken it over", id)
    except AlreadyHere as error:
        _fail(job, error, article_id=error.article)
    except (DomainError, UnfitText) as error:
        _fail(job, error)
    except DatabaseError:
        raise
    except Exception as error:
        sentence = f"Reading it hit an unexpected error ({type(error).__name__}). The worker's log says more."
        report(job, IngestState.FAILED, error=sentence, error_code="unexpected")
        raise


def _fail(job: IngestJob, error: DomainError, **columns: object) -> None:
    report(job, IngestState.FAILED, error=error.message, error_code=error.code, **columns)


def _run(job: IngestJob, network: Network) -> None:
    """Fetch, read, and save or keep."""
    if job.kind == JobKind.URL and job.copy is None:
        _copy(job, network)
    data = job.data or b""
    kind = job.document_kind
    found = read_document(data, kind, url=job.copy_url or job.url, charset=job.charset)
    if not job.saves:
        report(job, IngestState.READ, found=msgspec.to_builtins(found))
        return
    earlier = None if job.again else earlier_of(job.actor, found, kind)
    if earlier:
        article = follow(job.actor, earlier, draft_of(found))
    elif all(block.kind == "headline" for block in found.blocks):
        raise NoStory("This item is withdrawn, and no version of it is here.", field="uri")
    else:
        draft, id = new_draft(found), job.article_id_wanted
        article, _ = create_article(job.actor, draft=draft, id=id, once=not job.again)
    report(job, IngestState.DONE, article_id=article.id)


def _copy(job: IngestJob, network: Network) -> None:
    """Fetch what lies at the job's address, and keep it with what the server said."""
    got = fetch(job.url, network=network)
    report(
        job,
        copy=gzip.compress(got.body, 6),
        copy_url=got.url[:2000],
        copy_headers=dict(got.headers),
        copied=got.at,
        charset=got.charset[:_SHORT_CHARSET],
        media_type=got.media_type[:_SHORT_TYPE],
    )
