"""`{% load register_pages %}`: the addresses of a register's pages, and what its records are."""

from typing import Any

from django.template import Library

from annotator.backoffice._registers import Register
from articles.entities.models import Entity
from articles.sources.models import Source

register = Library()


@register.simple_tag
def register_address(of: Register, page: str, *arguments: Any) -> str:
    """Return the address of one of the register's pages."""
    return of.address(page, *arguments)


@register.simple_tag
def record_kind(record: Source | Entity) -> str:
    """Say of which kind a record is."""
    kind = (
        record.get_source_kind_display() if isinstance(record, Source) else record.get_entity_kind_display()
    )
    return str(kind)
