"""Documents on their way in: how far their jobs are, and which articles they became."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.accounts.types import Principal
from annotator.rest.articles.drafts import SentArticle
from annotator.rest.outputs import OutputShape
from annotator.rest.resources import Found
from annotator.web.doorbell import ring
from articles.foundation.types import Permission
from articles.ingest.models import IngestJob
from articles.ingest.operations import retry_ingest, start_ingest
from articles.ingest.tasks import run_ingest
from articles.ingest.types import IngestState, JobKind
from articles.shapes.types import Shape


class IngestOutput(OutputShape):
    """A document on its way in."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(JobKind.choices)
    url = serializers.CharField(help_text="The web address that was sent, or empty.")
    state = serializers.ChoiceField(IngestState.choices)
    error = serializers.CharField(help_text="Why it failed the last time, in a sentence, or empty.")
    error_code = serializers.CharField(help_text="`already_here`: `article` has the same text or address.")
    article = serializers.UUIDField(
        allow_null=True, help_text="The article that it became, or the one that is here already."
    )
    attempts = serializers.IntegerField(min_value=0)
    fetched = serializers.DateTimeField(allow_null=True)
    created = serializers.DateTimeField()
    finished = serializers.DateTimeField(allow_null=True)


def ingest_shape(row: IngestJob) -> Shape:
    """Return a job as answers show it."""
    names = ("id", "kind", "url", "state", "error", "error_code", "attempts", "created", "finished")
    return {name: getattr(row, name) for name in names} | {"article": row.article_id, "fetched": row.copied}


def taken_in(request: Request, actor: Principal, sent: SentArticle) -> Response:
    """Start the job for a document that was sent, and answer 202 with it."""
    if sent.document is None:
        raise ValueError("no document was sent")
    job, new = start_ingest(actor, document=sent.document, saves=True, again=sent.again, id=sent.id)
    if new:
        ring(run_ingest, str(job.id))
    address = reverse("rest:ingest", args=[job.id], request=request)
    return Response(ingest_shape(job), status=HTTPStatus.ACCEPTED, headers={"Location": address})


class IngestRows(Found[IngestJob]):
    """Where documents on their way in are found, and how they are shown."""

    noun, plural = "document", "documents"
    writes = Permission.WRITE_ARTICLES
    output = IngestOutput

    def rows(self) -> QuerySet[IngestJob]:
        """Return the caller's own jobs."""
        return IngestJob.objects.visible_to(self.actor)

    def shown(self, row: IngestJob) -> Shape:
        """Return the job."""
        return ingest_shape(row)


class IngestItem(IngestRows):
    """One document on its way in."""

    @extend_schema(operation_id="read_ingest", summary="Read how far a document is")
    def get(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Return how far it is, and the article that it became."""
        return self.respond(self.one(id))


class IngestRetry(IngestRows):
    """Trying a failed document again."""

    @extend_schema(
        operation_id="retry_ingest",
        request=None,
        summary="Try a failed document again",
        description="What lies at an address is fetched anew. A document that hasn't failed is answered as "
        "it is, so that asking twice tries once.",
    )
    def post(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Put it back in the queue, if it has failed."""
        job, again = retry_ingest(self.actor, id=id)
        if again:
            ring(run_ingest, str(job.id))
        return self.respond(job)
