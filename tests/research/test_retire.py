"""Putting sources and entities out of use: only those that nothing names, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from articles.annotations.operations import delete_annotation
from articles.claims.operations import create_attribution
from articles.entities.operations import ENTITIES
from articles.foundation.errors import Dangling, Forbidden, Stale
from articles.history.operations import revert_entry
from articles.ledger.models import Entry
from articles.registers.errors import BadMerge, InUse, Merged, Retired
from articles.research.operations import retire_entity, retire_source
from articles.sources.models import Source
from articles.sources.operations import SOURCES, draft_of, update_source
from articles.sources.types import RoleDraft, TieDraft
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import response
from tests.factories.ratings import rating
from tests.factories.sources import identify, source
from tests.factories.stories import make_story
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db


def test_an_unused_source_is_retired_keeps_its_id_and_comes_back() -> None:
    row = source(name="Harbour Times")
    rating(source=row)
    retired = retire_source(admin(), id=row.id, version=row.version)
    assert (retired.id, retired.version, retired.retired is not None) == (row.id, 2, True)
    assert not Source.objects.surviving().exists()
    entry = Entry.objects.latest("id")
    assert (entry.verb, entry.subject_id, entry.before) == (
        "source.retired",
        row.id,
        {"name": "Harbour Times"},
    )
    SOURCES.restore(admin(), id=row.id, version=2)
    assert Source.objects.surviving().get().retired is None
    assert Entry.objects.latest("id").verb == "source.restored"


def role_at(row: Source) -> None:
    """Let somebody hold a post at the source."""
    holder = source(name="Maria Holt")
    draft = replace(draft_of(holder), roles=(RoleDraft(row.id, "Editor"),))
    update_source(editor(), id=holder.id, version=1, draft=draft)


def tie_to(row: Source) -> None:
    """Let another source own it."""
    owner = source(name="Dock Holdings")
    draft = replace(draft_of(owner), ties=(TieDraft("owns", row.id),))
    update_source(editor(), id=owner.id, version=1, draft=draft)


def merged_into(row: Source) -> None:
    """Merge another source into it."""
    SOURCES.merge(admin(), id=source(name="HT").id, version=1, into=row.id)


def marked(row: Source) -> None:
    """Let a mark name it."""
    annotation(article=article(text="Seoul said."), kind="source", words="Seoul", source=row.id)


@pytest.mark.parametrize(
    ("use", "reason"),
    [
        (role_at, "1 role at it"),
        (tie_to, "1 tie to it"),
        (merged_into, "1 source merged into it"),
        (marked, "1 mark"),
        (lambda row: response(claim=claim(), party=row), "1 response"),
    ],
)
def test_a_source_in_use_is_not_retired_and_the_reason_is_told(
    use: Callable[[Source], object], reason: str
) -> None:
    row = source(name="Harbour Times")
    use(row)
    row.refresh_from_db()
    with pytest.raises(InUse, match=f"This source is in use: {reason}. Only one"):
        retire_source(admin(), id=row.id, version=row.version)
    row.refresh_from_db()
    assert row.retired is None


def test_a_source_of_a_chain_is_in_use() -> None:
    story = make_story()
    create_attribution(editor(), draft=story.draft)
    with pytest.raises(InUse, match="1 step of a chain"):
        retire_source(admin(), id=story.kcna.id, version=1)


def test_what_was_deleted_is_no_use() -> None:
    row = source(name="Harbour Times")
    mark = annotation(article=article(text="Seoul said."), kind="source", words="Seoul", source=row.id)
    delete_annotation(editor(), id=mark.id, version=1)
    assert retire_source(admin(), id=row.id, version=1).retired is not None


def test_nothing_new_names_a_retired_source() -> None:
    row, other = source(name="Harbour Times"), source(name="Dock Holdings")
    retire_source(admin(), id=row.id, version=1)
    with pytest.raises(Dangling, match="was retired"):
        marked(row)
    with pytest.raises(Dangling, match="was retired"):
        response(claim=claim(), party=row)
    with pytest.raises(Dangling, match="was retired"):
        tie_to(row)
    with pytest.raises(Dangling, match="was retired"):
        rating(source=row)
    with pytest.raises(Retired):
        update_source(editor(), id=row.id, version=2, draft=draft_of(row))
    with pytest.raises(BadMerge, match="was retired"):
        SOURCES.merge(admin(), id=other.id, version=1, into=row.id)
    story = make_story()
    retire_source(admin(), id=story.afp.id, version=1)
    with pytest.raises(Dangling, match="was retired"):
        create_attribution(editor(), draft=story.draft)


def test_an_entity_is_retired_unless_a_source_is_it() -> None:
    row, actor = entity(name="Oslo"), editor()
    paper = identify(actor, source(name="Harbour Times"), row.id)
    with pytest.raises(InUse, match="1 source that is this entity"):
        retire_entity(admin(), id=row.id, version=1)
    identify(actor, paper, None)
    retire_entity(admin(), id=row.id, version=1)
    with pytest.raises(Dangling, match="was retired"):
        identify(actor, paper, row.id)
    assert ENTITIES.restore(admin(), id=row.id, version=2).retired is None


def test_retiring_needs_the_permission_the_version_and_a_standing_record() -> None:
    row, other = source(name="Harbour Times"), source(name="Dock Holdings")
    with pytest.raises(Forbidden):
        retire_source(editor(), id=row.id, version=1)
    with pytest.raises(Stale):
        retire_source(admin(), id=row.id, version=7)
    with pytest.raises(BadMerge, match="not retired"):
        SOURCES.restore(admin(), id=row.id, version=1)
    retire_source(admin(), id=row.id, version=1)
    with pytest.raises(Retired):
        retire_source(admin(), id=row.id, version=2)
    third = source(name="Third")
    SOURCES.merge(admin(), id=other.id, version=1, into=third.id)
    with pytest.raises(Merged):
        retire_source(admin(), id=other.id, version=2)


def test_a_retirement_is_taken_back() -> None:
    row = source(name="Harbour Times")
    retire_source(admin(), id=row.id, version=1)
    revert_entry(admin(), Entry.objects.get(verb="source.retired"))
    assert Source.objects.surviving().filter(id=row.id).exists()
