"""Folders for real clusters, stopped and removed after each test."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.localdb import operations as localdb
from annotator.localdb.types import Address

Place = Callable[[str], Path]


@pytest.fixture
def place() -> Iterator[Place]:
    """Return a function that names a cluster's folder under a temporary folder that every user may enter."""
    with places() as name:
        yield name


@pytest.fixture(scope="module")
def address() -> Iterator[Address]:
    """Return where a new desk's cluster answers, for tests that only ask it something."""
    with places() as name:
        yield localdb.start(name("desk")).address


@contextmanager
def places() -> Iterator[Place]:
    """Stop and remove in the end the clusters that were named.

    Directly under the system's temporary folder: pytest's own is closed to the user that a server of root's
    runs as, and its path is too long for a socket.
    """
    root = Path(tempfile.mkdtemp(prefix="gl-"))
    root.chmod(0o755)
    clusters: list[Path] = []

    def name(inside: str) -> Path:
        cluster = root / inside / "postgres"
        cluster.parent.mkdir(parents=True)
        clusters.append(cluster)
        return cluster

    yield name
    for cluster in clusters:
        localdb.stop(cluster)
        if cluster.is_symlink() and cluster.exists():
            shutil.rmtree(cluster.resolve())
    shutil.rmtree(root)
