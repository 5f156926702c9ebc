"""People whose roles don't fit the page, or who have none: they learn who they are, what to do, and how to
leave.
"""

import pytest
from django.test import Client

from annotator.accounts.models import User

PAGES = ["/", "/sources/", "/exports/", "/articles/new/", "/articles/01890000-0000-7000-8000-000000000000/"]


@pytest.mark.parametrize("address", [*PAGES, "/admin/login/"])
def test_without_a_role_each_page_says_who_one_is_and_what_to_do(nobody: Client, address: str) -> None:
    response = nobody.get(address)
    assert response.status_code == 403
    assert "Your account has no role yet" in response.text
    assert "signed in as <strong><bdi>nobody</bdi></strong>" in response.text
    assert "Ask an administrator" in response.text


def test_the_button_on_that_page_signs_out(nobody: Client) -> None:
    page = nobody.get("/")
    assert '<form class="error-page__sign-out" method="post" action="/sign-out/">' in page.text
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="nobody"))
    token = str(strict.get("/").context["csrf_token"])
    assert strict.post("/sign-out/", {"csrfmiddlewaretoken": token}).status_code == 302
    assert strict.get("/").headers["Location"] == "/sign-in/?next=/"


def test_signing_in_and_out_without_a_role_goes_round_no_circle(nobody: Client) -> None:
    assert nobody.get("/sign-in/").status_code == 200
    assert nobody.get("/leaving/").status_code == 200
    assert nobody.get("/admin/", follow=True).status_code == 403


def test_with_another_role_the_page_says_which_one_has(admin: Client) -> None:
    response = admin.get("/articles/new/")
    assert response.status_code == 403
    assert "with the role admin" in response.text
    assert "Sign out" in response.text


def test_an_editor_learns_at_the_back_office_whom_to_ask(editor: Client) -> None:
    response = editor.get("/admin/", follow=True)
    assert response.status_code == 403
    assert "signed in as <strong><bdi>ed</bdi></strong>" in response.text
    assert "Sign out" in response.text


@pytest.mark.parametrize(
    "address",
    ["/api/v1/articles/", "/api/v1/changes/", "/live/?article=01890000-0000-7000-8000-000000000000"],
)
def test_programs_get_a_problem_document(nobody: Client, address: str) -> None:
    response = nobody.get(address)
    assert response.status_code == 403
    assert response.headers["Content-Type"] == "application/problem+json"
