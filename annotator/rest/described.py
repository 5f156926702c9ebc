"""The fields of the API's shapes, as the drafts of the domain describe them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from rest_framework import serializers
from rest_framework.fields import empty

from annotator.rest import shapes
from annotator.rest.outputs import OutputShape
from annotator.rest.sent import Sent
from annotator.rest.shapes import ApiField, Options
from articles.schema.rules import columns_of
from articles.schema.types import (
    Code,
    Day,
    Field,
    Kind,
    Moment,
    Number,
    OneOf,
    Rank,
    Reference,
    Several,
    Text,
    Texts,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

type _Maker = Callable[..., ApiField]


class RecordShape[V](shapes.Shape[V]):
    """What is sent of a record: its value has the fields of the draft together, and others by name."""

    draft: type[DataclassInstance]

    def run_validation(self, data: object = empty) -> V:
        """Return the value. Raises `ValidationError`."""
        beside = self.given(data)
        fields = {name: beside.pop(name) for name in self.draft.__dataclass_fields__ if name in beside}
        return self.made(self.draft, fields, **beside)


class DraftShape[V](RecordShape[V]):
    """The fields of a draft, beside those that are declared: these come in the place of the draft's of the
    same name.

    Fields of the draft that have no column of their own are declared, or aren't taken.
    """

    # Whether a record is made: then an id may be chosen, and what has no default must be given.
    makes: ClassVar[bool] = False
    # What the API gives where it isn't sent, though the draft has no default.
    filled: ClassVar[frozenset[str]] = frozenset()

    def get_fields(self) -> dict[str, ApiField]:
        """Return the fields, in the order of the draft."""
        described = {
            field.name: _input(
                field, required=self.makes and field.is_required and field.name not in self.filled
            )
            for field in columns_of(self.draft)
        }
        return ({"id": shapes.Id()} if self.makes else {}) | described | super().get_fields()


class DraftInput[D: DataclassInstance](DraftShape[Sent[D]]):
    """What is sent of a record, where its draft says it all."""

    draft: type[D]
    made = Sent


class DraftOutput(OutputShape):
    """The fields of a draft as answers have them, beside those that are declared."""

    draft: ClassVar[type[DataclassInstance]]

    def get_fields(self) -> dict[str, ApiField]:
        """Return the fields: the id, those of the draft in its order, and the others."""
        described = {field.name: output_field(field) for field in columns_of(self.draft)}
        return {"id": serializers.UUIDField()} | described | super().get_fields()


def _input(field: Field, *, required: bool) -> ApiField:
    """Return the field of an input."""
    text = field.kind.help or None
    return _given(field.kind, {"required": required, "allow_null": field.is_nullable, "help_text": text})


def output_field(field: Field, *, required: bool = True) -> ApiField:
    """Return the field of an answer."""
    text = field.kind.shown or None
    return _told(field.kind, {"required": required, "allow_null": field.is_nullable, "help_text": text})


def _given(kind: Kind, options: Options) -> ApiField:
    """Return the field that takes values of this kind."""
    match kind:
        case OneOf():
            return shapes.Choice(kind.values.choices, **options)
        case Rank():
            return shapes.WholeNumber(min_value=1, max_value=kind.most, **options)
        case Several():
            return shapes.ListOf(_given(kind.item, {}), most=kind.most, **options)
    return _of_kind(_INPUTS, kind)(**options)


def _told(kind: Kind, options: Options) -> ApiField:
    """Return the field that answers have for values of this kind."""
    match kind:
        case OneOf():
            return serializers.ChoiceField(kind.values.choices, **options)
        case Rank():
            return serializers.IntegerField(min_value=1, max_value=kind.most, **options)
        case Several():
            return serializers.ListField(child=_told(kind.item, {}), **options)
        case Texts():
            return serializers.DictField(child=serializers.CharField(), **options)
    return _of_kind(_OUTPUTS, kind)(**options)


def _of_kind(table: Mapping[type[Kind], _Maker], kind: Kind) -> _Maker:
    """Return what makes fields of this kind, or of what it is a kind of."""
    return next(table[one] for one in type(kind).__mro__ if one in table)


# Kinds whose fields need nothing of them.
_INPUTS: Mapping[type[Kind], _Maker] = {
    Code: shapes.Text,
    Day: shapes.Day,
    Moment: shapes.Time,
    Number: shapes.Number,
    Reference: shapes.Id,
    Text: shapes.Text,
    Texts: shapes.Texts,
}
_OUTPUTS: Mapping[type[Kind], _Maker] = {
    Code: serializers.CharField,
    Day: serializers.DateField,
    Moment: serializers.DateTimeField,
    Number: serializers.FloatField,
    Reference: serializers.UUIDField,
    Text: serializers.CharField,
}
