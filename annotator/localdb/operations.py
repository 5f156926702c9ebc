"""Finds, makes, starts and stops the embedded cluster of one desk."""

from pathlib import Path
from typing import Any

from annotator.localdb import _cluster, _files, _pidfile, _places, _programs, _roles, _server
from annotator.localdb._server_user import ServerUser, server_user
from annotator.localdb.errors import LocalDatabaseError
from annotator.localdb.types import DATABASE, DEFAULT_PORT, DESK, Running, Started


def connection_settings(cluster: Path, *, role: str = DESK) -> dict[str, Any]:
    """Return Django's connection settings for the cluster, wherever its socket lies, as one of its roles.

    Of a stopped cluster it gives the usual place, so that a connection fails with libpq's own clear words.
    """
    found = _pidfile.read(cluster)
    return {
        "NAME": DATABASE,
        "USER": role,
        "PASSWORD": "",
        "HOST": found.address.socket_folder if found else str(cluster),
        "PORT": str(found.address.port if found else DEFAULT_PORT),
        "OPTIONS": {},
    }


def status(cluster: Path) -> Running | None:
    """Return the running server of the cluster, or None."""
    return _server.running(cluster)


def start(cluster: Path, *, durable: bool = True) -> Started:
    """Bring the cluster up, made first when there is none, and return where it listens once it is ready.

    A server that already runs is used as it is. `durable=False` is for a cluster that will be thrown away: it
    answers before the disk does, and its superuser may log in: a suite makes databases and empties guarded
    tables. A desk of an earlier release, in which the superuser owned everything, is moved over here. Raises
    LocalDatabaseError, whose text is one sentence with the remedy.
    """
    try:
        return _start(cluster, durable=durable)
    except OSError as error:
        place = error.filename or cluster
        raise LocalDatabaseError(
            f"The database folder can't be used ({place}: {error.strerror}); "
            "make it writable, or set DATA to another folder."
        ) from error


def _start(cluster: Path, *, durable: bool) -> Started:
    if cluster.is_symlink() and not cluster.exists():
        raise LocalDatabaseError(
            f"{cluster} points to {cluster.readlink()}, which is gone; bring that folder back, "
            "or remove the link to begin with an empty database."
        )
    user = server_user()
    found = _server.running(cluster)
    if found and not _is_current(cluster, user):
        # An earlier release's, left running by a launcher that was killed.
        _server.stop(cluster.resolve())
    elif found and found.ready:
        return Started(found.address, ())
    programs = _programs.find(user, _cluster.major_version(cluster))
    folder, note = _places.settle(cluster, user)
    if _cluster.major_version(folder) is None:
        _cluster.make(folder, programs, user, durable=durable)
    else:
        _places.take_over(folder, user)
    _files.write(folder, _places.socket_folder(folder, user), programs.major, user, durable=durable)
    if not _roles.are_prepared(folder):
        _roles.prepare(folder, programs, user)
    found = _server.start(folder, programs, user)
    return Started(found.address, (*programs.notes, *((note,) if note else ())))


def stop(cluster: Path) -> None:
    """Stop the cluster's server and return when it is gone; one that doesn't run is left alone."""
    _server.stop(cluster.resolve())


def _is_current(cluster: Path, user: ServerUser) -> bool:
    """Return whether the cluster has the roles, and the owner in the operating system, that this release
    gives it.
    """
    return _roles.are_prepared(cluster) and cluster.stat().st_uid == user.user_id
