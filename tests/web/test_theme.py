"""A reader's choice of light or dark is kept, and written into each page by the server."""

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from pytest_django import Settings


@pytest.fixture
def visitor(settings: Settings) -> Client:
    settings.ROOT_URLCONF = "annotator.web.urls"
    return Client()


def _attribute(cookie: str | None) -> str:
    request = RequestFactory().get("/")
    if cookie is not None:
        request.COOKIES["galley_theme"] = cookie
    return Template("{% load page %}{% theme_attribute %}").render(Context({"request": request}))


def test_a_chosen_theme_is_kept_and_the_reader_goes_back_to_the_page(visitor: Client) -> None:
    response = visitor.post("/theme/", {"theme": "dark", "next": "/articles/?q=drones"})
    assert response.headers["Location"] == "/articles/?q=drones"
    assert visitor.cookies["galley_theme"].value == "dark"


def test_auto_forgets_the_choice(visitor: Client) -> None:
    visitor.post("/theme/", {"theme": "dark"})
    visitor.post("/theme/", {"theme": "auto"})
    assert visitor.cookies["galley_theme"].value == ""


def test_a_theme_that_does_not_exist_is_refused(visitor: Client) -> None:
    response = visitor.post("/theme/", {"theme": "sepia"})
    assert response.status_code == 400
    assert "auto, light or dark" in response.text


def test_reading_the_address_is_not_enough_to_choose(visitor: Client) -> None:
    assert visitor.get("/theme/?theme=dark").status_code == 405


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_no_form_can_send_the_reader_to_another_site(visitor: Client, target: str) -> None:
    assert visitor.post("/theme/", {"theme": "dark", "next": target}).headers["Location"] == "/"


@pytest.mark.parametrize("cookie", [None, "auto", '"><script>', ""])
def test_without_a_valid_choice_the_system_decides(cookie: str | None) -> None:
    assert _attribute(cookie) == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_choice_is_written_into_the_page(theme: str) -> None:
    assert _attribute(theme) == f' data-theme="{theme}"'
