"""Whom a footnote names: what a reader may not learn stays inside."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.claims.types import AttributionDraft
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.factories.users import admin
from tests.reading.conftest import Published
from tests.reading.markup import Page

UNNAMED = "a Western diplomat"
REASON = "Talks are under way."


def note(
    reader: Client,
    published: Published,
    *,
    terms: str = "on_record",
    kind: str = "unnamed_individual",
    into: str = "",
) -> str:
    """Attribute a claim to a source of this kind, perhaps merge it into another, and return the claim's
    note.
    """
    actor = published.actor
    said = claim(actor, statement="It was told in confidence.")
    mark = annotation(actor, article=published.article, words="Moscow", kind="claim", claim=said.id)
    speaker = source(actor, name=UNNAMED, source_kind=kind)
    draft = AttributionDraft(
        mark.id, (), attribution_terms=terms, anonymity_reason=REASON, approved_by="Ruth Adeyemi"
    )
    agency = source(actor, name="Reuters", source_kind="news_agency")
    attribution(actor, content=mark, sources=(speaker, agency), draft=draft)
    if into:
        named = source(actor, name=into, source_kind="named_individual")
        SOURCES.merge(admin(), id=speaker.id, version=1, into=named.id)
    notes = Page(reader.get(published.address).text).notes.values()
    return next(" ".join(one.split()) for one in notes if "in confidence" in one)


def test_an_unnamed_source_is_told_by_the_name_of_its_record_and_no_more(
    reader: Client, published: Published
) -> None:
    told = note(reader, published)
    assert f"According to {UNNAMED}, as relayed by Reuters, this is so" in told
    html = reader.get(published.address).text
    assert REASON not in html
    assert "Ruth Adeyemi" not in html


def test_an_unnamed_source_keeps_its_name_when_the_desk_finds_out_who_it_was(
    reader: Client, published: Published
) -> None:
    assert UNNAMED in note(reader, published, into="John Smith")
    assert "John Smith" not in reader.get(published.address).text


def test_a_named_source_is_told_by_the_record_that_it_was_merged_into(
    reader: Client, published: Published
) -> None:
    assert "According to John Smith," in note(reader, published, kind="named_individual", into="John Smith")


@pytest.mark.parametrize(
    ("terms", "kind", "told"),
    [
        ("on_record", "named_individual", True),
        ("background", "unnamed_individual", True),
        ("background", "named_individual", False),
        ("deep_background", "unnamed_individual", False),
        ("off_record", "unnamed_individual", False),
        ("off_record", "named_individual", False),
    ],
)
def test_the_terms_of_the_conversation_are_kept(
    reader: Client, published: Published, terms: str, kind: str, told: bool
) -> None:
    words = note(reader, published, terms=terms, kind=kind)
    assert (UNNAMED in words) is told
    assert ("According to a source that is not named, as relayed by Reuters" in words) is not told
