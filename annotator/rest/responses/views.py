"""Responses: what each party answered on a claim. `?claim=…&answer=not_confirmed` says who has not confirmed it."""

from __future__ import annotations

from annotator.rest.parts import PartCollection, PartItem, PartRestoration, PartRows
from annotator.rest.responses.filters import ResponseFilters
from annotator.rest.responses.serializers import ResponseChange, ResponseCreate, ResponseOutput
from articles.claims.operations import responses
from articles.claims.types import ResponseDraft
from articles.exports.rules import response_shape


class ResponseRows(PartRows):
    """Where responses are found, and how they are shown."""

    noun, plural = "response", "responses"
    output = ResponseOutput
    shape = staticmethod(response_shape)
    operations = responses
    fetched = ("words",)


class Responses(ResponseRows, PartCollection):
    """All responses. Who has not confirmed a claim is answered by its `claim` and `answer=not_confirmed`."""

    filters = ResponseFilters
    create_shape = ResponseCreate()
    draft = ResponseDraft


class ResponseItem(ResponseRows, PartItem):
    """One response."""

    change_shape = ResponseChange()


class ResponseRestoration(ResponseRows, PartRestoration):
    """Bringing a deleted response back."""
