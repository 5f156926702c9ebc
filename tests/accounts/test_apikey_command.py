"""`manage.py apikey`."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from annotator.accounts.models import ApiKey
from annotator.accounts.operations import living_key

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    said = io.StringIO()
    call_command("apikey", *words, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize("scope", ["read", "write", "sources", "admin"])
def test_create_prints_the_key_alone_on_its_line(scope: str) -> None:
    said = run("create", "wire importer", "--scope", scope)
    assert said.count("\n") == 1
    key = living_key(said.removesuffix("\n"))
    assert key is not None
    assert (key.name, key.scope) == ("wire importer", scope)


def test_without_a_scope_a_key_only_reads() -> None:
    key = living_key(run("create", "reader").strip())
    assert key is not None
    assert key.scope == "read"


def test_list_shows_the_living_keys_and_no_secret() -> None:
    secret = run("create", "beta", "--scope", "write").strip()
    run("create", "alpha")
    run("create", "gone")
    run("revoke", "gone")
    said = run("list")
    assert [line.split("\t")[:2] for line in said.splitlines()] == [["alpha", "read"], ["beta", "write"]]
    assert secret not in said


def test_revoke_ends_the_key() -> None:
    secret = run("create", "wire").strip()
    run("revoke", "wire")
    assert living_key(secret) is None
    with pytest.raises(CommandError, match="no active key named “wire”"):
        run("revoke", "wire")


def test_a_name_in_use_or_unusable_is_refused_in_one_sentence() -> None:
    run("create", "wire")
    with pytest.raises(CommandError, match="already a key named “wire”"):
        run("create", "wire")
    with pytest.raises(CommandError, match="at most 100 are allowed"):
        run("create", "x" * 101)
    assert ApiKey.objects.count() == 1


def test_a_key_ends_after_its_days_and_the_list_says_when() -> None:
    run("create", "summer", "--expires", "30", "--per-minute", "90")
    ends = f"{timezone.now() + timedelta(days=30):%Y-%m-%d}"
    assert run("list").strip().split("\t")[3:] == ["never", f"until {ends}", "90"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (("--expires", "0"), "This moment has passed"),
        (("--expires", "-1"), "out of range"),
        (("--expires", "99999999999"), "out of range"),
        (("--per-minute", "0"), "a number from 1 to"),
    ],
)
def test_an_end_or_a_limit_that_can_not_be_is_refused(given: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        run("create", "summer", *given)
    assert not ApiKey.objects.exists()


def test_rotate_prints_a_new_secret_and_the_old_one_works_on() -> None:
    old = run("create", "wire").strip()
    new = run("rotate", "wire").strip()
    assert living_key(old) == living_key(new) == ApiKey.objects.get()
    newer = run("rotate", "wire", "--overlap", "0").strip()
    assert [living_key(one) for one in (old, new)] == [None, None]
    assert living_key(newer) is not None
    with pytest.raises(CommandError, match="at most 30 days"):
        run("rotate", "wire", "--overlap", "721")


def test_an_unknown_scope_or_action_is_refused() -> None:
    for words in (("create", "wire", "--scope", "all"), ("destroy", "wire"), ()):
        with pytest.raises(CommandError):
            run(*words)
    assert not ApiKey.objects.exists()
