"""Two sessions change how sources hang together: neither undoes what the other relies on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.foundation.types import Actor
from articles.registers.errors import BadMerge
from articles.sources.errors import BadSource
from articles.sources.models import Source
from articles.sources.operations import SOURCES, draft_of, update_source
from articles.sources.types import TieDraft
from tests.factories.sources import source
from tests.factories.users import admin
from tests.sessions import sessions, wait_until_blocked

pytestmark = pytest.mark.django_db(transaction=True)


def merge(actor: Actor, row: Source, into: Source) -> None:
    """Merge a source that nobody has changed."""
    SOURCES.merge(actor, id=row.id, version=1, into=into.id)


def test_a_tombstone_that_a_record_gets_while_it_is_merged_follows_it() -> None:
    actor = admin()
    a, b, c = (source(name=name) for name in "abc")
    with sessions(2) as (first, second):
        first.begin()
        first.run(merge, actor, a, b)
        waiting = second.start(merge, actor, b, c)
        wait_until_blocked(waiting)
        first.commit()
        waiting.result(10)
    assert set(Source.objects.values_list("canonical", flat=True)) == {c.id}


def test_two_are_not_merged_into_each_other() -> None:
    actor, a, b = admin(), source(name="a"), source(name="b")
    with sessions(2) as (first, second):
        first.begin()
        first.run(merge, actor, a, b)
        waiting = second.start(merge, actor, b, a)
        wait_until_blocked(waiting)
        first.commit()
        with pytest.raises(BadMerge, match="circle"):
            waiting.result(10)


def test_two_ties_do_not_close_a_ring_together() -> None:
    actor, a, b = admin(), source(name="a"), source(name="b")

    def tie(row: Source, other: Source) -> None:
        draft = replace(draft_of(row), ties=(TieDraft("part_of", other.id),))
        update_source(actor, id=row.id, version=1, draft=draft)

    with sessions(2) as (first, second):
        first.begin()
        first.run(tie, a, b)
        waiting = second.start(tie, b, a)
        wait_until_blocked(waiting)
        first.commit()
        with pytest.raises(BadSource):
            waiting.result(10)
