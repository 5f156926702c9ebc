"""Responses: what each party answered on a claim. `?claim=…&answer=not_confirmed` says who has not confirmed
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.rest.parts import PartCollection, PartItem, PartRestoration, PartRows
from annotator.rest.responses.filters import ResponseFilters
from annotator.rest.responses.serializers import ResponseChange, ResponseCreate, ResponseOutput
from articles.claims.models import PartQuerySet, Response, party_told
from articles.claims.operations import responses
from articles.claims.types import ResponseDraft
from articles.exports.rules import response_shape


class ResponseRows(PartRows[Response]):
    """Where responses are found, and how they are shown."""

    noun, plural = "response", "responses"
    output = ResponseOutput
    shape = staticmethod(response_shape)
    operations = responses
    fetched = ("words",)

    def everything(self) -> PartQuerySet[Response]:
        """Fetch along who the caller may know to have answered."""
        rows: PartQuerySet[Response] = super().everything().annotate(**party_told(self.actor))
        return rows


class Responses(ResponseRows, PartCollection[Response]):
    """All responses. To find who has not confirmed a claim, filter by `claim` and `answer=not_confirmed`."""

    filters = ResponseFilters
    create_shape = ResponseCreate()
    draft = ResponseDraft


class ResponseItem(ResponseRows, PartItem[Response]):
    """One response."""

    change_shape = ResponseChange()

    def change(self, row: Response, version: int, given: Mapping[str, Any]) -> Response:
        """Change the response. Words that are taken off it leave the article that they stood in."""
        has_words = given.get("words", row.words_id) is not None
        return super().change(row, version, given if has_words else {"article": row.article_id, **given})


class ResponseRestoration(ResponseRows, PartRestoration[Response]):
    """Restoring a deleted response."""
