"""Who may enter the back office."""

import pytest
from django.test import Client

from tests.factories.users import user


def test_an_administrator_sees_the_tables(admin: Client) -> None:
    html = admin.get("/admin/").text
    for name in ("Sources", "Entities", "Users", "API keys", "Articles", "Ledger entries"):
        assert name in html
    assert "Groups" not in html


def test_an_editor_is_refused_with_a_sentence(editor: Client) -> None:
    response = editor.get("/admin/", follow=True)
    assert response.status_code == 403
    assert "The back office is for administrators" in response.text


@pytest.mark.django_db
def test_a_stranger_signs_in_on_the_desks_own_page() -> None:
    response = Client().get("/admin/articles_sources/source/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/sign-in/?next=")


def test_a_closed_account_stays_out(admin: Client) -> None:
    person = user(roles=("admin",), is_active=False)
    browser = Client()
    browser.force_login(person)
    assert browser.get("/admin/").status_code == 302


def test_the_pages_run_under_the_strict_policy(admin: Client) -> None:
    policy = admin.get("/admin/").headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize("table", ["articles_corpus/article", "articles_ledger/entry"])
def test_what_may_only_be_read_offers_no_change(admin: Client, table: str) -> None:
    assert admin.get(f"/admin/{table}/").status_code == 200
    assert admin.get(f"/admin/{table}/add/").status_code == 403
