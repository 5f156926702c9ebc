"""Desks of their own for the tests of the launcher."""

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from annotator.localdb import operations as localdb
from tests.launch.desks import RunningDesk, free_port, make_run
from tests.template import one_at_a_time

Start = Callable[..., RunningDesk]
Copy = Callable[..., None]


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


@pytest.fixture(scope="session")
def prepared() -> Path:
    """The data folder of a desk that was started for the first time, and stopped: made once per run.

    What it said until it was ready is in the file `ready.out` beside it. A first start takes three times as
    long as a second.
    """
    place = Path(settings.DATA) / "prepared desk"
    place.mkdir(exist_ok=True)
    place.chmod(0o755)
    with one_at_a_time(place / "lock"):
        if not (place / "done").exists():
            first = make_run(place / "var", free_port(), place / "first.out")
            try:
                first.wait_ready()
                (place / "ready.out").write_text(first.said(), encoding="utf-8")
            finally:
                first.stop()
                localdb.stop(first.data / "postgres")
            (place / "done").touch()
    return place / "var"


@pytest.fixture(scope="module")
def copy(prepared: Path, folder: Path) -> Copy:
    """Return a function that puts a prepared desk's data where one of this name will start."""

    def put(name: str = "var") -> None:
        subprocess.run(["cp", "-a", str(prepared), str(folder / name)], check=True)

    return put


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
