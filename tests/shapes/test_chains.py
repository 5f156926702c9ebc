"""Claims and attributions that the database writes down say what their shapes say, to everybody."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.accounts.rules import Scope
from annotator.accounts.types import Principal
from articles.annotations.operations import delete_annotation
from articles.claims.models import Attribution, Claim, told_claims
from articles.claims.operations import merge_claim
from articles.claims.types import AttributionDraft, Commitment
from articles.disclosure.rules import told_fields
from articles.shapes.models import attribution_documents, attribution_lines, claim_documents
from articles.shapes.rules import attribution_shape, claim_shape
from tests.factories.annotations import annotation
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.factories.users import editor
from tests.shapes.reading import AWKWARD, read, written

pytestmark = pytest.mark.django_db


def readers() -> list[tuple[Principal, bool]]:
    """Return an editor and a read key, each with whether it is outside."""
    return [(editor(), False), (Principal.of_key(api_key(name="reader", scope=Scope.READ)[0]), True)]


def told(noun: str, shape: dict[str, Any], *, outside: bool) -> Any:
    """Return the shape as its reader has it."""
    return written(told_fields(noun, shape) if outside else shape)


@pytest.fixture
def chains() -> None:
    """Attribute words on the record and off it, with everything that an attribution can have."""
    story = article(text="Seoul said on Thursday that Kyiv agreed, officials said.")
    said, cue, alone = (
        annotation(article=story, kind=kind, words=words, claim=made)
        for kind, words, made in (
            ("claim", "Kyiv agreed", claim(statement=AWKWARD).id),
            ("cue", "said", None),
            ("claim", "Kyiv", None),
        )
    )
    named, agency = source(name="Mira Ko"), source(name="HTA", source_kind="news_agency")
    unnamed = source(name="an official", source_kind="unnamed_individual")
    full = AttributionDraft(
        said.id, (), None, "direct", "distancing", Commitment("possible", "negative", "future"),
        said_on="2025-03-27", said_words="on “Thursday”",
    )  # fmt: skip
    attribution(content=said, sources=(named, agency), cue=cue, draft=full)
    kept = AttributionDraft(
        alone.id, (), attribution_terms="background", said_on="2025", anonymity_reason="Asked for it.",
        approved_by="An Editor",
    )  # fmt: skip
    attribution(content=alone, sources=(unnamed, agency), cue=cue, draft=kept)
    delete_annotation(editor(), id=cue.id, version=cue.version)


@pytest.mark.usefixtures("chains")
def test_an_attribution_is_told_alike_in_lists_in_answers_and_in_files() -> None:
    for reader, outside in readers():
        rows = Attribution.objects.visible_to(reader).standing().order_by("id")
        whole = rows.with_chain(reader).select_related("created_by", "modified_by")
        expected = [told("attribution", attribution_shape(row), outside=outside) for row in whole]
        assert len(expected) == 2
        assert [read(row.json) for row in attribution_documents(reader, rows)] == expected
        (lines,) = attribution_lines(reader, list({row.content.article_id for row in whole}), 10)
        assert [read(line) for line in lines] == [[("type", "attribution"), *one] for one in expected]


def test_a_claim_is_told_alike_in_lists_and_in_answers() -> None:
    one, other = claim(statement=AWKWARD, topics=("a", "“b”"), credibility=2), claim(statement="It rains.")
    for made in (one, other, other):
        annotation(article=article(), kind="claim", claim=made.id)
    merge_claim(editor(), id=one.id, version=one.version, into=other.id)
    for reader, outside in readers():
        rows = told_claims(reader).with_counts(reader).order_by("-id")
        whole = rows.select_related("created_by", "modified_by")
        expected = [told("claim", claim_shape(row), outside=outside) for row in whole]
        assert len(expected) == 2
        assert [read(row.json) for row in claim_documents(reader, rows)] == expected


def test_claims_keep_the_order_in_which_they_were_found() -> None:
    made = {claim(statement=words).id for words in ("Rein in Seoul", "Rain in Seoul today", "Snow")}
    reader = editor()
    found = Claim.objects.with_counts(reader).saying("rain in seoul", Claim.objects.all())
    listed = claim_documents(reader, found[:10])
    assert [row.id for row in listed] == [row.id for row in found]
    assert len(listed) == 2
    assert {row.id for row in listed} < made
