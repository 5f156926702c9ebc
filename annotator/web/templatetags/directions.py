"""`{% load directions %}`: words that are written from right to left, in pages that aren't."""

from django.template import Library
from django.utils.safestring import SafeString, mark_safe

from annotator.web import rules

register = Library()


@register.filter
def apart(text: object) -> SafeString:
    """Set what is written from right to left apart in a line."""
    return rules.apart(text)


@register.filter
def directed(cell: str) -> SafeString:
    """Give a cell of Django's list the direction of what it shows."""
    name = cell[:3]
    return mark_safe(f'{name} dir="auto"{cell[3:]}' if name in {"<td", "<th"} else cell)  # noqa: S308 - as Django made it
