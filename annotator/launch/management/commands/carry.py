"""`manage.py carry < IN > OUT`: carry anchors from old texts to new ones, a JSON line for each pair."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand

from annotator.launch._carry_lines import carry_lines


class Command(BaseCommand):
    """Carry anchors, for whoever wants to measure how well that goes on texts of their own."""

    help = (
        'Carry anchors from old texts to new ones. Reads JSON lines {"id", "old", "new", "anchors": '
        '[[[start, end], …], …]} and writes {"id", "outcomes": [{"status", "score", "pieces", "candidates", '
        '"reason"}]}. Offsets are code points. Needs no database.'
    )
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Answer line by line until the input ends, or nobody reads the answers any more."""
        with suppress(BrokenPipeError):
            carry_lines(sys.stdin.buffer, sys.stdout.buffer)
