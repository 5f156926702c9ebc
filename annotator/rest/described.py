"""API fields, made from the fields of the domain's drafts."""

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
    """What is sent for a record. Its value keeps the draft's fields together, and all others by name."""

    draft: type[DataclassInstance]

    def run_validation(self, data: object = empty) -> V:
        """Return the value. Raises `ValidationError`."""
        beside = self.given(data)
        fields = {name: beside.pop(name) for name in self.draft.__dataclass_fields__ if name in beside}
        return self.made(self.draft, fields, **beside)


class DraftShape[V](RecordShape[V]):
    """The fields of a draft, and those that the class declares. A declared field replaces the draft's field
    of the same name.

    A field of the draft without a column of its own is left out unless it is declared.
    """

    # Whether this shape makes a new record. If so, its id may be chosen, and fields without a default are
    # required.
    makes: ClassVar[bool] = False
    # Fields that needn't be sent although the draft has no default for them: the API fills them in.
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
    """What is sent for a record that its draft describes completely."""

    draft: type[D]
    made = Sent


class DraftOutput(OutputShape):
    """The fields of a draft as answers show them, and those that the class declares."""

    draft: ClassVar[type[DataclassInstance]]

    def get_fields(self) -> dict[str, ApiField]:
        """Return the id, then the draft's fields in its order, then the others."""
        described = {field.name: output_field(field) for field in columns_of(self.draft)}
        return {"id": serializers.UUIDField()} | described | super().get_fields()


def _input(field: Field, *, required: bool) -> ApiField:
    """Return the field of an input shape."""
    text = field.kind.help or None
    return _given(field.kind, {"required": required, "allow_null": field.is_nullable, "help_text": text})


def output_field(field: Field, *, required: bool = True) -> ApiField:
    """Return the field of an output shape."""
    text = field.kind.shown or None
    return _told(field.kind, {"required": required, "allow_null": field.is_nullable, "help_text": text})


def _given(kind: Kind, options: Options) -> ApiField:
    """Return the input field for values of this kind."""
    match kind:
        case OneOf():
            return shapes.Choice(kind.values.choices, **options)
        case Rank():
            return shapes.WholeNumber(min_value=1, max_value=kind.most, **options)
        case Several():
            return shapes.ListOf(_given(kind.item, {}), most=kind.most, **options)
    return _of_kind(_INPUTS, kind)(**options)


def _told(kind: Kind, options: Options) -> ApiField:
    """Return the output field for values of this kind."""
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
    """Return what makes fields of this kind, or else of the nearest kind that it inherits from."""
    return next(table[one] for one in type(kind).__mro__ if one in table)


# Kinds whose fields are made without any details of the kind.
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
