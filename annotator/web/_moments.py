"""How pages write when an article was published."""

from datetime import datetime

from django.utils.formats import date_format

from articles.corpus.rules import is_day_alone


def moment_written(moment: datetime | None) -> str:
    """Write a moment with its time, and a day alone as a day; empty if there is none."""
    if moment is None:
        return ""
    return date_format(moment, "DATE_FORMAT" if is_day_alone(moment) else "DATETIME_FORMAT")
