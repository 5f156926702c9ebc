"""One desk on this machine: where it keeps things, and the sentence that says why it can't start."""

import errno
import fcntl
import os
import socket
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from annotator.env import UMASK, PublicUrl

HOST = "127.0.0.1"
#: What the desk keeps in its data folder, beside the database, which has a user and bits of its own.
OWN = ("run", "logs", "files", "static", "secret")
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class LaunchError(Exception):
    """The desk can't start; the text is one sentence with the remedy."""


@dataclass(frozen=True)
class Desk:
    """A data folder, a port, and the address that people elsewhere use, where there is one."""

    data: Path
    port: int
    public: PublicUrl | None = None

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it, with a slash at the end."""
        return f"http://{HOST}:{self.port}/"

    @property
    def addresses(self) -> str:
        """Where it is found, for a person to read: here, and from elsewhere."""
        return f"{self.address} (from elsewhere: {self.public.origin}/)" if self.public else self.address

    @property
    def origin(self) -> str:
        """The address that people sign in at, without a slash at the end."""
        return self.public.origin if self.public else self.address.rstrip("/")

    @property
    def runtime(self) -> Path:
        """Files that matter only while it runs, and what the last start left to check."""
        return self.data / "run"

    @property
    def logs(self) -> Path:
        """One log file per process."""
        return self.data / "logs"

    @property
    def cluster(self) -> Path:
        """The embedded database, or a link to it."""
        return self.data / "postgres"


def make_folders(desk: Desk) -> None:
    """Make the data folder, close it to other users and see that it takes files. Raises LaunchError.

    From here on, everything that this process and its programs make is private, except the folders above.
    """
    try:
        desk.data.parent.mkdir(parents=True, exist_ok=True)
        os.umask(UMASK)
        known = _is_a_desk_s(desk.data)
        for folder in (desk.runtime, desk.logs):
            folder.mkdir(parents=True, exist_ok=True)
        if known:
            _close(desk.data)
        for path in (desk.data / name for name in OWN):
            _close_all(path)
        # Writing is tried, not asked: a full disk and a read-only mount look writable to access(2). The size
        # is about what the smallest useful start needs: logs, a pid file, a checkpoint.
        probe = desk.runtime / "probe"
        probe.write_bytes(b"\0" * 256 * 1024)
        probe.unlink()
    except OSError as error:
        raise LaunchError(explain(error, desk.data)) from error


def _is_a_desk_s(data: Path) -> bool:
    """Return whether a desk made the folder: `DATA` may also name one that serves others, which stays as it
    is.
    """
    return (data / "secret").is_file() and (data / "run").is_dir()


def _close_all(path: Path) -> None:
    """Close a file, or a folder with everything in it, to other users; an earlier release left them
    readable.
    """
    if path.is_symlink() or not path.exists():
        return
    _close(path)
    for folder, folders, files in path.walk():
        for name in (*folders, *files):
            _close(folder / name)


def _close(path: Path) -> None:
    """Remove the rights of group and others, except for a group that was allowed to pass.

    That is the database server's own group, when root runs the desk.
    """
    status = path.lstat()
    mode = stat.S_IMODE(status.st_mode)
    kept = mode & stat.S_IXGRP if stat.S_ISDIR(status.st_mode) and mode & OTHERS == stat.S_IXGRP else 0
    wanted = mode & ~OTHERS | kept
    if not stat.S_ISLNK(status.st_mode) and wanted != mode:
        path.chmod(wanted)


def explain(error: OSError, data: Path) -> str:
    """Return one sentence about a file operation that failed, with the remedy."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk that holds {data} is full; make room, or set DATA to a folder on another disk."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return (
            f"The data folder {data} can't be written to ({error.strerror}); set DATA to a folder that can."
        )
    place = error.filename or data
    return f"The data folder {data} can't be used ({place}: {error.strerror}); set DATA to another folder."


def lock(desk: Desk) -> TextIO:
    """Take the desk for this process until the returned file is closed, at the latest when the process ends.

    The kernel frees the lock however the process ends, so nothing is left to clean up. Raises LaunchError.
    """
    stream = (desk.runtime / "lock").open("a+", encoding="utf-8")
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        stream.seek(0)
        who = stream.read().strip() or "another process"
        stream.close()
        raise LaunchError(
            f"A desk already runs on {desk.data} ({who}); stop it first, or set PORT and DATA for a second "
            "one."
        ) from error
    stream.seek(0)
    stream.truncate()
    stream.write(f"process {os.getpid()}, {desk.address}")
    stream.flush()
    return stream


def check_port(desk: Desk) -> None:
    """Raise LaunchError unless the port can be listened on now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the web server does: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, desk.port))
        except PermissionError as error:
            raise LaunchError(
                f"Port {desk.port} is reserved for root; choose one above 1023, such as: make run PORT=8000."
            ) from error
        except OSError as error:
            raise LaunchError(
                f"Port {desk.port} is taken by another program; choose another, such as: make run "
                f"PORT={desk.port + 1}."
            ) from error
