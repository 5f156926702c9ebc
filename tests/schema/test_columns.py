"""What drafts say about their fields is what the tables keep: no bound, scale or null on one side alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import models

from articles.claims.models import Attribution, Claim, Evidence, Figure, Relation, Response, Verdict
from articles.claims.types import (
    AttributionDraft,
    ClaimDraft,
    Commitment,
    EvidenceDraft,
    FigureDraft,
    RelationDraft,
    ResponseDraft,
    VerdictDraft,
)
from articles.entities.models import Entity
from articles.entities.types import EntityDraft
from articles.schema.rules import columns_of
from articles.schema.types import (
    LARGEST,
    MOST_PLACES,
    Code,
    Field,
    Line,
    Number,
    OneOf,
    Rank,
    Reference,
    Several,
    Text,
)
from articles.sources.models import Rating, Source
from articles.sources.types import RatingDraft, SourceDraft

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

RECORDS: tuple[tuple[type[DataclassInstance], type[models.Model]], ...] = (
    (AttributionDraft, Attribution),
    (ClaimDraft, Claim),
    (Commitment, Attribution),
    (EntityDraft, Entity),
    (EvidenceDraft, Evidence),
    (FigureDraft, Figure),
    (RatingDraft, Rating),
    (RelationDraft, Relation),
    (ResponseDraft, Response),
    (SourceDraft, Source),
    (VerdictDraft, Verdict),
)
EACH = [
    pytest.param(field, table, id=f"{draft.__name__}.{field.name}")
    for draft, table in RECORDS
    for field in columns_of(draft)
]
# What its operation fills where the draft leaves it open.
FILLED = {"decided"}


@pytest.mark.parametrize(("field", "table"), EACH)
def test_a_field_and_its_column_agree(field: Field, table: type[models.Model]) -> None:
    column: Any = table._meta.get_field(field.name)
    kind = field.kind
    assert column.attname == field.column
    assert isinstance(kind, Reference) is bool(column.is_relation)
    assert column.null is (field.is_nullable and field.name not in FILLED)
    if isinstance(kind, OneOf):
        assert [value for value, _ in column.choices] == kind.values.values
    if isinstance(kind, Line | Code):
        assert column.max_length == kind.most
    elif isinstance(kind, Text):
        assert column.max_length in {None, kind.most}
    elif isinstance(kind, Several):
        assert isinstance(kind.item, Line)
        assert column.base_field.max_length == kind.item.most
    elif isinstance(kind, Number):
        assert 10 ** (column.max_digits - column.decimal_places) == LARGEST
        assert column.decimal_places == MOST_PLACES
    elif isinstance(kind, Rank):
        rules = [
            rule.condition for rule in table._meta.constraints if isinstance(rule, models.CheckConstraint)
        ]
        bounds = (f"{field.name}__range", (1, kind.most))
        assert any(isinstance(rule, models.Q) and bounds in rule.children for rule in rules)
