"""What is recorded of claims says, as the database writes it down, what its shape says, to everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from articles.annotations.operations import delete_annotation
from articles.claims.models import ClaimPart, Evidence, Figure, Relation, Response, Verdict, party_told
from articles.claims.types import Scale
from articles.shapes.models import part_documents
from articles.shapes.rules import evidence_shape, figure_shape, relation_shape, response_shape, verdict_shape
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import evidence_of, figure, relation, response, verdict
from tests.factories.sources import source
from tests.factories.users import editor
from tests.shapes.reading import AWKWARD, read
from tests.shapes.test_chains import readers, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> None:
    """Record of a claim whatever can be recorded, with words that were deleted since among it."""
    story = article(text="Seoul said 3,000 were sent, and Kyiv agreed with that, it said.")
    made, other = claim(), claim(statement="It rains.")
    annotation(article=story, kind="claim", claim=made.id)
    kept, gone = annotation(article=story, words="Kyiv agreed"), annotation(article=story, words="Seoul")
    number = annotation(article=story, kind="figure", words="3,000")
    seen = evidence_of(claim=made, annotation=kept.id, note="")
    evidence_of(claim=made, annotation=gone.id, note=AWKWARD, stance="against")
    evidence_of(claim=made, url="https://example.com/“a”", retrieved=date(2025, 3, 2))
    evidence_of(claim=made)
    day = datetime(2025, 3, 27, 8, 0, 0, 125000, tzinfo=UTC)
    response(claim=made, party=source(), answered=day, words=gone.id, note=AWKWARD)
    response(claim=made, party=source(name="an official", source_kind="unnamed_individual"), article=story.id)
    figure(claim=made, annotation=number.id, counted="troops", things=("troops", "“guns”"), unit="%")
    figure(
        claim=made,
        value=None,
        lower=Decimal("0.125"),
        upper=Decimal("12300.50"),
        as_of_start=date(2025, 1, 1),
    )
    figure(claim=made, value=Decimal("1E+15"), base=Decimal(0), figure_type="delta")
    verdict(
        claim=made, rating=Scale(2, 1, 5), alternate_name="Mostly “false”", evidence=(seen.id,), decided=day
    )
    verdict(claim=made, reason=AWKWARD)
    relation(claim=made, other=other, note=AWKWARD)
    delete_annotation(editor(), id=gone.id, version=gone.version)


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(
    ("kind", "shape", "number"),
    [
        (Evidence, evidence_shape, 4),
        (Response, response_shape, 2),
        (Figure, figure_shape, 3),
        (Verdict, verdict_shape, 2),
        (Relation, relation_shape, 1),
    ],
)
def test_a_part_is_told_alike_in_lists_and_in_answers(
    kind: type[ClaimPart], shape: Callable[[Any], dict[str, Any]], number: int
) -> None:
    for reader, outside in readers():
        rows = kind._default_manager.order_by("-id")
        if kind is Response:
            rows = rows.annotate(**party_told(reader))
        expected = [told(str(kind._meta.verbose_name), shape(row), outside=outside) for row in rows]
        assert len(expected) == number
        assert [read(row.json) for row in part_documents(reader, rows)] == expected
