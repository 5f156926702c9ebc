"""Shapes of merges, previews, probable duplicates and judgements, for every kind of record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.examples import sample
from annotator.rest.outputs import AliasOutput, OutputShape, Person
from annotator.rest.shapes import Choice, Id, ListOf, Shape, Text, WholeNumber
from articles.registers.models import CanonicalRecord, Duplicate, Judgement, Preview
from articles.registers.operations import Difference
from articles.registers.types import Sameness
from articles.shapes.rules import user_shape
from articles.shapes.types import Shape as Output

# More fields than any record has.
_MOST_FIELDS = 20
_A, _B = sample("source", "staff"), sample("source", "ministry")


@dataclass(frozen=True, slots=True)
class SentMerge:
    """The record that survives a merge."""

    into: UUID


@dataclass(frozen=True, slots=True)
class SentJudgement:
    """What somebody says about two records."""

    a: UUID
    b: UUID
    answer: str


@extend_schema_serializer(examples=[OpenApiExample("A merge", {"into": _A}, request_only=True)])
class MergeCreate(Shape[SentMerge]):
    """The record that survives a merge."""

    made = SentMerge
    into = Id(required=True)


@dataclass(frozen=True, slots=True)
class SentTaking(SentMerge):
    """The record that survives a merge, and what it takes of the other."""

    take: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    into_version: int | None = None


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A merge in which the survivor takes the other's country",
            {"into": _A, "take": ["country"], "into_version": 2},
            request_only=True,
        )
    ]
)
class TakingCreate(MergeCreate):
    """The record that survives a merge, and what it takes of the other."""

    made = SentTaking
    take = ListOf(Text(), most=_MOST_FIELDS, help_text="Fields that the survivor takes, such as `country`.")
    join = ListOf(
        Text(), most=_MOST_FIELDS, help_text="Texts that are put below the survivor's own: `description`."
    )
    into_version = WholeNumber(
        allow_null=True, help_text="The survivor's version that you have seen, needed to take anything."
    )


@extend_schema_serializer(
    examples=[OpenApiExample("Two of one name", {"a": _A, "b": _B, "answer": "different"}, request_only=True)]
)
class JudgementCreate(Shape[SentJudgement]):
    """What somebody says about two records."""

    made = SentJudgement
    a = Id(required=True)
    b = Id(required=True)
    answer = Choice(Sameness.choices, required=True)


class JudgementOutput(OutputShape):
    """What somebody said about two records."""

    id = serializers.UUIDField()
    pair = serializers.ListField(child=serializers.UUIDField(), help_text="The lower id first.")
    answer = serializers.ChoiceField(Sameness.choices)
    created = serializers.DateTimeField()
    created_by = Person()


class NamedOutput(OutputShape):
    """A record, by its id and the name that Galley shows."""

    id = serializers.UUIDField()
    name = serializers.CharField()


class ReasonOutput(OutputShape):
    """Why two records may be the same."""

    kind = serializers.ChoiceField(["external_id", "site", "name", "likeness"])
    detail = serializers.CharField(
        help_text="The identifier, home page or name that both have, or the similar name."
    )
    score = serializers.FloatField(help_text="1, or for similar names, how similar they are.")


class CounterReasonOutput(OutputShape):
    """Why two records may be two after all."""

    kind = serializers.ChoiceField(["external_id", "site", "name", "kind", "country", "related"])
    detail = serializers.CharField(help_text="In what they differ; may be empty.")


class DuplicateOutput(OutputShape):
    """Two records that are probably the same."""

    record = NamedOutput()
    other = NamedOutput()
    score = serializers.FloatField(
        help_text="How likely it is, from 0 to 1. The likeliest pairs come first; unlikely ones don't come."
    )
    reasons = ReasonOutput(many=True)
    against = CounterReasonOutput(many=True)
    judgement = JudgementOutput(allow_null=True, help_text="The latest judgement of the two.")


class DuplicatesOutput(OutputShape):
    """Pairs of one record, likeliest first."""

    results = DuplicateOutput(many=True)


class DuplicatesPageOutput(OutputShape):
    """A page of pairs."""

    next = serializers.URLField(allow_null=True, help_text="The next page, or null at the end.")
    results = DuplicateOutput(many=True)


class ConflictOutput(OutputShape):
    """Two records have different identifiers in one scheme: they differ, or one identifier is wrong."""

    scheme = serializers.CharField()
    values = serializers.ListField(child=serializers.CharField())
    into_values = serializers.ListField(child=serializers.CharField())


class DifferenceOutput(OutputShape):
    """A field in which the other record has something that the survivor hasn't."""

    field = serializers.CharField()
    mine = serializers.CharField(help_text="What the survivor has, in words; may be empty.")
    theirs = serializers.CharField(help_text="What the record that is merged has.")


class PreviewOutput(OutputShape):
    """What a merge would bring together."""

    record = NamedOutput()
    into = NamedOutput()
    names = AliasOutput(many=True, help_text="The names that the survivor gains.")
    external_ids = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        help_text="The identifiers that the survivor gains.",
    )
    conflicts = ConflictOutput(many=True)
    differences = DifferenceOutput(many=True, help_text="What a merge can `take` for the survivor.")
    tombstones = NamedOutput(
        many=True, help_text="What was merged into the record earlier, and moves with it."
    )
    judgement = JudgementOutput(allow_null=True, help_text="The latest judgement of the two.")


def named_shape(row: CanonicalRecord) -> Output:
    """Return a record's id and name."""
    return {"id": row.id, "name": row.name}


def judgement_shape(row: Judgement) -> Output:
    """Return a judgement."""
    return {
        "id": row.id,
        "pair": [row.low_id, row.high_id],
        "answer": row.answer,
        "created": row.created,
        "created_by": user_shape(row.created_by),
    }


def duplicate_shape(pair: Duplicate[CanonicalRecord, Judgement]) -> Output:
    """Return a pair, with the reasons why its records may be the same."""
    return {
        "record": named_shape(pair.record),
        "other": named_shape(pair.other),
        "score": round(pair.score, 3),
        "reasons": [{"kind": one.kind, "detail": one.detail, "score": one.score} for one in pair.reasons],
        "against": [{"kind": kind, "detail": detail} for kind, detail in pair.evidence.against],
        "judgement": judgement_shape(pair.judgement) if pair.judgement else None,
    }


def preview_shape(seen: Preview[CanonicalRecord], differences: Iterable[Difference]) -> Output:
    """Return what a merge would bring together."""
    return {
        "record": named_shape(seen.record.survivor),
        "into": named_shape(seen.into.survivor),
        "names": [{"name": n.name, "language": n.language, "script": n.script} for n in seen.names],
        "external_ids": seen.external_ids,
        "conflicts": [
            {"scheme": one.scheme, "values": list(one.values), "into_values": list(one.into_values)}
            for one in seen.conflicts
        ],
        "differences": [{"field": one.field, "mine": one.mine, "theirs": one.theirs} for one in differences],
        "tombstones": [named_shape(row) for row in seen.record.tombstones],
        "judgement": judgement_shape(seen.judgement) if seen.judgement else None,
    }
