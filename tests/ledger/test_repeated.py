"""Was this very create already done?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.operations import record, repeated
from articles.ledger.rules import snapshot
from articles.ledger.types import Change, Snapshot
from articles.sources.types import SourceDraft
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)


def test_the_same_create_by_the_same_actor_is_a_repeat_and_a_new_id_is_not() -> None:
    actor, old, new = editor(), new_id(), new_id()
    record(actor, Change("claim.created", old, after={"statement": "It rained."}), at=NOON)
    creates = {old: {"statement": "It rained."}, new: {"statement": "It rained."}}
    assert repeated(actor, verb="claim.created", creates=creates) == {old}


def test_other_content_under_the_same_id_is_refused() -> None:
    actor, id = editor(), new_id()
    record(actor, Change("claim.created", id, after={"statement": "It rained."}), at=NOON)
    with pytest.raises(IdInUse, match=str(id)):
        repeated(actor, verb="claim.created", creates={id: {"statement": "It snowed."}})


def test_somebody_elses_id_is_refused_even_with_the_same_content() -> None:
    id = new_id()
    record(editor(), Change("claim.created", id, after={"statement": "It rained."}), at=NOON)
    with pytest.raises(IdInUse):
        repeated(editor(), verb="claim.created", creates={id: {"statement": "It rained."}})


def test_later_changes_of_the_row_do_not_matter() -> None:
    actor, id = editor(), new_id()
    record(actor, Change("claim.created", id, after={"statement": "It rained."}), at=NOON)
    record(actor, Change("claim.updated", id, after={"statement": "It snowed."}), at=NOON)
    assert repeated(actor, verb="claim.created", creates={id: {"statement": "It rained."}}) == {id}


def test_a_snapshot_is_what_the_database_gives_back() -> None:
    actor, id = editor(), new_id()
    content = snapshot(SourceDraft("Ré 🪖 \u2028", "military", external_ids={"wikidata": "Q1"}))
    record(actor, Change("source.created", id, after=content), at=NOON)
    assert repeated(actor, verb="source.created", creates={id: content}) == {id}


def test_a_field_that_came_into_being_since_is_the_same_when_it_is_empty() -> None:
    actor, id = editor(), new_id()
    record(actor, Change("claim.created", id, after={"statement": "It rained."}), at=NOON)
    empties: tuple[Any, ...] = ([], "", None, {})
    content: Snapshot
    for empty in empties:
        content = {"statement": "It rained.", "topics": empty}
        assert repeated(actor, verb="claim.created", creates={id: content}) == {id}
    for content in ({"statement": "It rained.", "topics": ["rain"]}, {}):
        with pytest.raises(IdInUse):
            repeated(actor, verb="claim.created", creates={id: content})
