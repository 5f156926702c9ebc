"""Posts that sources hold, and what they are to each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from articles.foundation.errors import Dangling
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from articles.sources.errors import BadSource
from articles.sources.models import Source
from articles.sources.operations import SOURCES, create_source, draft_of, update_source
from articles.sources.types import RoleDraft, SourceDraft, TieDraft
from tests.factories.sources import source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db

DRAFT = SourceDraft("Kim Jong-un", "named_individual")


def tie(row: Source, *ties: TieDraft) -> Source:
    """Give the source these ties, whatever version it is at."""
    now = Source.objects.get(id=row.id)
    return update_source(editor(), id=now.id, version=now.version, draft=replace(draft_of(now), ties=ties))


def fields(refused: pytest.ExceptionInfo[BadSource]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


def test_a_source_keeps_its_roles_and_ties_in_their_order() -> None:
    ministry, agency = source(name="Ministry"), source(name="Agency")
    roles = (
        RoleDraft(ministry.id, "Minister", date(2019, 1, 1), date(2020, 2, 2)),
        RoleDraft(ministry.id, "Adviser", date(2020, 2, 3)),
    )
    ties = (TieDraft("owns", agency.id, date(2011, 12, 17), note="Through a holding."),)
    row, _ = create_source(editor(), draft=replace(DRAFT, roles=roles, ties=ties))
    kept = draft_of(Source.objects.get(id=row.id))
    assert (kept.roles, kept.ties) == (roles, ties)


def test_they_are_replaced_as_a_whole_and_the_ledger_has_both() -> None:
    ministry = source(name="Ministry")
    old, _ = create_source(editor(), draft=replace(DRAFT, roles=(RoleDraft(ministry.id, "Minister"),)))
    update_source(editor(), id=old.id, version=1, draft=replace(draft_of(old), roles=()))
    assert draft_of(Source.objects.get(id=old.id)).roles == ()
    entry = Entry.objects.about(old.id).last()
    assert entry is not None
    assert entry.before is not None
    assert entry.after is not None
    assert entry.before["roles"][0]["organization"] == str(ministry.id)
    assert (entry.before["roles"][0]["start"], entry.after["roles"]) == (None, [])


def test_a_create_with_roles_sent_twice_makes_one_row() -> None:
    actor, ministry, id = editor(), source(name="Ministry"), new_id()
    draft = replace(DRAFT, roles=(RoleDraft(ministry.id, "Minister", date(2020, 1, 1)),))
    assert [create_source(actor, draft=draft, id=id)[1] for _ in range(2)] == [True, False]


def test_a_create_written_down_before_there_were_roles_is_still_a_repeat() -> None:
    actor, id = editor(), new_id()
    row, _ = create_source(actor, draft=DRAFT)
    written = Entry.objects.get(subject_id=row.id)
    assert written.after is not None
    after = {name: value for name, value in written.after.items() if name not in {"roles", "ties"}}
    Entry.objects.create(
        at=written.at, verb="source.created", subject_id=id, actor_id=actor.user_id, after=after
    )
    at, kind = written.at, DRAFT.source_kind
    Source(id=id, name="x", source_kind=kind, created=at, modified=at, created_by_id=actor.user_id).save()
    assert create_source(actor, draft=DRAFT, id=id)[1] is False


def test_sources_that_are_not_there_are_named_by_their_field() -> None:
    unknown = new_id()
    draft = replace(DRAFT, roles=(RoleDraft(unknown, "Minister"),), ties=(TieDraft("owns", unknown),))
    with pytest.raises(Dangling) as refused:
        create_source(editor(), draft=draft)
    assert [problem.field for problem in refused.value.problems] == ["roles.0.organization", "ties.0.other"]
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("roles", "field", "code"),
    [
        ((("Minister", date(2020, 1, 2), date(2020, 1, 1)),), "roles.0.end", "invalid"),
        (((" ", None, None),), "roles.0.title", "blank"),
        ((("x" * 301, None, None),), "roles.0.title", "too_long"),
        ((("Minister", None, None), ("Envoy", date(2020, 1, 1), None)), "roles.1.end", "contradiction"),
        ((("Minister", None, date(2020, 1, 1)), ("minister", date(2020, 1, 1), None)), "roles.1", "repeated"),
    ],
)
def test_a_bad_role_is_refused_by_its_field(
    roles: tuple[tuple[str, date | None, date | None], ...], field: str, code: str
) -> None:
    ministry = source(name="Ministry")
    draft = replace(DRAFT, roles=tuple(RoleDraft(ministry.id, *role) for role in roles))
    with pytest.raises(BadSource) as refused:
        create_source(editor(), draft=draft)
    assert fields(refused) == [(field, code)]


def test_two_open_roles_at_one_organization_are_refused_with_the_remedy() -> None:
    ministry = source(name="Ministry")
    draft = replace(DRAFT, roles=(RoleDraft(ministry.id, "CEO"), RoleDraft(ministry.id, "Chairman")))
    with pytest.raises(BadSource) as refused:
        create_source(editor(), draft=draft)
    assert "“CEO” and “Chairman” are both held" in refused.value.problems[0].message
    assert "Give the earlier one an end, or make them one role" in refused.value.problems[0].message


def test_open_roles_contradict_also_at_two_records_that_were_merged() -> None:
    ministry, twin = source(name="Ministry"), source(name="The ministry")
    SOURCES.merge(admin(), id=twin.id, version=1, into=ministry.id)
    draft = replace(DRAFT, roles=(RoleDraft(ministry.id, "CEO"), RoleDraft(twin.id, "Chairman")))
    with pytest.raises(BadSource) as refused:
        create_source(editor(), draft=draft)
    assert fields(refused) == [("roles.1.end", "contradiction")]


def test_an_earlier_role_that_ended_and_one_elsewhere_are_accepted() -> None:
    ministry, army = source(name="Ministry"), source(name="Army")
    roles = (
        RoleDraft(ministry.id, "Minister", None, date(2020, 1, 1)),
        RoleDraft(ministry.id, "Minister", date(2020, 1, 2)),
        RoleDraft(army.id, "General"),
    )
    assert create_source(editor(), draft=replace(DRAFT, roles=roles))[1]


@pytest.mark.parametrize(
    ("ties", "field", "code"),
    [
        (("rumoured",), "ties.0.kind", "invalid"),
        (("owns", "owns"), "ties.1", "repeated"),
    ],
)
def test_a_bad_tie_is_refused_by_its_field(ties: tuple[str, ...], field: str, code: str) -> None:
    agency = source(name="Agency")
    draft = replace(DRAFT, ties=tuple(TieDraft(kind, agency.id) for kind in ties))
    with pytest.raises(BadSource) as refused:
        create_source(editor(), draft=draft)
    assert fields(refused) == [(field, code)]


def test_nothing_is_tied_to_itself_nor_to_its_own_tombstone() -> None:
    row, twin = source(name="Agency"), source(name="The agency")
    SOURCES.merge(admin(), id=twin.id, version=1, into=row.id)
    for id in (row.id, twin.id):
        with pytest.raises(BadSource) as refused:
            tie(row, TieDraft("speaks_for", id))
        assert fields(refused) == [("ties.0.other", "itself")]


@pytest.mark.parametrize("kind", ["owns", "part_of"])
def test_a_ring_is_refused_however_long_it_is(kind: str) -> None:
    a, b, c = (source(name=name) for name in "abc")
    tie(a, TieDraft(kind, b.id))
    tie(b, TieDraft(kind, c.id))
    with pytest.raises(BadSource) as refused:
        tie(c, TieDraft("party_to", a.id), TieDraft(kind, a.id))
    assert fields(refused) == [("ties.1.other", "ring")]
    assert "circle" in refused.value.problems[0].message


def test_a_ring_is_seen_through_merged_records() -> None:
    a, b, twin = (source(name=name) for name in "abc")
    tie(a, TieDraft("part_of", twin.id))
    SOURCES.merge(admin(), id=twin.id, version=1, into=b.id)
    with pytest.raises(BadSource) as refused:
        tie(b, TieDraft("part_of", a.id))
    assert fields(refused) == [("ties.0.other", "ring")]


def test_two_may_speak_for_each_other_and_own_each_other_at_different_times() -> None:
    a, b = source(name="a"), source(name="b")
    tie(a, TieDraft("speaks_for", b.id), TieDraft("owns", b.id, None, date(2000, 12, 31)))
    row = tie(b, TieDraft("speaks_for", a.id), TieDraft("owns", a.id, date(2001, 1, 1)))
    assert row.version == 2
    with pytest.raises(BadSource):
        tie(b, TieDraft("owns", a.id, date(2000, 12, 31)))


def test_too_many_are_refused() -> None:
    ids: list[UUID] = [source(name="Agency").id] * 201
    draft = replace(DRAFT, ties=tuple(TieDraft("owns", id) for id in ids))
    with pytest.raises(BadSource) as refused:
        create_source(editor(), draft=draft)
    assert fields(refused) == [("ties", "too_many")]
