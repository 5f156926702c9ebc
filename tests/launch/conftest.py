"""Desks of their own for the tests of the launcher."""

import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.localdb import operations as localdb
from tests.launch.desks import RunningDesk, free_port, make_run

Start = Callable[..., RunningDesk]


def clear(folder: Path) -> None:
    """Remove a desk's folder, and its cluster where that lies elsewhere."""
    for cluster in folder.rglob("postgres"):
        if cluster.is_symlink() and cluster.exists():
            shutil.rmtree(cluster.resolve())
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return a folder with a space in its name, which the database's user may enter."""
    root = Path(tempfile.mkdtemp(prefix="galley desk-"))
    root.chmod(0o755)
    yield root
    clear(root)


@pytest.fixture(scope="module")
def start(folder: Path) -> Iterator[Start]:
    """Return a function that begins `make run`; whatever still runs at the end is ended."""
    begun: list[RunningDesk] = []

    def begin(name: str = "var", port: int | None = None) -> RunningDesk:
        desk = make_run(folder / name, port or free_port(), folder / f"{name}-{len(begun)}.out")
        begun.append(desk)
        return desk

    yield begin
    for desk in begun:
        desk.stop(signal.SIGTERM)
        localdb.stop(desk.data / "postgres")
