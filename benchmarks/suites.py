"""All suites, each on the desk that the environment names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from django.conf import settings

from annotator.accounts.operations import create_api_key, desk_editor
from annotator.accounts.types import Principal
from benchmarks import browser, bulk, formats, lists, registers, server, streams
from benchmarks.carrying import measuring as carrying
from benchmarks.desk import Desk, web_server
from benchmarks.figures import Figure, keep, line
from benchmarks.growth import measuring as growth

SUITES: dict[str, Callable[[Desk], Iterable[Figure]]] = {
    "carrying": lambda _: carrying.measure(),
    "server": lambda desk: server.measure(desk, Principal.of_user(desk_editor())),
    "bulk": lambda _: bulk.measure(Principal.of_user(desk_editor())),
    "streams": lambda desk: streams.measure(desk, desk_editor()),
    "registers": lambda desk: registers.measure(desk, Principal.of_user(desk_editor())),
    "lists": lambda _: lists.measure(desk_editor()),
    "formats": lambda _: formats.measure(Principal.of_user(desk_editor())),
    "desk": lambda desk: browser.measure(desk_editor(), desk.port),
    "growth": lambda desk: growth.measure(desk, desk_editor()),
}


def measure(name: str) -> None:
    """Measure one suite; print and keep each figure as it comes."""
    _, key = create_api_key(name=f"bench {name}", scope="write")
    file = Path(os.environ["GALLEY_BENCH_FIGURES"])
    with web_server(settings.PORT):
        for figure in SUITES[name](Desk(settings.PORT, key)):
            print(line(figure), flush=True)
            keep(figure, file)
