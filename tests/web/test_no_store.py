"""What a person who is signed in was shown stays in no browser's cache."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory

from annotator.accounts.operations import create_sign_in_link
from annotator.accounts.rules import ADMIN, EDITOR
from annotator.accounts.types import Principal
from annotator.web.middleware import NoStoreMiddleware
from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from tests.factories.articles import article
from tests.factories.users import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    """The browser of somebody with all roles."""
    signed_in = Client(raise_request_exception=False)
    signed_in.force_login(user(roles=(EDITOR, ADMIN)))
    return signed_in


@pytest.fixture
def story() -> Article:
    """An article."""
    return article()


ADDRESSES = [
    "/",
    "/articles/{id}/",
    "/articles/{id}/details/",
    "/sources/",
    "/exports/",
    "/leaving/",
    "/nowhere/",
    "/admin/",
    "/admin/articles_ledger/entry/",
    "/api/v1/articles/",
    "/api/v1/articles/{id}/",
    "/api/v1/articles/{id}/text/",
    "/api/v1/articles/{id}/export/ndjson/",
    "/api/v1/changes/",
    "/api/v1/docs/",
    "/api/v1/nowhere/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_answer_to_a_session_is_stored(browser: Client, story: Article, address: str) -> None:
    response = browser.get(address.format(id=story.id))
    assert "no-store" in response.headers["Cache-Control"]


def test_the_stream_keeps_what_it_says_to_proxies() -> None:
    request = RequestFactory().get("/live/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "anything"
    answer = HttpResponse(headers={"Cache-Control": "no-cache, no-transform"})
    said = NoStoreMiddleware(lambda _request: answer)(request).headers["Cache-Control"]
    assert set(said.split(", ")) == {"no-cache", "no-transform", "no-store"}


def test_the_answer_that_signs_in_is_not_stored() -> None:
    assert "no-store" in Client().post(f"/enter/{create_sign_in_link(user())}").headers["Cache-Control"]


def test_what_is_the_same_for_everybody_may_be_stored(browser: Client) -> None:
    row = article()
    publish_article(Principal.of_user(user()), id=row.id)
    for address in (f"/read/{row.id}/", "/read/embed.js", "/read/nowhere/"):
        response = browser.get(address)
        assert "public" in response.headers["Cache-Control"]
        assert "no-store" not in response.headers["Cache-Control"]


def test_what_needs_no_session_is_as_before() -> None:
    for address in ("/healthz", "/sign-in/"):
        assert settings.SESSION_COOKIE_NAME not in Client().get(address).cookies
    assert "Cache-Control" not in Client().get("/healthz").headers


def test_a_version_that_was_read_still_guards_the_change(browser: Client) -> None:
    row = article()
    address = f"/api/v1/articles/{row.id}/"
    etag = browser.get(address).headers["ETag"]
    sent = {"slugline": "troops"}
    first = browser.patch(address, sent, content_type="application/json", headers={"If-Match": etag})
    second = browser.patch(address, sent, content_type="application/json", headers={"If-Match": etag})
    assert (first.status_code, second.status_code) == (200, 412)
