"""The texts of articles: reading them, giving an article its next one, and reviewing annotations on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import ClassVar
from uuid import UUID

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.articles.views import DIGEST, ArticleItem
from annotator.rest.etags import ETAG_PATTERN, expected_version
from annotator.rest.filters import filtered
from annotator.rest.pagination import PARAMETERS, paginate
from annotator.rest.resources import Api, Shaped
from annotator.rest.revisions.filters import RevisionFilters
from annotator.rest.revisions.serializers import (
    RadarOutput,
    ReviewCreate,
    ReviewOutput,
    RevisionCreate,
    RevisionCreatedOutput,
    RevisionListed,
    RevisionOutput,
)
from articles.annotations.models import Annotation
from articles.annotations.operations import revise_article, settle_annotations
from articles.annotations.types import AnchorStatus
from articles.corpus.models import Article, Revision
from articles.foundation.errors import Missing
from articles.foundation.types import Permission
from articles.revisions.models import told_of
from articles.shapes.models import annotation_documents
from articles.shapes.rules import revision_shape, revision_text_shape
from articles.shapes.types import Shape

SEEN = OpenApiParameter(
    "If-Match",
    {"type": "string", "pattern": ETAG_PATTERN},
    "header",
    description="The ETag of the article as you read it, instead of `base`. If it has changed: 412.",
)


def listed_revision(row: Revision) -> Shape:
    """Return a revision without its text."""
    return {"article": row.article_id, **revision_shape(row)}


class RevisionRows(Shaped[Revision]):
    """Where the revisions of an article are found."""

    noun, plural = "revision", "revisions"

    def revisions(self, article: UUID) -> QuerySet[Revision]:
        """Return the article's revisions. Raises `Missing`."""
        if not Article.objects.visible_to(self.actor).filter(pk=article).exists():
            raise Missing(f"There is no article with the id {article}.")
        return Revision.objects.filter(article=article)


class Revisions(RevisionRows):
    """The revisions of one article."""

    output = RevisionListed
    shape = staticmethod(listed_revision)
    filters = RevisionFilters
    writes = Permission.WRITE_ARTICLES
    create_shape: ClassVar[RevisionCreate] = RevisionCreate()
    may_match = True

    def known_parameters(self, method: str) -> Iterable[str]:
        """The parameters of paging."""
        return () if method == "POST" else PARAMETERS

    def is_expensive(self, request: Request) -> bool:
        """A new text is: it may carry thousands of annotations."""
        return request.method == "POST"

    def current(self, id: UUID) -> object:
        """Return the article as it is now, for a text that was written without knowing it."""
        article = ArticleItem()
        article.request = self.request
        return article.current(id)

    @extend_schema(
        operation_id="create_revision",
        summary="Give an article its next text",
        parameters=[SEEN],
        responses={201: RevisionCreatedOutput, 200: RevisionCreatedOutput},
    )
    def post(self, request: Request, id: UUID) -> Response:
        """Give the article its next text, and carry its annotations there: 201, or 200 if it is the text that
        the article has.

        Each annotation keeps its place on the texts before. What can't be carried for certain is altered,
        ambiguous or orphaned until a person has decided: see `review/`. Name the text that yours replaces by
        `base`, or the article as you read it by If-Match, and nobody's text is replaced unseen.
        """
        sent = self.create_shape.run_validation(request.data)
        version = expected_version(request) if "If-Match" in request.headers else None
        with sent.own_fields():
            draft, remarks = sent.draft(version)
            done = revise_article(self.actor, id=id, draft=draft)
        outcomes = {name: done.counts.get(name, 0) for name in AnchorStatus.values}
        shown = listed_revision(done.revision) | {"outcomes": outcomes, "remarks": list(remarks)}
        code = status.HTTP_201_CREATED if done.made else status.HTTP_200_OK
        place = f"{request.build_absolute_uri(request.path)}{done.revision.number}/"
        return Response(shown, status=code, headers={"Location": place})

    @extend_schema(operation_id="list_revisions", summary="List revisions")
    def get(self, request: Request, id: UUID) -> Response:
        """Return the article's revisions, the oldest first, without their texts."""
        rows = self.revisions(id).defer("text", "block_table", "sentence_table")
        page = paginate(request, filtered(self.filters, rows, request), list)
        return Response(page.around([self.shown(row) for row in page.rows]))


class RevisionItem(RevisionRows):
    """One revision, with its text."""

    output = RevisionOutput
    shape = staticmethod(revision_text_shape)

    @extend_schema(operation_id="read_revision", summary="Read a revision", parameters=[DIGEST])
    def get(self, request: Request, id: UUID, number: int) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Return the revision with its text, blocks and sentences. What it had of annotations is at
        `annotations/?revision=`.
        """
        row = self.revisions(id).filter(number=number).first()
        if row is None:
            raise Missing(f"This article has no revision {number}.")
        return Response(self.shown(row), headers={"ETag": f'"{row.sha256}"'})


class Radar(RevisionRows):
    """What a text did to the claims of the one before it."""

    output = RevisionListed
    shape = staticmethod(listed_revision)

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: both texts are read."""
        return True

    @extend_schema(
        operation_id="read_radar", summary="Read what a revision did to the claims", responses=RadarOutput
    )
    def get(self, request: Request, id: UUID, number: int) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Return what changed about the claims that were marked on the text before: figures, how sure they
        are said to be, who says so; claims that are gone, and new sentences that seem to hold a known one.

        A program looks for these. A claim whose mark is ambiguous isn't told of before a person has decided.
        """
        row = self.revisions(id).filter(number=number).first()
        if row is None:
            raise Missing(f"This article has no revision {number}.")
        return Response({"results": [asdict(one) for one in told_of(self.actor, row)]})


class Review(Api):
    """Settling what a new text has left in doubt."""

    writes = Permission.ANNOTATE
    create_shape: ClassVar[ReviewCreate] = ReviewCreate()

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: whole classes are settled at once."""
        return True

    @extend_schema(
        operation_id="review_annotations", summary="Review annotations", responses={200: ReviewOutput}
    )
    def post(self, request: Request, id: UUID) -> Response:
        """Say of annotations on the article's current text what is right, and return them as they are now.

        `annotations/?article=…&anchor_status=altered` lists those that wait. To put one on other words,
        change its `pieces`. One of which the same was said already stays as it is.
        """
        sent = self.create_shape.run_validation(request.data)
        settle_annotations(
            self.actor, article_id=id, revision=sent.revision, ids=sent.annotations, decision=sent.decision
        )
        rows = Annotation.objects.filter(pk__in=sent.annotations)
        return Response({"results": [row.body for row in annotation_documents(self.actor, rows)]})
