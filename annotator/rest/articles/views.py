"""Articles: their metadata, and the text that they have now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import ClassVar
from uuid import UUID

from django.db.models import Count, Model, QuerySet, Subquery
from django.db.models.expressions import OuterRef
from django.db.models.functions import Coalesce
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.articles.drafts import SentArticle, article_draft, own_fields
from annotator.rest.articles.filters import ArticleFilters
from annotator.rest.articles.serializers import (
    ArticleChange,
    ArticleCreate,
    ArticleCreatedOutput,
    ArticleOutput,
    WholeArticleOutput,
)
from annotator.rest.etags import etag, unless_held
from annotator.rest.ingest.views import IngestOutput, taken_in
from annotator.rest.pagination import paginate
from annotator.rest.resources import Api, Collection, Item, Resource
from annotator.rest.sent import Sent
from annotator.rest.shapes import Id
from annotator.web.downloads import spooled
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from articles.corpus.operations import (
    create_article,
    metadata_of,
    publish_article,
    unpublish_article,
)
from articles.corpus.types import ArticleMetadata
from articles.disclosure.operations import update_article
from articles.foundation.errors import Missing
from articles.foundation.types import Permission
from articles.shapes.models import annotation_columns, article_documents, whole_article
from articles.shapes.rules import article_shape
from articles.shapes.types import Shape

DIGEST = OpenApiParameter(
    "ETag", str, "header", response=[200], description="The text's SHA-256 in hexadecimal, in quotes."
)


PARTS = ("annotations", "text")
INCLUDE = OpenApiParameter(
    "include",
    {"type": "array", "items": {"type": "string", "enum": list(PARTS)}},
    explode=False,
    description="Parts to read in the same request, between commas: `include=annotations,text`.",
)


class ArticleRows(Resource[Article]):
    """Where articles are found, and how they are shown."""

    noun, plural = "article", "articles"
    writes = Permission.WRITE_ARTICLES
    output = ArticleOutput

    @staticmethod
    def shape(row: Article) -> Shape:
        """Return the article with the number of its annotations, which `rows` counted."""
        return article_shape(row, annotation_count=getattr(row, "annotation_count"))  # noqa: B009 - no column

    def shown(self, row: Article) -> Shape:
        """Add the address at which the public reads it."""
        address = f"{self.reading()}{row.id}/" if row.is_readable else None
        return self.told(self.shape(row) | {"reading_url": address})

    def reading(self) -> str:
        """Return the address below which the public reads articles."""
        return self.request.build_absolute_uri(reverse("reading:pages"))

    def rows(self) -> QuerySet[Article]:
        """Return the articles that the actor may know of, with their counts and credits but without their
        text.
        """
        live = Annotation.objects.live().filter(article=OuterRef("pk")).order_by()
        count = live.values("article").annotate(count=Count("pk")).values("count")
        rows = (
            Article.objects.visible_to(self.actor)
            .with_credits()
            .without_text()
            .select_related("created_by", "modified_by")
        )
        return rows.annotate(annotation_count=Coalesce(Subquery(count), 0))


class Articles(ArticleRows, Collection[Article, SentArticle]):
    """All articles."""

    filters = ArticleFilters
    create_shape = ArticleCreate()
    created_output = ArticleCreatedOutput
    remarks: tuple[str, ...] = ()

    def page(self, request: Request, rows: QuerySet[Model]) -> dict[str, object]:
        """Put the documents of the articles into the page as they are."""
        page = paginate(request, rows, lambda some: article_documents(self.actor, some, self.reading()))
        return page.around([row.body for row in page.rows])

    @extend_schema(
        responses={
            201: ArticleCreatedOutput,
            200: ArticleCreatedOutput,
            202: OpenApiResponse(IngestOutput, "A document is being fetched or read: ask for the job again."),
        }
    )
    def post(self, request: Request) -> Response:
        """Create it: 201, or 200 when the same request was already carried out. Choose the id to be safe.

        A `url`, `html` or `ninjs` is answered 202 with a job, which says which article it became.
        """
        sent = self.create_shape.run_validation(request.data)
        if sent.document is not None:
            return taken_in(request, self.actor, sent)
        return self.answer_made(request, *self.make(sent))

    def make(self, sent: SentArticle) -> tuple[Article, bool]:
        """Save an article with its first revision."""
        with own_fields(sent):
            draft, self.remarks = article_draft(sent)
            return create_article(self.actor, draft=draft, id=sent.id, once=not sent.again)

    def shown(self, row: Article) -> Shape:
        """Add what was changed in the text that was sent, or assumed about it."""
        return super().shown(row) | {"remarks": list(self.remarks)}


class ArticleItem(ArticleRows, Item[Article, Sent[ArticleMetadata]]):
    """One article."""

    change_shape = ArticleChange()
    answers: ClassVar[Mapping[str, Mapping[int, object]]] = {"GET": {200: WholeArticleOutput}}

    def known_parameters(self, method: str) -> Iterable[str]:
        """What is to be included in what is read."""
        return ("include",) if method in {"GET", "HEAD"} else ()

    @extend_schema(parameters=[INCLUDE])
    def get(self, request: Request, id: UUID) -> Response:
        """Return it as it is now, with all of its annotations or its text if asked, or 304 if you have that
        already.
        """
        if not (parts := _included(request)):
            return super().get(request, id)
        rows = Article.objects.visible_to(self.actor).filter(pk=id)
        found = whole_article(self.actor, rows, self.reading(), parts)
        if found is None:
            raise Missing(f"There is no article with the id {id}.")
        return Response(found.body, headers={"ETag": etag(found.version, found.body)})

    def change(self, row: Article, version: int, sent: Sent[ArticleMetadata]) -> Article:
        """Change an article's metadata."""
        return update_article(self.actor, id=row.id, version=version, metadata=sent.on(metadata_of(row)))


