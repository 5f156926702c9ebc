"""One desk on this machine: where it keeps things, and the sentence that says why it can't start."""

import errno
import fcntl
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from annotator.env import PublicUrl

HOST = "127.0.0.1"


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
    """Make the data folder and see that it takes files. Raises LaunchError."""
    try:
        for folder in (desk.runtime, desk.logs):
            folder.mkdir(parents=True, exist_ok=True)
        # Writing is tried, not asked: a full disk and a read-only mount look writable to access(2). The size
        # is about what the smallest useful start needs: logs, a pid file, a checkpoint.
        probe = desk.runtime / "probe"
        probe.write_bytes(b"\0" * 256 * 1024)
        probe.unlink()
    except OSError as error:
        raise LaunchError(explain(error, desk.data)) from error


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
            f"A desk already runs on {desk.data} ({who}); stop it first, or set PORT and DATA for a second one."
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
                f"Port {desk.port} is taken by another program; choose another, such as: make run PORT={desk.port + 1}."
            ) from error
