"""Responses: what each party answered on a claim. `?claim=…&answer=not_confirmed` says who has not confirmed
it.
"""

from __future__ import annotations

from annotator.rest.parts import EditableRows, PartCollection, PartItem, PartRestoration
from annotator.rest.responses.filters import ResponseFilters
from annotator.rest.responses.serializers import ResponseChange, ResponseCreate, ResponseOutput
from annotator.rest.sent import Sent
from articles.claims.models import PartQuerySet, Response, party_told
from articles.claims.operations import responses
from articles.claims.types import ResponseDraft
from articles.shapes.rules import response_shape


class ResponseRows(EditableRows[Response, ResponseDraft]):
    """Where responses are found, and how they are shown."""

    noun, plural = "response", "responses"
    output = ResponseOutput
    shape = staticmethod(response_shape)
    operations = responses
    fetched = ("words",)

    def everything(self) -> PartQuerySet[Response]:
        """Also fetch the party, if the caller may know who answered."""
        return super().everything().annotate(**party_told(self.actor))


class Responses(ResponseRows, PartCollection[Response, ResponseDraft]):
    """All responses. To find who has not confirmed a claim, filter by `claim` and `answer=not_confirmed`."""

    filters = ResponseFilters
    create_shape = ResponseCreate()


class ResponseItem(ResponseRows, PartItem[Response, ResponseDraft]):
    """One response."""

    change_shape = ResponseChange()

    def change(self, row: Response, version: int, sent: Sent[ResponseDraft]) -> Response:
        """Change the response. Words that are taken off it leave the article that they stood in."""
        has_words = sent.fields.get("words", row.words_id) is not None
        return super().change(row, version, sent if has_words else sent.otherwise(article=row.article_id))


class ResponseRestoration(ResponseRows, PartRestoration[Response, ResponseDraft]):
    """Restoring a deleted response."""
