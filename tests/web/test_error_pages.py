"""Each error has a page that says what happened and what to do, and needs no database to say it."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings


def _malformed(_request: HttpRequest) -> HttpResponse:
    raise BadRequest("no")


def _refused(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def _database_away(_request: HttpRequest) -> HttpResponse:
    raise OperationalError("the database is away")


def _mistaken(_request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def _form(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("accepted")


urlpatterns = [
    path("malformed/", _malformed),
    path("refused/", _refused),
    path("database-away/", _database_away),
    path("mistake/", _mistaken),
    path("form/", _form),
    path("", include("annotator.web.urls")),
]


@pytest.fixture
def visitor(settings: Settings) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/malformed/", 400, "This request can’t be read"),
        ("/refused/", 403, "You may not do that"),
        ("/nowhere/", 404, "There is nothing here"),
        ("/database-away/", 503, "The database can&#x27;t be reached just now"),
        ("/mistake/", 500, "Something went wrong"),
    ],
)
def test_an_error_is_answered_by_its_own_page_without_the_database(
    visitor: Client, address: str, status: int, sentence: str
) -> None:
    response = visitor.get(address)
    assert response.status_code == status
    assert sentence in response.text
    assert f"Error {status}" in response.text


def test_a_form_without_its_token_is_told_that_the_page_is_stale(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    response = Client(enforce_csrf_checks=True).post("/form/")
    assert response.status_code == 403
    assert "This page has expired" in response.text


def test_an_error_page_hides_what_went_wrong_inside(visitor: Client) -> None:
    assert "the database is away" not in visitor.get("/database-away/").text


def test_every_page_carries_the_strict_content_policy(visitor: Client) -> None:
    policy = visitor.get("/nowhere/").headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in policy
    assert "default-src 'self'" in policy


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", "rot13", "base64", "no-such"])
def test_a_form_in_another_charset_is_refused_by_name(visitor: Client, charset: str) -> None:
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    answer = visitor.generic("POST", "/form/", b"a=b", content_type=kind)
    assert (answer.status_code, "UTF-8" in answer.text) == (415, True)
    assert "Content-Security-Policy" in answer


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8"])
def test_a_form_that_names_utf_8_is_read(visitor: Client, charset: str) -> None:
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    assert visitor.generic("POST", "/form/", b"a=b", content_type=kind).text == "accepted"
