"""Who gets in, and as whom."""

from __future__ import annotations

import pytest
from django.test import Client

from annotator.accounts.operations import revoke_api_key
from annotator.accounts.rules import Scope
from annotator.accounts.types import Principal
from annotator.rest.authentication import WrongKeys
from tests.factories.api_keys import api_key
from tests.factories.users import nobody, user
from tests.rest.caller import Caller

CLAIM = {"statement": "3,000 more went."}


def test_without_a_key_a_caller_is_challenged_for_one(client_of_nobody: Caller) -> None:
    answer = client_of_nobody.get("claims/")
    assert (answer.status, answer.type) == (401, "application/problem+json")
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Galley"'


@pytest.mark.parametrize(
    "given", ["Bearer nonsense", "Bearer", "Bearer ", "bearer é", "Basic YTpi", "nonsense"]
)
def test_what_is_no_key_of_ours_is_refused(given: str, client_of_nobody: Caller) -> None:
    assert client_of_nobody.get("claims/", Authorization=given).status == 401


def test_a_revoked_key_is_refused(db: None) -> None:
    key, secret = api_key(scope=Scope.READ)
    caller = Caller(Principal.of_key(key), secret=secret)
    assert caller.get("claims/").status == 200
    revoke_api_key(key)
    assert caller.get("claims/").status == 401


def test_a_read_key_may_not_write(reader_key: Caller) -> None:
    answer = reader_key.post("claims/", CLAIM)
    assert (answer.status, answer.type) == (403, "application/problem+json")


def test_a_key_wins_over_a_session(editor: Caller, reader_key: Caller) -> None:
    assert editor.post("claims/", CLAIM, **reader_key.headers).status == 403


def test_an_admin_who_is_no_editor_may_add_sources_but_not_annotate(admin: Caller) -> None:
    assert admin.post("sources/", {"name": "KCNA", "source_kind": "state_media"}).status == 201
    assert admin.post("claims/", CLAIM).status == 403


def test_a_person_without_a_role_may_not_even_read(db: None) -> None:
    stranger = user(roles=())
    assert Caller(Principal.of_user(stranger), user=stranger).get("claims/").status == 403


def test_a_session_needs_the_csrf_token_to_write(editor: Caller) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.client.cookies
    editor.client = strict
    assert editor.get("claims/").status == 200
    answer = editor.post("claims/", CLAIM)
    assert (answer.status, answer.codes) == (403, ["csrf"])


def test_wrong_keys_are_slowed_down_and_right_ones_are_not(
    reader_key: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WrongKeys, "rate", "2/min")
    wrong = Caller(nobody(), secret="wrong")
    assert [wrong.get("claims/").status for _ in range(3)] == [401, 401, 429]
    assert int(wrong.get("claims/").headers["Retry-After"]) in range(1, 62)
    assert reader_key.get("claims/").status == 200


def test_a_page_of_somebody_who_left_writes_nothing_in_the_next_ones_session(editor: Caller) -> None:
    somebody = str(user().pk)
    sent = {"text": "Varland sent 3,000 more soldiers."}
    refused = editor.post("articles/", sent, **{"X-Galley-Person": somebody})
    assert refused.status == 403
    assert "opened by somebody who has signed out" in refused.body["detail"]
    assert editor.post("articles/", sent, **{"X-Galley-Person": str(editor.actor.user_id)}).status == 201
