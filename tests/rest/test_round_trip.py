"""The test of the model: a whole record goes out through the API, and comes back in on an empty desk as the
same.
"""

from __future__ import annotations

import pytest

from annotator.accounts.operations import desk_editor
from annotator.accounts.rules import ADMIN, EDITOR
from annotator.accounts.types import Principal
from annotator.sample.operations import load_sample
from annotator.sample.rules import sample_id
from articles.claims.models import Claim
from articles.claims.operations import create_claim, merge_claim
from articles.claims.types import ClaimDraft
from articles.entities.operations import ENTITIES, create_entity
from articles.entities.types import EntityDraft
from articles.sources.operations import SOURCES, create_source
from articles.sources.types import SourceDraft
from tests.emptying import empty
from tests.factories.users import user
from tests.rest.caller import Caller
from tests.rest.carrying import LISTS, content_of, read_desk, write_desk

pytestmark = pytest.mark.django_db(transaction=True)


def carrier() -> Caller:
    """Return a person who may read and write everything and name who decided, as no key may."""
    person = user(roles=(EDITOR, ADMIN))
    return Caller(Principal.of_user(person), user=person)


def merge_some() -> None:
    """Merge a source, an entity and two claims, one into the other, into records of the sample."""
    actor = Principal.of_user(desk_editor())
    agency, _ = create_source(actor, draft=SourceDraft("Korvian state agency", "state_media"))
    SOURCES.merge(actor, id=agency.id, version=1, into=sample_id("source", "telegraph"))
    marshal, _ = create_entity(actor, draft=EntityDraft("The Marshal", "person"))
    ENTITIES.merge(actor, id=marshal.id, version=1, into=sample_id("entity", "velin"))
    one, other = (create_claim(actor, draft=ClaimDraft(text))[0] for text in ("They fight.", "Troops fight."))
    merge_claim(actor, id=one.id, version=1, into=other.id)
    fighting = Claim.objects.get(id=sample_id("claim", "fighting"))
    merge_claim(actor, id=other.id, version=1, into=fighting.id)


def test_a_whole_desk_comes_back_the_same_ids_included() -> None:
    load_sample()
    merge_some()
    before = read_desk(carrier())
    # The tables empty, as on a new desk.
    empty()
    asker = carrier()
    assert {name: rows for name, rows in read_desk(asker).items() if rows} == {}
    write_desk(asker, before)
    after = read_desk(asker)
    for name in LISTS:
        assert content_of(after)[name] == content_of(before)[name], name


def test_every_list_of_the_sample_has_something_to_carry() -> None:
    load_sample()
    desk = read_desk(carrier())
    assert [name for name in LISTS if not desk[name]] == []
