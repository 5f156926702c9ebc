"""`manage.py extract < IN > OUT`: say what a reader makes of files, a JSON line for each."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand

from annotator.launch._extract_lines import extract_lines


class Command(BaseCommand):
    """Read files as articles, for whoever wants to measure how well that goes on files of their own."""

    help = (
        'Read files as articles. Reads JSON lines {"id", "path", "url", "kind"}, kind being html, pdf, docx, '
        'vtt, srt, ninjs, newsml or text, and writes {"id", "headline", "standfirst", "text", "published", '
        '"authors", "publisher", "language", "blocks", "error"}. Needs no database.'
    )
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Answer line by line until the input ends, or nobody reads the answers any more."""
        with suppress(BrokenPipeError):
            extract_lines(sys.stdin.buffer, sys.stdout.buffer)
