"""The description: it is valid, it says what is served, and nothing that it allows breaks the server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi import checks

from annotator.rest.description import description
from articles.annotations.models import Annotation
from articles.claims.models import Attribution
from articles.corpus.models import Article
from articles.entities.models import Entity
from articles.sources.models import Source
from tests.rest.caller import Caller
from tests.rest.rows import KINDS

# 428 (RFC 6585) is made for a missing If-Match.
CONFIG = {"checks": {"missing_required_header": {"expected-statuses": [400, 404, 428]}}}

api = schemathesis.openapi.from_dict(dict(description()), config=SchemathesisConfig.from_dict(CONFIG))
api.app = get_wsgi_application()
# The systematic walk through all boundary values is taken once; about living rows, chance is enough.
by_chance = schemathesis.openapi.from_dict(
    dict(description()),
    config=SchemathesisConfig.from_dict(CONFIG | {"phases": {"coverage": {"enabled": False}}}),
)
by_chance.app = api.app

# Not the check that valid requests are accepted: well-formed ids and offsets rarely name what is there.
KEPT = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.missing_required_header,
    checks.unsupported_method,
]
BOUNDED = settings(
    max_examples=10,
    deadline=None,
    # Rows and keys are made once for all examples of an operation.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)

# What no lines are is said of each line, in an answer that is no error.
ANYTHING = "/api/v1/articles/import/"


@schemathesis.serializer("application/x-ndjson")
def as_lines(_context: Any, value: Any) -> bytes:
    """Write a body of lines."""
    return value if isinstance(value, bytes) else str(value).encode(errors="replace")


pytestmark = pytest.mark.django_db


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Keep the test's transaction open: after a request, Django closes connections that are in one."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def living(writer_key: Caller, story: Article) -> dict[str, UUID]:
    """Return the id of one row of each resource."""
    return {kind.name: kind.make(writer_key.actor, story) for kind in KINDS}


@pytest.mark.usefixtures("_one_connection")
@api.parametrize()
@BOUNDED
def test_no_request_breaks_it_and_each_answer_is_as_described(
    case: schemathesis.Case[Any], writer_key: Caller
) -> None:
    takes_all = case.operation.path == ANYTHING
    kept = [check for check in KEPT if not takes_all or check is not checks.negative_data_rejection]
    case.call_and_validate(headers=writer_key.headers, checks=kept)


@pytest.mark.usefixtures("_one_connection")
@by_chance.include(path_regex=r"\{id\}").parametrize()
@BOUNDED
def test_the_same_holds_for_requests_about_rows_that_are_there(
    case: schemathesis.Case[Any], writer_key: Caller, living: dict[str, UUID]
) -> None:
    name = case.operation.path.removeprefix("/api/v1/").partition("/")[0]
    if name in living and case.path_parameters:
        case.path_parameters["id"] = str(living[name])
    if name in living and case.headers and "If-Match" in case.headers:
        case.headers["If-Match"] = f'"{version_of(name, living[name])}"'
    described = [check for check in KEPT if check is not checks.negative_data_rejection]
    case.call_and_validate(headers=writer_key.headers, checks=described)


def version_of(name: str, id: UUID) -> int:
    """Return the version of a row that the examples change; others are never changed that often."""
    models = {"articles": Article, "annotations": Annotation, "attributions": Attribution}
    models |= {"sources": Source, "entities": Entity}
    row = models[name]._default_manager.filter(pk=id).first() if name in models else None
    return row.version if row else 1


def test_the_description_is_served_to_anybody_as_json_and_as_yaml(client_of_nobody: Caller) -> None:
    plain = client_of_nobody.get("schema/")
    assert (plain.status, plain.type) == (200, "application/json")
    assert plain.body["openapi"] == "3.1.0"
    assert plain.body == description()
    written = client_of_nobody.get("schema/", Accept="application/yaml")
    assert written.type == "application/yaml"
    assert written.content.startswith(b"openapi: 3.1.0")


def test_the_description_is_only_read(client_of_nobody: Caller) -> None:
    for path in ("schema/", "docs/"):
        for method in ("POST", "OPTIONS"):
            answer = client_of_nobody.send(method, path)
            assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_the_description_of_an_output_names_every_field_that_is_served(
    writer_key: Caller, living: dict[str, UUID]
) -> None:
    singular = {"articles": "Article", "annotations": "Annotation", "claims": "Claim"}
    singular |= {"attributions": "Attribution", "sources": "Source", "entities": "Entity"}
    singular |= {"responses": "PartyResponse", "figures": "Figure", "evidence": "Evidence"}
    singular |= {"verdicts": "Verdict", "relations": "Relation"}
    for name, id in living.items():
        described = description()["components"]["schemas"][singular[name]]
        assert set(writer_key.get(f"{name}/{id}/").body) == set(described["properties"])
        assert set(described["required"]) == set(described["properties"])


def test_the_reference_page_shows_every_operation(client_of_nobody: Caller) -> None:
    page = client_of_nobody.get("docs/").content.decode()
    for methods in description()["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in page


def test_the_reference_page_needs_no_script_and_no_inline_style(client_of_nobody: Caller) -> None:
    page = client_of_nobody.get("docs/").content.decode()
    assert "<script" not in page
    assert "style=" not in page
