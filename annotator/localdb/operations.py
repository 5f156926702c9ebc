"""Finds, makes, starts and stops the embedded cluster."""

from pathlib import Path
from typing import Any

from annotator.localdb import _pidfile
from annotator.localdb.types import DATABASE, DEFAULT_PORT, ROLE


def connection_settings(cluster: Path) -> dict[str, Any]:
    """Return Django's connection settings for the cluster, wherever its socket lies.

    Of a stopped cluster it gives the usual place, so that a connection fails with libpq's own clear words.
    """
    running = _pidfile.read(cluster)
    return {
        "NAME": DATABASE,
        "USER": ROLE,
        "PASSWORD": "",
        "HOST": running.address.socket_folder if running else str(cluster),
        "PORT": str(running.address.port if running else DEFAULT_PORT),
        "OPTIONS": {},
    }
