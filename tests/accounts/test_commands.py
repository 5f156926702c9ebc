"""The commands that let people in: `signinlink`, `changepassword`, and the refused `createsuperuser`."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from annotator.accounts.models import User
from articles.ledger.models import Entry
from tests.factories.users import user

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    said = io.StringIO()
    call_command(*words, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize("words", [(), ("kim",)])
def test_signinlink_prints_the_link_alone_on_its_line(words: tuple[str, ...]) -> None:
    user(username="kim")
    said = run("signinlink", *words)
    assert said.count("\n") == 1
    assert said.startswith("http")
    browser = Client()
    assert browser.post(said[said.index("/enter/") :].strip()).status_code == 302
    assert (
        f'<span class="top-bar__user">{"<bdi>kim</bdi>" if words else "<bdi>Desk Editor</bdi>"}'
        in browser.get("/").text
    )


def test_signinlink_refuses_whom_it_cannot_let_in() -> None:
    user(username="gone", is_active=False)
    with pytest.raises(CommandError, match="no account named “nobody”"):
        run("signinlink", "nobody")
    with pytest.raises(CommandError, match="deactivated"):
        run("signinlink", "gone")


def test_there_is_no_way_to_make_a_superuser() -> None:
    with pytest.raises(CommandError, match="no superusers"):
        run("createsuperuser", "--noinput", "--username", "root", "--email", "root@desk.example")
    with pytest.raises(TypeError, match="no superusers"):
        User.objects.create_superuser("root", password="correct horse battery")
    assert not User.objects.exists()


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed when a password is asked for."""
    words: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda _prompt: words.pop(0))
    return words


def test_changepassword_is_in_the_ledger(typed: list[str]) -> None:
    kim = user(username="kim")
    typed += ["correct horse battery"] * 2
    run("changepassword", "kim")
    entry = Entry.objects.get()
    assert (entry.verb, entry.subject_id, entry.agent) == ("account.password_set", kim.id, "manage.py")
    kim.refresh_from_db()
    assert kim.check_password("correct horse battery")


def test_changepassword_refuses_what_the_desk_refuses(typed: list[str]) -> None:
    kim = user(username="kim")
    for words, sentence in ((["a", "b"], "differ"), (["short", "short"], "at least 12")):
        typed += words
        with pytest.raises(CommandError, match=sentence):
            run("changepassword", "kim")
    with pytest.raises(CommandError, match="no account named"):
        run("changepassword", "nobody")
    kim.refresh_from_db()
    assert not kim.has_usable_password()
