"""What all resources share: a collection that is listed and added to, an item that is read and changed.

A resource's views say which rows there are, which operations write, and which shapes go in and out. The
protocol (ETags, paging, statuses, repeated requests) is written once, here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, ClassVar, Protocol, cast, runtime_checkable
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django_filters.rest_framework import FilterSet
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.accounts.types import Principal
from annotator.rest.budgets import BUDGETS
from annotator.rest.etags import etag, expected_version
from annotator.rest.exchange import Exchange
from annotator.rest.filters import SEARCHES, filtered, refuse_unknown
from annotator.rest.outputs import OutputShape
from annotator.rest.pagination import PARAMETERS, Row, paginate
from annotator.rest.parsers import require_body, require_length, require_plain
from annotator.rest.shapes import Shape as InputShape
from annotator.web.connections import give_back
from articles.claims.models import knows_confidences
from articles.disclosure.rules import told_fields
from articles.foundation.errors import Missing, Stale
from articles.foundation.types import Actor, Permission
from articles.shapes.types import Document, Shape


@runtime_checkable
class VersionedRow(Protocol):
    """A row that operations change."""

    @property
    def version(self) -> int:
        """The number of its latest change, from 1."""


class Api(Exchange):
    """A view that knows who is calling and refuses query parameters that it doesn't know."""

    writes: ClassVar[Permission] = Permission.READ
    # Set while an expensive request is being worked on.
    end_turn: Callable[[], None] | None = None
    # The description lists the methods. OPTIONS isn't answered.
    http_method_names = ["get", "head", "post", "patch", "delete"]

    @property
    def default_response_headers(self) -> dict[str, str]:
        """Keep answers out of shared caches: they depend on who is calling."""
        return super().default_response_headers | {"Cache-Control": "private, no-cache"}

    @property
    def actor(self) -> Principal:
        """The person or key that is calling."""
        if not isinstance(self.request.auth, Principal):
            raise TypeError("the view lets strangers in, so it has no actor")
        return self.request.auth

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - for views that know some
        """The query parameters that a request of this method may carry."""
        return ()

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - for views that look
        """Whether the request may take a while, and so counts for the caller's budget."""
        return False

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        """Check the caller, the permission, the parameters and the budget."""
        super().initial(request, *args, **kwargs)
        require_length(request)
        require_plain(request)
        refuse_unknown(request, self.known_parameters(request.method or ""))
        if self.is_expensive(request):
            self.end_turn = BUDGETS.begin(self.actor.user_id, give_back)
        self.begin_once(request)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Answer the request. However that ends, the turn is given back."""
        try:
            return super().dispatch(request, *args, **kwargs)
        finally:
            if self.end_turn:
                self.end_turn()


class Shown[R](Api, ABC):
    """A kind of row, and how it is shown."""

    # The description's words for one row and for several; `plural` is also the folder of the addresses.
    noun: ClassVar[str]
    plural: ClassVar[str]
    # Describes what `shown` returns.
    output: ClassVar[type[OutputShape]]
    # For methods that only this view has: what the description calls them (a verb, and `noun` or `plural`),
    # and what they return, by status.
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {}
    answers: ClassVar[Mapping[str, Mapping[int, object]]] = {}

    @abstractmethod
    def shown(self, row: R) -> object:
        """Return the row as answers show it to this caller."""

    def told(self, shape: Shape) -> Shape:
        """Return the shape; for a caller outside the newsroom, without what stays inside."""
        return shape if knows_confidences(self.actor) else told_fields(self.noun, shape)

    def respond(self, row: R, status_code: int = status.HTTP_200_OK) -> Response:
        """Answer with the row, and its ETag if it can change."""
        shown = self.shown(row)
        headers = {"ETag": etag(row.version, shown)} if isinstance(row, VersionedRow) else {}
        return Response(shown, status=status_code, headers=headers)


class Shaped[R](Shown[R]):
    """A kind of row that has one shape. Outsiders get it without what stays inside the newsroom."""

    @staticmethod
    @abstractmethod
    def shape(row: R) -> Shape:
        """Return the row as answers show it."""

    def shown(self, row: R) -> object:
        """Return the row's shape, as far as this caller may see it."""
        return self.told(self.shape(row))


class Found[R](Shown[R]):
    """A kind of row, and where to find it."""

    @abstractmethod
    def rows(self) -> QuerySet[Model]:
        """Return the rows that the actor may know of, with all that is shown of them."""

    def everything(self) -> QuerySet[Model]:
        """Return the rows, deleted ones included."""
        return self.rows()

    def current(self, id: UUID) -> object:
        """Return the row as it is now, for a caller whose change came too late."""
        return self.shown(self.one(id, self.everything()))

    def one(self, id: UUID, rows: QuerySet[Model] | None = None) -> R:
        """Return the row, out of `rows` if these are given. Raises `Missing`."""
        row = (self.rows() if rows is None else rows).filter(pk=id).first()
        if row is None:
            raise Missing(f"There is no {self.noun} with the id {id}.")
        return cast("R", row)