class ArticlePublication(ArticleRows):
    """Whether the public may read the article, with its claims and their record."""

    http_method_names = ["put", "delete"]
    answers: ClassVar[Mapping[str, Mapping[int, object]]] = {
        "PUT": {200: ArticleOutput},
        "DELETE": {200: ArticleOutput},
    }
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {
        "PUT": ("Publish", "noun"),
        "DELETE": ("Unpublish", "noun"),
    }

    def put(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Publish the article. One that is already published stays as it is.

        An article that is withheld, canceled or under embargo is refused. If it becomes so later, its page is
        hidden at once, and comes back when the reason ends.
        """
        publish_article(self.actor, id=id)
        return self.respond(self.one(id))

    def delete(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the same
        """Unpublish the article. One that isn't published stays as it is."""
        unpublish_article(self.actor, id=id)
        return self.respond(self.one(id))


class ArticleText(Api):
    """The text of an article's current revision."""

    @extend_schema(
        operation_id="read_text",
        summary="Read an article's text",
        parameters=[
            DIGEST,
            OpenApiParameter("If-None-Match", str, "header", description="An ETag that you have."),
        ],
        responses={
            (200, "text/plain"): str,
            304: OpenApiResponse(description="The text is the one that you have."),
        },
    )
    def get(self, request: Request, id: UUID) -> HttpResponseBase:
        """Return the canonical text in UTF-8. The ETag is its SHA-256: an unchanged text isn't sent again."""
        article = Article.objects.visible_to(self.actor).without_text().filter(pk=id).first()
        if article is None:
            raise Missing(f"There is no article with the id {id}.")
        headers = {"ETag": f'"{article.latest.sha256}"'}
        held = unless_held(request, HttpResponse(headers=headers))
        if held.status_code == HTTPStatus.NOT_MODIFIED:
            # Before the text is fetched.
            return held
        return HttpResponse(article.latest.text, content_type="text/plain; charset=utf-8", headers=headers)


class ArticleMarks(Api):
    """All annotations of an article at once, for programs that show them on its text."""

    @extend_schema(
        operation_id="read_marks",
        summary="Read an article's annotations as columns",
        parameters=[
            OpenApiParameter(
                "revision",
                {"type": "string", "format": "uuid"},
                description="The revision whose text you have. The words of annotations on it aren't "
                "repeated.",
            )
        ],
        responses={(200, "application/x-ndjson"): str},
    )
    def get(self, request: Request, id: UUID) -> StreamingHttpResponse:
        """Return the article's annotations in the order of its current text. docs/formats.md describes the
        lines.
        """
        lines = annotation_columns(self.actor, article_id=id, revision_id=_revision(request))
        return spooled(self.actor.user_id, lines, "application/x-ndjson")

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The parameter for the revision that the caller holds."""
        return ("revision",)


def _included(request: Request) -> set[str]:
    """Return the parts of the article that are asked for. Raises `ValidationError`."""
    given = request.query_params.get("include")
    parts = set() if given is None else set(given.split(","))
    if parts - set(PARTS):
        message = f"These can be included: {', '.join(PARTS)}. Put commas between them."
        raise ValidationError({"include": [ErrorDetail(message, code="invalid")]})
    return parts


def _revision(request: Request) -> UUID | None:
    """Return the revision that the caller holds, if the request names one. Raises `ValidationError`."""
    given = request.query_params.get("revision")
    if given is None:
        return None
    try:
        found: UUID = Id().run_validation(given)
    except ValidationError as error:
        raise ValidationError({"revision": error.detail}) from error
    return found
