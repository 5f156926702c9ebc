"""As which operating-system user the server runs.

PostgreSQL refuses root, so root gives it a user of its own. Not `nobody`: every process of that name could
read the database's files and stop its server.
"""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from annotator.localdb.errors import LocalDatabaseError

ROOT = 0
#: The user that root makes for the server, once per machine.
NAME = "galley-db"
#: The ways to make a system user that can't sign in: shadow's (most distributions), busybox's (Alpine).
MAKERS = (
    (
        "useradd",
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        "/nonexistent",
        "--shell",
        "/bin/false",
    ),
    ("adduser", "-S", "-D", "-H", "-h", "/nonexistent", "-s", "/bin/false"),
)
#: Users that an earlier release lent root's server to; what they own of a desk is taken over.
FORMER = ("nobody", "daemon")


@dataclass(frozen=True)
class ServerUser:
    """A user of the operating system; `borrowed` when it isn't the one that runs this process."""

    name: str
    user_id: int
    group_id: int
    borrowed: bool

    def as_subprocess(self) -> dict[str, Any]:
        """Return the arguments that make subprocess.run start a program as this user."""
        if not self.borrowed:
            return {}
        return {"user": self.user_id, "group": self.group_id, "extra_groups": []}

    def can_enter(self, folder: Path) -> bool:
        """Return whether the user may pass into `folder`, which may not exist yet (then: where it would lie).

        A borrowed user belongs to its own group only.
        """
        if not self.borrowed:
            return True
        real = folder.resolve()
        return all(self.may_pass(place.stat()) for place in (real, *real.parents) if place.exists())

    def may_pass(self, status: os.stat_result) -> bool:
        """Return whether the one set of bits that counts for the user lets it pass through a folder."""
        if status.st_uid == self.user_id:
            return bool(status.st_mode & stat.S_IXUSR)
        if status.st_gid == self.group_id:
            return bool(status.st_mode & stat.S_IXGRP)
        return bool(status.st_mode & stat.S_IXOTH)

    def take(self, path: Path) -> None:
        """Give a file or folder, not what a link points to, to this user."""
        if self.borrowed:
            os.chown(path, self.user_id, self.group_id, follow_symlinks=False)


@cache
def server_user() -> ServerUser:
    """Return the user that the server runs as: this process's own, or root's `galley-db`, made when missing.

    Raises LocalDatabaseError when that user has no entry, which initdb insists on.
    """
    if os.geteuid() == ROOT:
        return _lent(_entry_of_root_s())
    try:
        own = pwd.getpwuid(os.geteuid())
    except KeyError as error:
        raise LocalDatabaseError(
            f"PostgreSQL needs a named user, and the user id {os.geteuid()} has no entry in /etc/passwd; "
            "add one (useradd), or set DATABASE_URL to a PostgreSQL server of your own."
        ) from error
    return ServerUser(own.pw_name, own.pw_uid, own.pw_gid, borrowed=False)


def former_users() -> frozenset[int]:
    """Return the ids of the users whose desks root takes over."""
    return frozenset(entry.pw_uid for entry in map(_entry, FORMER) if entry)


def _lent(entry: pwd.struct_passwd) -> ServerUser:
    return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid, borrowed=True)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _entry_of_root_s() -> pwd.struct_passwd:
    """Return the entry of the server's user, made when it is missing. Raises LocalDatabaseError."""
    reason = "neither useradd nor adduser is here"
    for command in MAKERS:
        if entry := _entry(NAME):
            return entry
        if shutil.which(command[0]):
            answer = subprocess.run([*command, NAME], capture_output=True, text=True, check=False)
            reason = " ".join(answer.stderr.split()) or f"{command[0]} ended with {answer.returncode}"
    # Also when two desks began at the same time and the other one was first.
    if entry := _entry(NAME):
        return entry
    raise LocalDatabaseError(
        f"PostgreSQL refuses to run as root, and its own user {NAME} can't be made ({reason}): make that "
        "user "
        "(useradd --system galley-db), run Galley as an ordinary user, or set DATABASE_URL to a PostgreSQL "
        "server "
        "of your own."
    )
