"""Sources, entities and ratings that the database writes down say what their shapes say, to everybody."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from articles.claims.models import known_entities, told_entities, told_sources
from articles.entities.models import Entity, tied_from, tied_to
from articles.entities.operations import create_entity, create_identified_source
from articles.entities.types import EntityDraft, EntityTieDraft
from articles.registers.types import AliasDraft
from articles.research.operations import retire_source
from articles.shapes.models import entity_documents, rating_documents, source_documents
from articles.shapes.rules import entity_shape, rating_shape, source_shape
from articles.sources.models import Rating, Source
from articles.sources.operations import SOURCES
from articles.sources.types import RoleDraft, SourceDraft, TieDraft
from tests.factories.entities import entity
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor
from tests.shapes.reading import AWKWARD, read, written
from tests.shapes.test_chains import readers, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def register() -> None:
    """Make sources with everything that one can have, one without a name, one merged and one out of use."""
    actor = editor()
    office, twin = source(name="Ministry"), source(name="The Ministry")
    draft = SourceDraft(
        AWKWARD.splitlines()[0] + ' "Mira"',
        "named_individual",
        aliases=(AliasDraft("김", "ko", "Hang"), AliasDraft("Mira K.")),
        country="KR",
        home_page="https://example.com/a?b=“c”",
        external_ids={"wikidata": "Q1", "viaf": "2"},
        description=AWKWARD,
        roles=(RoleDraft(office.id, "Head “of” it", date(2020, 1, 1)),),
        ties=(TieDraft("speaks_for", office.id, None, date(2025, 1, 1), "a note"),),
    )
    create_identified_source(actor, draft=draft, entity=entity(name="Mira", entity_kind="person").id)
    hidden = SourceDraft(
        "an official", "unnamed_individual", (AliasDraft("Bo"),), "KR", description="Who it is.",
        external_ids={"wikidata": "Q2"}, ties=(TieDraft("part_of", office.id),),
    )  # fmt: skip
    create_identified_source(actor, draft=hidden, entity=None)
    rating(source=office, grade="B")
    rating(source=twin, grade="C", valid_from=date(2024, 1, 1), reason=AWKWARD)
    SOURCES.merge(admin(), id=twin.id, version=twin.version, into=office.id)
    old = source(name="Old paper", source_kind="publisher")
    retire_source(admin(), id=old.id, version=old.version)


@pytest.mark.usefixtures("register")
def test_a_source_is_told_alike_in_lists_and_in_answers() -> None:
    for reader, outside in readers():
        rows = told_sources(reader).with_reliability(timezone.localdate()).order_by("-id")
        whole = rows.with_names().select_related("created_by", "modified_by", "identity")
        expected = [told("source", source_shape(row), outside=outside) for row in whole]
        assert len(expected) >= (3 if outside else 5)
        documents = source_documents(reader, rows)
        assert [read(row.json) for row in documents] == expected
        assert [row.sort_name for row in documents] == [row.sort_name for row in rows]


@pytest.mark.usefixtures("register")
def test_a_rating_is_told_alike_in_lists_and_in_answers() -> None:
    rows = Rating.objects.order_by("-id")
    expected = [written(rating_shape(row)) for row in rows.select_related("created_by")]
    assert len(expected) == 2
    assert [read(row.json) for row in rating_documents(editor(), rows)] == expected


@pytest.mark.usefixtures("register")
def test_an_entity_is_told_alike_in_lists_and_in_answers() -> None:
    treaty = entity(name="Treaty", entity_kind="treaty")
    ties = (
        EntityTieDraft("party_to", treaty.id, "signed “first”", "2024-06", "", "a note"),
        EntityTieDraft("party_to", Entity.objects.get(name="Mira").id),
    )
    draft = EntityDraft(
        "Korea", "place", (AliasDraft("한국", "ko"),), {"wikidata": "Q3"}, AWKWARD, "1948-08-15", "", ties
    )
    create_entity(editor(), draft=draft)
    for reader, outside in readers():
        known = known_entities(reader)
        rows = told_entities(reader).annotate(seen_to=tied_to(known), seen_by=tied_from(known)).order_by("id")
        whole = list(rows.select_related("created_by", "modified_by").prefetch_related("identities"))
        expected = [told("entity", entity_shape(row), outside=outside) for row in whole]
        assert len(expected) == 3
        assert [
            read(row.json) for row in entity_documents(reader, told_entities(reader).order_by("id"))
        ] == expected
        ends = [
            [
                *one,
                ("sources", [] if outside else [str(of.source_id) for of in row.identities.all()]),
                *written({"tied_to": vars(row)["seen_to"], "tied_by": vars(row)["seen_by"]}),
            ]
            for row, one in zip(whole, expected, strict=True)
        ]
        assert [read(row.json) for row in entity_documents(reader, rows)] == ends
    assert Source.objects.count() == 5
