"""`{% load register_pages %}`: the addresses of a register's pages, and what its records are."""

from django.template import Library

from annotator.backoffice._registers import Register
from articles.entities.models import Entity
from articles.sources.models import Source

register = Library()


@register.simple_tag
def register_address(of: Register, page: str, *arguments: object) -> str:
    """Return the address of one of the register's pages."""
    return of.address(page, *arguments)


@register.simple_tag
def record_kind(record: Source | Entity) -> str:
    """Return the kind of a record."""
    kind = (
        record.get_source_kind_display() if isinstance(record, Source) else record.get_entity_kind_display()
    )
    return str(kind)


@register.filter
def field_place(field: str) -> str:
    """Say where in a line something is, counted from one: `roles.0.title` is “roles 1, title”."""
    column, *rest = field.split(".", 2)
    if rest and rest[0].isdecimal():
        return ", ".join([f"{column} {int(rest[0]) + 1}", *rest[1:]])
    return ", ".join([column, *rest])
