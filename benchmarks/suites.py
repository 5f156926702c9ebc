"""All suites, one after another, on the desk that the environment names."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from django.conf import settings

from annotator.accounts.operations import create_api_key, desk_editor
from annotator.accounts.types import Principal
from benchmarks import browser, lists, registers, server
from benchmarks.desk import Desk, web_server
from benchmarks.figures import print_table, write_table


def main() -> None:
    """Measure, print and write; exit with 1 when a budget is missed."""
    _, key = create_api_key(name="bench", scope="write")
    with web_server(settings.PORT):
        figures = list(browser.measure(desk_editor(), settings.PORT))
        desk, actor = Desk(settings.PORT, key), Principal.of_user(desk_editor())
        figures += server.measure(desk, actor)
        figures += lists.measure(desk_editor())
        figures += registers.measure(desk, actor)
    print_table(figures)
    write_table(figures, Path(os.environ["GALLEY_BENCH_TABLE"]))
    sys.exit(0 if all(figure.met for figure in figures) else 1)
