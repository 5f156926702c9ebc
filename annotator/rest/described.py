"""The fields of the API's shapes, as the drafts of the domain describe them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from rest_framework import serializers

from annotator.rest import shapes
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

type ApiField = serializers.Field[Any, Any, Any, Any]
type _Options = dict[str, Any]
type _Maker = Callable[[Any, _Options], ApiField]


class DraftInput(shapes.Shape):
    """The fields of a draft, beside those that are declared: these come in the place of the draft's of the
    same name.

    Fields of the draft that have no column of their own are declared, or aren't taken.
    """

    draft: ClassVar[type[DataclassInstance]]
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


class DraftOutput(serializers.Serializer[Any]):
    """The fields of a draft as answers have them, beside those that are declared."""

    draft: ClassVar[type[DataclassInstance]]

    def get_fields(self) -> dict[str, ApiField]:
        """Return the fields: the id, those of the draft in its order, and the others."""
        described = {field.name: output_field(field) for field in columns_of(self.draft)}
        return {"id": serializers.UUIDField()} | described | super().get_fields()


def _input(field: Field, *, required: bool) -> ApiField:
    """Return the field of an input."""
    options: _Options = {"help_text": field.kind.help} if field.kind.help else {}
    if required:
        options["required"] = True
    if field.is_nullable:
        options["allow_null"] = True
    return _maker(_INPUTS, field.kind)(field.kind, options)


def output_field(field: Field, **options: Any) -> ApiField:
    """Return the field of an answer."""
    if field.kind.shown:
        options["help_text"] = field.kind.shown
    if field.is_nullable:
        options["allow_null"] = True
    return _maker(_OUTPUTS, field.kind)(field.kind, options)


def _maker(table: Mapping[type[Kind], _Maker], kind: Kind) -> _Maker:
    """Return what makes fields of this kind, or of what it is a kind of."""
    return next(table[one] for one in type(kind).__mro__ if one in table)


def _plain(made: Callable[..., ApiField]) -> _Maker:
    """Make fields that need nothing of their kind."""
    return lambda _, options: made(**options)


def _several_inputs(kind: Several, options: _Options) -> ApiField:
    return shapes.ListOf(_maker(_INPUTS, kind.item)(kind.item, {}), most=kind.most, **options)


def _several_outputs(kind: Several, options: _Options) -> ApiField:
    return serializers.ListField(child=_maker(_OUTPUTS, kind.item)(kind.item, {}), **options)


_INPUTS: Mapping[type[Kind], _Maker] = {
    Code: _plain(shapes.Text),
    Day: _plain(shapes.Day),
    Moment: _plain(shapes.Time),
    Number: _plain(shapes.Number),
    OneOf: lambda kind, options: shapes.Choice(kind.values.choices, **options),
    Rank: lambda kind, options: shapes.Whole(min_value=1, max_value=kind.most, **options),
    Reference: _plain(shapes.Id),
    Several: _several_inputs,
    Text: _plain(shapes.Text),
    Texts: _plain(shapes.Texts),
}
_OUTPUTS: Mapping[type[Kind], _Maker] = {
    Code: _plain(serializers.CharField),
    Day: _plain(serializers.DateField),
    Moment: _plain(serializers.DateTimeField),
    Number: _plain(serializers.FloatField),
    OneOf: lambda kind, options: serializers.ChoiceField(kind.values.choices, **options),
    Rank: lambda kind, options: serializers.IntegerField(min_value=1, max_value=kind.most, **options),
    Reference: _plain(serializers.UUIDField),
    Several: _several_outputs,
    Text: _plain(serializers.CharField),
    Texts: lambda _, options: serializers.DictField(child=serializers.CharField(), **options),
}
