"""`{% load moments %}`: when an article was published."""

from datetime import datetime

from django.template import Library
from django.utils.formats import date_format

from articles.corpus.rules import is_day_alone

register = Library()


@register.filter
def written(moment: datetime | None) -> str:
    """Write a moment with its time, and a day alone as a day."""
    if moment is None:
        return ""
    return date_format(moment, "DATE_FORMAT" if is_day_alone(moment) else "DATETIME_FORMAT")
