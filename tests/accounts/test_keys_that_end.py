"""API keys that expire, are given new secrets, and say when they were used."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotator.accounts.errors import BadKey, KeyEnded
from annotator.accounts.models import ApiKey
from annotator.accounts.operations import (
    LONGEST_OVERLAP,
    create_api_key,
    living_key,
    revoke_api_key,
    rotate_api_key,
    why_closed,
)
from tests.sessions import at_once

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def past(**fields: timedelta) -> None:
    """Put moments of the only key into the past."""
    ApiKey.objects.update(**{name: timezone.now() - ago for name, ago in fields.items()})


def test_a_key_opens_nothing_once_it_has_expired() -> None:
    _, secret = create_api_key(name="Summer", scope="read", expires=timezone.now() + HOUR)
    assert living_key(secret) is not None
    past(expires=timedelta(seconds=1))
    assert living_key(secret) is None
    assert why_closed(secret) == "expired"


def test_a_key_can_not_be_made_for_the_past() -> None:
    with pytest.raises(BadKey) as refused:
        create_api_key(name="Summer", scope="read", expires=timezone.now() - HOUR, per_minute=0)
    assert [problem.field for problem in refused.value.problems] == ["expires", "per_minute"]


def test_both_secrets_open_the_key_until_the_overlap_ends() -> None:
    key, old = create_api_key(name="Wire", scope="read")
    new = rotate_api_key(key, overlap=HOUR)
    assert new != old
    assert living_key(old) == living_key(new) == key
    past(old_until=timedelta(seconds=1))
    assert living_key(old) is None
    assert living_key(new) == key
    assert why_closed(old) == "replaced"


def test_a_second_rotation_ends_the_oldest_secret_at_once() -> None:
    key, first = create_api_key(name="Wire", scope="read")
    second = rotate_api_key(key)
    third = rotate_api_key(key)
    assert [living_key(one) for one in (first, second, third)] == [None, key, key]


def test_a_leaked_secret_is_ended_by_a_rotation_without_an_overlap() -> None:
    key, leaked = create_api_key(name="Wire", scope="read")
    new = rotate_api_key(key, overlap=timedelta())
    assert [living_key(leaked), living_key(new)] == [None, key]


def test_revoking_ends_both_secrets() -> None:
    key, old = create_api_key(name="Wire", scope="read")
    new = rotate_api_key(key)
    revoke_api_key(key)
    assert [living_key(one) for one in (old, new)] == [None, None]
    assert why_closed(new) == "revoked"


@pytest.mark.parametrize("overlap", [timedelta(seconds=-1), LONGEST_OVERLAP + timedelta(seconds=1)])
def test_an_overlap_that_can_not_be_is_refused(overlap: timedelta) -> None:
    key, secret = create_api_key(name="Wire", scope="read")
    with pytest.raises(BadKey, match="at most 30 days"):
        rotate_api_key(key, overlap=overlap)
    assert living_key(secret) == key


def test_an_ended_key_gets_no_new_secret() -> None:
    key, _ = create_api_key(name="Wire", scope="read", expires=timezone.now() + HOUR)
    past(expires=HOUR)
    with pytest.raises(KeyEnded, match="expired"):
        rotate_api_key(key)
    revoke_api_key(key)
    with pytest.raises(KeyEnded, match="revoked"):
        rotate_api_key(key)


def test_use_is_noted_once_a_minute() -> None:
    _, secret = create_api_key(name="Wire", scope="read")
    assert ApiKey.objects.get().last_used is None
    living_key(secret)
    first = ApiKey.objects.get().last_used
    assert first is not None
    with CaptureQueriesContext(connection) as asked:
        living_key(secret)
    assert len(asked) == 1
    past(last_used=timedelta(seconds=61))
    living_key(secret)
    again = ApiKey.objects.get().last_used
    assert again is not None
    assert again >= first


@pytest.mark.django_db(transaction=True)
def test_noting_the_use_waits_for_nobody_who_holds_the_row() -> None:
    _, secret = create_api_key(name="Wire", scope="read")
    with transaction.atomic():
        ApiKey.objects.select_for_update().get()
        # In another session; it would wait for this one for ever.
        assert [key.name for key in at_once(lambda: living_key(secret)) if key] == ["Wire"]
    assert ApiKey.objects.get().last_used is None
