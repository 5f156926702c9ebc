"""As which operating-system user the server runs. PostgreSQL refuses root, so root lends it to `nobody`."""

import os
import pwd
import stat
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from annotator.localdb.errors import LocalDatabaseError

ROOT = 0


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

        A borrowed user owns nothing and belongs to no group that matters, so the bits for others decide.
        """
        if not self.borrowed:
            return True
        real = folder.resolve()
        return all(
            place.stat().st_mode & stat.S_IXOTH or place.stat().st_uid == self.user_id
            for place in (real, *real.parents)
            if place.exists()
        )

    def take(self, path: Path) -> None:
        """Give a file or folder, not what a link points to, to this user."""
        if self.borrowed:
            os.chown(path, self.user_id, self.group_id, follow_symlinks=False)


@cache
def server_user() -> ServerUser:
    """Return the user that the server runs as: this process's own, or `nobody` for root.

    Raises LocalDatabaseError when that user has no entry, which initdb insists on.
    """
    if os.geteuid() != ROOT:
        try:
            own = pwd.getpwuid(os.geteuid())
        except KeyError as error:
            raise LocalDatabaseError(
                f"PostgreSQL needs a named user, and the user id {os.geteuid()} has no entry in /etc/passwd; "
                "add one (useradd), or set DATABASE_URL to a PostgreSQL server of your own."
            ) from error
        return ServerUser(own.pw_name, own.pw_uid, own.pw_gid, borrowed=False)
    for name in ("nobody", "daemon"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return ServerUser(entry.pw_name, entry.pw_uid, entry.pw_gid, borrowed=True)
    raise LocalDatabaseError(
        "PostgreSQL refuses to run as root, and there is no user nobody to lend it to; "
        "run Galley as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own."
    )
