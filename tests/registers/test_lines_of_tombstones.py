"""Merging and splitting in any order: the line of tombstones always leads to the survivor, and all can be
undone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.foundation.errors import DomainError
from articles.foundation.models import new_id
from articles.foundation.types import Actor, Origin, OriginType, StandIn
from articles.registers.errors import BadMerge, Merged
from articles.registers.operations import merge, refuse_merged, split
from articles.sources.models import Source
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)
type State = dict[UUID, tuple[UUID | None, UUID | None, UUID]]


def rows(actor: Actor, count: int) -> list[UUID]:
    """Make that many sources, without names: only how they hang together matters here."""
    made = [
        Source(
            id=new_id(),
            name=str(n),
            source_kind="document",
            created=NOON,
            modified=NOON,
            created_by_id=actor.user_id,
        )
        for n in range(count)
    ]
    return [row.id for row in Source.objects.bulk_create(made)]


def state() -> State:
    """Return what is stored of all sources."""
    found = Source.objects.values_list("id", "merged_into", "survivor", "canonical")
    return {id: (into, survivor, canonical) for id, into, survivor, canonical in found}


def maker(row: Source) -> Actor:
    """Return whoever made the source."""
    return StandIn(row.created_by_id, Origin(OriginType.PERSON))


def join(id: UUID, into: UUID) -> list[Source]:
    """Merge a source that is at whatever version."""
    row = Source.objects.get(id=id)
    return merge(maker(row), Source.objects.all(), id=id, version=row.version, into=into, now=NOON)


def part(id: UUID) -> list[Source]:
    """Split a source off that is at whatever version."""
    row = Source.objects.get(id=id)
    return split(maker(row), Source.objects.all(), id=id, version=row.version, now=NOON)


def join_again(id: UUID, into: UUID) -> None:
    """Merge a source into one that may be a tombstone: that one is split off for as long as it takes."""
    above = Source.objects.get(id=into).merged_into_id
    if above:
        part(into)
    join(id, into)
    if above:
        join_again(into, above)


def end_of_line(now: State, id: UUID) -> UUID:
    """Walk along `merged_into`; fails if that leads in a ring."""
    seen = {id}
    while (into := now[id][0]) is not None:
        assert into not in seen
        seen.add(into)
        id = into
    return id


COUNT = 6
STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)), max_size=14)


@given(steps=STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_merges_and_splits_undone_in_reverse_restore_every_row(
    db: None, steps: list[tuple[bool, int, int]]
) -> None:
    with transaction.atomic():
        ids = rows(editor(), COUNT)
        start = state()
        done: list[tuple[UUID, UUID, bool]] = []
        for merging, one, other in steps:
            parent = Source.objects.get(id=ids[one]).merged_into_id
            try:
                with transaction.atomic():
                    if merging:
                        join(ids[one], ids[other])
                    else:
                        part(ids[one])
            except DomainError:
                continue
            done.append((ids[one], ids[other] if merging else parent or ids[one], merging))
            now = state()
            assert {id: end_of_line(now, id) for id in ids} == {id: row[2] for id, row in now.items()}
            assert {id: row[1] or id for id, row in now.items()} == {id: row[2] for id, row in now.items()}
        for id, into, merged in reversed(done):
            if merged:
                part(id)
            else:
                join_again(id, into)
        assert state() == start
        transaction.set_rollback(True)


def test_a_merge_says_which_rows_changed_the_record_first() -> None:
    a, b, c, d = rows(editor(), 4)
    join(a, b)
    join(d, b)
    changed = join(b, c)
    assert changed[0].id == b
    assert {row.id for row in changed[1:]} == {a, d}
    assert {row.version for row in Source.objects.filter(id__in=(a, d))} == {3}
    assert Source.objects.get(id=c).version == 1


def test_a_split_takes_along_what_was_merged_into_it_before() -> None:
    a, b, c, other = rows(editor(), 4)
    join(a, b)
    join(b, c)
    join(other, c)
    changed = part(b)
    assert [row.id for row in changed] == [b, a]
    now = state()
    assert (now[b][2], now[a][2], now[other][2]) == (b, b, c)


@pytest.mark.parametrize(
    ("one", "into", "said"), [(0, 0, "itself"), (1, 0, "circle"), (1, 2, "Merge into that one")]
)
def test_what_would_break_the_line_is_refused(one: int, into: int, said: str) -> None:
    ids = rows(editor(), 4)
    join(ids[0], ids[1])
    join(ids[2], ids[3])
    before = state()
    with pytest.raises(BadMerge, match=said) as refused:
        join(ids[one], ids[into])
    assert [problem.field for problem in refused.value.problems] == ["into"]
    assert state() == before


def test_an_unknown_survivor_is_refused_by_its_field() -> None:
    (id,) = rows(editor(), 1)
    with pytest.raises(BadMerge, match="There is no source") as refused:
        join(id, new_id())
    assert [problem.field for problem in refused.value.problems] == ["into"]


def test_a_tombstone_is_merged_no_further() -> None:
    a, b, c = rows(editor(), 3)
    join(a, b)
    with pytest.raises(Merged, match=str(b)):
        join(a, c)
    with pytest.raises(Merged):
        refuse_merged(Source.objects.get(id=a))


def test_what_stands_for_itself_is_not_split() -> None:
    (id,) = rows(editor(), 1)
    with pytest.raises(BadMerge, match="nothing to split"):
        part(id)


def test_the_records_that_are_one_are_found_from_any_of_them() -> None:
    a, b, c, other = rows(editor(), 4)
    join(a, b)
    join(b, c)
    for id in (a, b, c):
        assert set(Source.objects.same_as(id).values_list("id", flat=True)) == {a, b, c}
    assert set(Source.objects.surviving().values_list("id", flat=True)) == {c, other}
