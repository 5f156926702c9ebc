"""All suites, one after another, on the desk that the environment names."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings

from annotator.accounts.operations import create_api_key, desk_editor
from annotator.accounts.types import Principal
from benchmarks import browser, lists, registers, server, streams
from benchmarks.carrying import measuring as carrying
from benchmarks.desk import Desk, web_server
from benchmarks.figures import Figure, print_table, write_table


def main(*wanted: str) -> None:
    """Measure, print and write; exit with 1 when a budget is missed. `wanted` names the suites; without, all
    run.
    """
    _, key = create_api_key(name="bench", scope="write")
    with web_server(settings.PORT):
        desk, actor = Desk(settings.PORT, key), Principal.of_user(desk_editor())
        suites: dict[str, Callable[[], Iterable[Figure]]] = {
            "desk": lambda: browser.measure(desk_editor(), settings.PORT),
            "server": lambda: server.measure(desk, actor),
            "streams": lambda: streams.measure(desk, desk_editor()),
            "lists": lambda: lists.measure(desk_editor()),
            "registers": lambda: registers.measure(desk, actor),
            "carrying": carrying.measure,
        }
        if unknown := set(wanted) - set(suites):
            sys.exit(f"There is no suite {min(unknown)}; there are {', '.join(suites)}.")
        figures = [
            figure for name, suite in suites.items() if name in (wanted or suites) for figure in suite()
        ]
    print_table(figures)
    write_table(figures, Path(os.environ["GALLEY_BENCH_TABLE"]))
    sys.exit(0 if all(figure.met for figure in figures) else 1)
