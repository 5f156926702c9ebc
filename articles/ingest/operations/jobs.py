"""Orders jobs. The caller enqueues `tasks.run_ingest` on commit; a sweeper sees to lost messages."""

from __future__ import annotations

import gzip
from dataclasses import replace
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from articles.corpus.errors import AlreadyHere
from articles.corpus.models import Article
from articles.corpus.types import ArticleDraft
from articles.foundation.errors import Missing
from articles.foundation.models import new_id
from articles.foundation.operations import creation, require
from articles.foundation.types import Actor, Permission
from articles.ingest._network.addresses import checked_url
from articles.ingest.errors import EmptyInput, TooLarge, TooManyJobs
from articles.ingest.models import IngestJob
from articles.ingest.operations.updating import follow, is_versioned
from articles.ingest.types import MAX_DOCUMENT_BYTES, IngestState, JobKind, SentDocument
from articles.ledger.errors import IdInUse

# By one person or key at once.
MOST_UNFINISHED = 20
_LONGEST_NAME = 255


@creation
def start_ingest(
    actor: Actor, *, document: SentDocument, saves: bool, again: bool = False, id: UUID | None = None
) -> tuple[IngestJob, bool]:
    """Take in what was sent, or lies at a web address. Return the job and whether it is new.

    With `saves` it becomes an article at once; else it waits for a person's corrections. The same order sent
    twice makes one row. Raises `Forbidden`, `BadAddress`, `EmptyInput`, `TooLarge`, `AlreadyHere` (an
    article from this address, unless `again`), `IdInUse`, `TooManyJobs`.
    """
    require(actor, Permission.WRITE_ARTICLES)
    url = _checked(document)
    if id and (old := IngestJob.objects.filter(id=id).first()):
        if (old.created_by_id, old.kind, old.url) != (actor.user_id, document.kind, url):
            raise IdInUse(f"The id {old.id} is already in use with other content. Use a new id.", field="id")
        return old, False
    if url and not again:
        _refuse_known(actor, url)
    _require_room(actor)
    now = timezone.now()
    job = IngestJob(id=id or new_id(), kind=document.kind, url=url, name=document.name[:_LONGEST_NAME])
    job.sent = gzip.compress(document.data, 6) if document.kind != JobKind.URL else None
    job.saves, job.again, job.article_id_wanted = saves, again, new_id()
    job.created_by_id, job.sees_withheld = actor.user_id, actor.can(Permission.READ_WITHHELD)
    job.created = job.heartbeat = now
    job.save(force_insert=True)
    return job, True


@transaction.atomic
def retry_ingest(actor: Actor, *, id: UUID) -> tuple[IngestJob, bool]:
    """Let a failed job begin again: what lies at an address is fetched anew. Return the job and whether it
    was failed; any other is left as it is, so that asking twice tries once.

    Raises `Forbidden`, `Missing`, `EmptyInput` (a redaction has removed the document), `TooManyJobs`.
    """
    require(actor, Permission.WRITE_ARTICLES)
    job = IngestJob.objects.visible_to(actor).select_for_update(of=("self",)).filter(id=id).first()
    if job is None:
        raise Missing(f"There is no document with the id {id}.")
    if job.state != IngestState.FAILED:
        return job, False
    if not job.url and job.sent is None:
        raise EmptyInput("What was sent is kept no longer. Send it anew.", field="id")
    _require_room(actor)
    job.become(IngestState.WAITING)
    # Why it failed stays to be read until it ends otherwise.
    job.article, job.copy, job.copied, job.finished = None, None, None, None
    job.interruptions, job.heartbeat = 0, timezone.now()
    columns = ["state", "article", "copy", "copied", "finished", "interruptions", "heartbeat"]
    job.save(update_fields=columns)
    return job, True


@transaction.atomic
def finish_ingest(actor: Actor, *, article: Article) -> None:
    """Tie the job that was read for this article, if there is one, to what a person made of it.

    Raises `Forbidden`.
    """
    require(actor, Permission.WRITE_ARTICLES)
    job = _read_for(actor, article.id)
    if job is not None:
        _finish(job, article)


@transaction.atomic
def finish_as_version(
    actor: Actor, *, wanted: UUID, of: UUID, draft: ArticleDraft, base: UUID | None
) -> Article:
    """Make what a person made of a document the next text of an article that is here, and not an article
    with the id `wanted`, for which it was read. `base` is the text that it replaces.

    Only an item that tells its status and embargo changes those of the article. Raises `Forbidden`,
    `Missing`, `OlderVersion`, `AlreadyHere` and the errors of `revise_article`.
    """
    require(actor, Permission.WRITE_ARTICLES)
    article = Article.objects.visible_to(actor).with_credits().filter(id=of).first()
    if article is None:
        raise Missing(f"There is no article with the id {of}.")
    job = _read_for(actor, wanted)
    if job is None or not is_versioned(job.document_kind):
        status, embargo = article.pub_status, article.embargoed_until
        said = replace(draft.metadata, pub_status=status, embargoed_until=embargo)
        draft = replace(draft, metadata=said)
    follow(actor, article, draft, base=base, recognised=False)
    if job is not None:
        _finish(job, article)
    return article


def _read_for(actor: Actor, wanted: UUID) -> IngestJob | None:
    """Return the actor's job whose article was to have this id, if it waits for a person."""
    mine = IngestJob.objects.visible_to(actor).select_for_update(of=("self",))
    return mine.filter(article_id_wanted=wanted, state=IngestState.READ).first()


def _finish(job: IngestJob, article: Article) -> None:
    """Write down which article a document became."""
    job.become(IngestState.DONE)
    # The article has it now, with what the person made of it.
    job.article, job.finished, job.found = article, timezone.now(), None
    job.save(update_fields=["state", "article", "finished", "found"])


def _checked(document: SentDocument) -> str:
    """Return the address of a document that can be taken in."""
    url = checked_url(document.url) if document.url or document.kind == JobKind.URL else ""
    if document.kind != JobKind.URL:
        if not document.data.strip():
            raise EmptyInput("There is nothing in it.", field=document.kind)
        if len(document.data) >= MAX_DOCUMENT_BYTES:
            raise TooLarge(
                f"It has {len(document.data):,} bytes; it must stay under {MAX_DOCUMENT_BYTES:,}.",
                field=document.kind,
            )
    return url


def _refuse_known(actor: Actor, url: str) -> None:
    """Raise `AlreadyHere` if the actor may see a usable article from this address."""
    found = Article.objects.visible_to(actor).usable_with(digest="", uri=url)
    if found is not None:
        raise AlreadyHere(field="url", article=found[0].id, headline=found[0].headline)


def _require_room(actor: Actor) -> None:
    """Raise `TooManyJobs` if the actor has as many unfinished jobs as allowed."""
    with connection.cursor() as cursor:
        # If two come at once, the second waits for the first, and counts it.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"ingest {actor.user_id}"])
    moving = [IngestState.WAITING, IngestState.RUNNING]
    if IngestJob.objects.filter(created_by=actor.user_id, state__in=moving).count() >= MOST_UNFINISHED:
        raise TooManyJobs(
            f"{MOST_UNFINISHED} of your documents are being read already. Send this one when some are done.",
            wait=15,
        )
