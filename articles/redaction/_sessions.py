"""Blanking what people's sessions keep for their next page, which lies packed in its column."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from articles.redaction.rules import Blanker


def blank_sessions(blanker: Blanker, *, writes: bool) -> int:
    """Return how many sessions hold the words; blank them there, if it is to be done."""
    if not apps.is_installed("django.contrib.sessions"):
        return 0
    table: Any = apps.get_model("sessions", "Session")
    changed = 0
    for row in table.objects.order_by("pk").iterator():
        content = row.get_decoded()
        if (blanked := blanker.json(content)) != content:
            changed += 1
            if writes:
                table.objects.filter(pk=row.pk).update(session_data=table.objects.encode(blanked))
    return changed