class Resource[R](Shaped[R], Found[R]):
    """A kind of row: where to find it, and how it is shown."""


class Documents(Protocol):
    """A read of rows as the database writes them."""

    def __call__(self, actor: Actor, rows: QuerySet[Any], /) -> list[Document]:
        """Return the documents of the rows."""


class Collection[R, S](Found[R]):
    """The list of a kind of row, and adding to it."""

    filters: ClassVar[type[FilterSet]]
    create_shape: InputShape[S]
    created_output: ClassVar[type[OutputShape] | None] = None  # of a create, if it says more
    # Reads a page as the database writes it, where that is how the rows are shown.
    documents: ClassVar[Documents | None] = None

    def known_parameters(self, method: str) -> Iterable[str]:
        """The parameters of the filters and of paging. A create has none."""
        return [*self.filters.base_filters, *PARAMETERS] if method != "POST" else ()

    def is_expensive(self, request: Request) -> bool:
        """Searches are expensive, and so are several conditions at once. A plain list reads an index."""
        asked = self.filters.base_filters.keys() & request.query_params.keys()
        return len(asked) > 1 or any(request.query_params.get(name) for name in SEARCHES)

    @abstractmethod
    def make(self, sent: S) -> tuple[Row, bool]:
        """Create what was sent. Return the row, and whether this call made it."""

    def created(self, id: UUID) -> R:
        """Return the row that `make` gave.

        A repeated request is answered too, even if its words have been deleted since.
        """
        return self.one(id, self.everything())

    def page(self, request: Request, rows: QuerySet[Model]) -> dict[str, object]:
        """Return the page of these rows that the request asks for, as answers show it."""
        if self.documents:
            documents = paginate(request, rows, partial(self.documents, self.actor))
            return documents.around([row.body for row in documents.rows])
        page = paginate(request, rows, lambda some: cast("list[Row]", list(some)))
        return page.around([self.shown(cast("R", row)) for row in page.rows])

    def get(self, request: Request) -> Response:
        """Return one page of the list, the oldest first, or by the last change with `modified_after`."""
        return Response(self.page(request, filtered(self.filters, self.rows(), request)))

    def post(self, request: Request) -> Response:
        """Create it: 201, or 200 when the same request was already carried out. Choose the id to be safe."""
        return self.answer_made(request, *self.make(self.create_shape.run_validation(request.data)))

    def answer_made(self, request: Request, made: Row, new: bool) -> Response:
        """Answer with the row that `make` gave."""
        row = self.created(made.id)
        response = self.respond(row, status.HTTP_201_CREATED if new else status.HTTP_200_OK)
        response["Location"] = f"{request.build_absolute_uri(request.path)}{made.id}/"
        return response


class Readable[R](Found[R]):
    """One row."""

    def get(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Return it as it is now, or 304 if you have that already."""
        return self.respond(self.one(id))


class Item[R, S](Readable[R]):
    """One row that can be changed."""

    change_shape: InputShape[S]

    @abstractmethod
    def change(self, row: R, version: int, sent: S) -> VersionedRow:
        """Change the row, which is at `version`, to what was sent."""

    def patch(self, request: Request, id: UUID) -> Response:
        """Change the fields that were sent, and leave the others."""
        version = expected_version(request)
        require_body(request)
        sent = self.change_shape.run_validation(request.data)
        row = self.one(id)
        # What wasn't sent comes from the row just read: it must be the version that the operation locks.
        if isinstance(row, VersionedRow) and row.version != version:
            raise Stale(
                f"This {self.noun} was changed since you read it: you have version {version}, the current "
                f"version is {row.version}. Compare them and send your change again.",
                current=row,
            )
        self.change(row, version, sent)
        return self.respond(self.one(id))


class Removal[R](Readable[R]):
    """One row that can be deleted."""

    @abstractmethod
    def remove(self, id: UUID, version: int) -> VersionedRow:
        """Delete the row, which is at `version`."""

    def delete(self, request: Request, id: UUID) -> Response:
        """Delete it. Send the new ETag to `restore/` to bring it back."""
        row = self.remove(id, expected_version(request))
        return Response(status=status.HTTP_204_NO_CONTENT, headers={"ETag": etag(row.version)})


class DeletableItem[R, S](Removal[R], Item[R, S]):
    """One row that can be changed and deleted."""


class Act[R](Found[R]):
    """An act on a row that the caller has read: a POST with If-Match."""


class Restoration[R](Act[R]):
    """Restoring a deleted row."""

    @abstractmethod
    def restore(self, id: UUID, version: int) -> VersionedRow:
        """Restore the row, which is at `version`."""

    def post(self, request: Request, id: UUID) -> Response:
        """Bring it back with all its links."""
        self.restore(id, expected_version(request))
        return self.respond(self.one(id))
