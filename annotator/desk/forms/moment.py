"""A moment as editors think of it: a day, perhaps a time, and the zone that it is told in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from articles.corpus.rules import is_day_alone
from articles.ingest.rules import place_zone, zone_named, zones

CONTROL = {"class": "field__control"}
# Midnight UTC is a day without a time. A time that falls on it is kept a second later, and stays a time.
BESIDE_MIDNIGHT = timedelta(seconds=1)


class MomentWidget(forms.MultiWidget):
    """A day, a time and a zone, in the browser's own controls."""

    def __init__(self, *, has_days: bool) -> None:
        self.zone, self.has_days = "UTC", has_days
        super().__init__(
            {
                "": forms.DateInput(attrs={**CONTROL, "type": "date"}, format="%Y-%m-%d"),
                "time": forms.TimeInput(attrs={**CONTROL, "type": "time"}, format="%H:%M"),
                "zone": forms.TextInput(
                    attrs={**CONTROL, "list": "zones", "autocomplete": "off", "spellcheck": "false"}
                ),
            }
        )

    def tell(self, label: str, zone: str) -> None:
        """Take the name of the field, for the two controls that its label doesn't name, and the zone."""
        self.zone = zone
        self.widgets[1].attrs["aria-label"] = f"{label}: time"
        self.widgets[2].attrs["aria-label"] = f"{label}: time zone"

    def decompress(self, value: datetime | None) -> list[Any]:
        """Return what the controls show of a moment."""
        if value is None:
            return [None, None, self.zone]
        if self.has_days and is_day_alone(value):
            return [value.date(), None, self.zone]
        told = value.astimezone(ZoneInfo(self.zone))
        return [told.date(), told.time(), self.zone]

    def id_for_label(self, id_: str) -> str:
        """Return the id of the day."""
        return f"{id_}_0"


class MomentField(forms.MultiValueField):
    """A moment, to the minute. `has_days` for one that may be a day alone; others begin with their day."""

    widget: MomentWidget

    def __init__(self, *, has_days: bool = False, **options: Any) -> None:
        parts = (
            forms.DateField(required=False, input_formats=["%Y-%m-%d"]),
            forms.TimeField(required=False, input_formats=["%H:%M", "%H:%M:%S"]),
            forms.CharField(required=False, max_length=60),
        )
        super().__init__(
            parts, required=False, require_all_fields=False, widget=MomentWidget(has_days=has_days), **options
        )
        self.has_days = has_days

    def compress(self, data_list: list[Any]) -> datetime | None:
        """Return the moment in UTC."""
        day, at, zone = data_list or (None, None, "")
        if day is None:
            if at is not None:
                raise forms.ValidationError("Say the day of this time, too.")
            return None
        if at is None and self.has_days:
            return datetime.combine(day, time(), UTC)
        told = datetime.combine(day, at or time())
        moment = told.replace(tzinfo=_zone(zone, told)).astimezone(UTC)
        return moment + BESIDE_MIDNIGHT if self.has_days and is_day_alone(moment) else moment


def _zone(name: str, at: datetime) -> tzinfo:
    """Return the zone that was typed; without one it is UTC."""
    found = zone_named(name, at) if name else UTC
    if found is None:
        raise forms.ValidationError(
            f"No time zone is called “{name}”. Type a city such as Seoul, an offset such as +09:00, or UTC."
        )
    return found


def zone_for(located: str) -> str:
    """Return the name of the zone in which an article's times are told: its place's, or else UTC."""
    return place_zone(located) or "UTC"


@cache
def zone_choices() -> tuple[str, ...]:
    """Return the zones that are offered."""
    return ("UTC", *zones())


def as_minute(moment: date | datetime | None) -> object:
    """Return what the controls show of a moment, to be compared."""
    return moment.replace(second=0, microsecond=0) if isinstance(moment, datetime) else moment
