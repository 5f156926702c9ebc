"""The history of a source, an entity and a claim: theirs, and what others' entries say of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.claims.operations import merge_claim
from articles.entities.operations import ENTITIES
from articles.foundation.errors import Forbidden, Missing
from articles.foundation.models import new_id
from articles.history.models import claim_history, entity_history, source_history
from articles.sources.models import Source
from articles.sources.operations import SOURCES, draft_of, update_source
from articles.sources.types import RoleDraft, TieDraft
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import figure, relation, verdict
from tests.factories.ratings import rating
from tests.factories.sources import identify, source
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db


def linked(row: Source, **links: object) -> None:
    """Replace a source's roles or ties."""
    row.refresh_from_db()
    draft = replace(draft_of(row), **links)  # type: ignore[arg-type] # by name
    update_source(editor(), id=row.id, version=row.version, draft=draft)


def test_a_source_has_its_grades_merges_judgements_and_links_from_both_ends() -> None:
    paper, owner, holt = source(name="Harbour Times"), source(name="Dock Holdings"), source(name="Maria Holt")
    same = source(name="The Harbour Times")
    rating(source=paper)
    linked(owner, ties=(TieDraft("owns", paper.id),))
    linked(holt, roles=(RoleDraft(paper.id, "Editor"),))
    linked(owner, ties=())
    SOURCES.judge(admin(), a=paper.id, b=same.id, answer="same")
    SOURCES.merge(admin(), id=same.id, version=1, into=paper.id)
    SOURCES.split(admin(), id=same.id, version=2)
    told = [(entry.verb, entry.subject_id) for entry in source_history(editor(), paper.id)]
    assert [verb for verb, _ in told] == [
        "source.split",
        "source.merged",
        "source_judgement.created",
        "source.updated",
        "source.updated",
        "source.updated",
        "rating.created",
        "source.created",
    ]
    assert [id for verb, id in told if verb == "source.updated"] == [owner.id, holt.id, owner.id]


def test_a_merged_source_tells_its_own_and_the_survivors_history() -> None:
    paper, same = source(name="Harbour Times"), source(name="The Harbour Times")
    rating(source=same)
    SOURCES.merge(admin(), id=same.id, version=1, into=paper.id)
    both = [[entry.id for entry in source_history(editor(), row.id)] for row in (paper, same)]
    assert both[0] == both[1]
    assert len(both[0]) == 4


def test_an_entity_has_its_merges_and_the_sources_that_are_it() -> None:
    oslo, other = entity(name="Oslo"), entity(name="Oslo city")
    identify(editor(), source(name="Harbour Times"), oslo.id)
    ENTITIES.merge(admin(), id=other.id, version=1, into=oslo.id)
    assert [entry.verb for entry in entity_history(editor(), oslo.id)] == [
        "entity.merged",
        "source.identified",
        "entity.created",
        "entity.created",
    ]


def test_a_claim_has_its_appearances_and_all_parts_of_its_record() -> None:
    one, other = claim(statement="The port is closed."), claim(statement="The port is shut.")
    annotation(article=article(text="Seoul said."), kind="claim", words="Seoul", claim=one.id)
    figure(claim=one)
    verdict(claim=one)
    relation(claim=claim(), other=one)
    merge_claim(editor(), id=other.id, version=1, into=one.id)
    verbs = [entry.verb for entry in claim_history(editor(), one.id)]
    assert {"claim.merged", "verdict.created", "figure.created", "relation.created"} <= set(verbs)
    assert verbs.count("claim.created") == 2
    assert {"appearance.created", "annotation.created"} <= set(verbs)


def test_a_history_is_for_the_newsroom_and_of_records_that_are_there() -> None:
    row = source()
    with pytest.raises(Forbidden):
        source_history(reader(), row.id)
    with pytest.raises(Missing):
        source_history(editor(), new_id())
