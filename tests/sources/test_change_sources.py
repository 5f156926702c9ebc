"""Changing many sources together: each by its own operation, all or none."""

from __future__ import annotations

import pytest

from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from articles.registers.errors import Merged
from articles.registers.operations import MOST_AT_ONCE
from articles.sources.errors import BadSource, SourcesRefused
from articles.sources.models import Source
from articles.sources.operations import SOURCES, change_sources
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db


def test_kind_and_country_are_given_to_all_with_an_entry_for_each() -> None:
    rows = [source(name=name, aliases=("x",)) for name in ("A", "B")]
    done = change_sources(
        admin(), versions={row.id: 1 for row in rows}, source_kind="publisher", country="KR"
    )
    assert done == 2
    told = Source.objects.values_list("source_kind", "country", "version")
    assert list(told) == [("publisher", "KR", 2)] * 2
    assert Entry.objects.filter(verb="source.updated").count() == 2
    assert [alias.name for alias in Source.objects.with_names()[0].aliases] == ["x"]


def test_what_is_so_already_is_left_alone() -> None:
    row, other = source(source_kind="publisher"), source()
    assert change_sources(admin(), versions={row.id: 1, other.id: 1}, source_kind="publisher") == 1
    row.refresh_from_db()
    assert row.version == 1


def test_one_refusal_keeps_all_as_they_were_and_each_is_named() -> None:
    actor, good, stale, into, missing = admin(), source(), source(), source(), new_id()
    merged = SOURCES.merge(actor, id=source().id, version=1, into=into.id)
    versions = {good.id: 1, stale.id: 7, merged.id: 2, missing: 1}
    with pytest.raises(SourcesRefused) as refused:
        change_sources(actor, versions=versions, country="KR")
    kinds = {id: type(trouble) for id, trouble in refused.value.refused.items()}
    assert kinds == {stale.id: Stale, merged.id: Merged, missing: Missing}
    assert not Source.objects.filter(country="KR").exists()
    assert not Entry.objects.filter(verb="source.updated").exists()


def test_a_bad_value_is_refused_for_every_row() -> None:
    row = source()
    with pytest.raises(SourcesRefused) as refused:
        change_sources(admin(), versions={row.id: 1}, country="Korea")
    assert isinstance(refused.value.refused[row.id], BadSource)


def test_too_many_are_refused_with_the_limit() -> None:
    with pytest.raises(SourcesRefused, match="At most 500 sources"):
        change_sources(admin(), versions={new_id(): 1 for _ in range(MOST_AT_ONCE + 1)}, country="KR")


def test_only_who_manages_the_register_may_do_it() -> None:
    with pytest.raises(Forbidden):
        change_sources(editor(), versions={source().id: 1}, country="KR")
