"""Where a cluster and its socket lie, when the obvious place can't be used."""

import os
import secrets
import tempfile
from hashlib import sha256
from pathlib import Path

from annotator.localdb._programs import shared_place
from annotator.localdb._server_user import ServerUser
from annotator.localdb.types import DEFAULT_PORT

#: sun_path holds 108 bytes with its closing NUL, also on the systems where it could be longer.
LONGEST_SOCKET_PATH = 103
#: A comma separates hosts for libpq and folders for the server; quotes would need escaping twice.
AWKWARD = frozenset(",\"'\\\n")


def settle(cluster: Path, user: ServerUser) -> tuple[Path, str]:
    """Return the folder that really holds the cluster, and a note when it isn't `cluster` itself.

    A desk of root's often lies in a home that the server's user can't enter. Its cluster then gets a folder of
    its own in a shared place, and `cluster` becomes a link to it, which is all that is ever remembered.
    """
    if cluster.is_symlink() or cluster.exists() or user.can_enter(cluster.parent):
        return cluster.resolve(), ""
    name = f"{cluster.parent.parent.name or 'desk'}-{secrets.token_hex(4)}"
    target = shared_place() / name
    target.mkdir(mode=0o700)
    user.take(target)
    cluster.symlink_to(target)
    note = f"The database lies in {target}, because the user {user.name}, who runs it, can't enter {cluster.parent}."
    return target, note


def socket_folder(cluster: Path, user: ServerUser) -> Path:
    """Return a folder for the Unix socket: the cluster's own when its path fits, else a private temporary one."""
    socket = cluster / f".s.PGSQL.{DEFAULT_PORT}.lock"
    if len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH and not AWKWARD & set(str(cluster)):
        return cluster
    # The same name at each start, so that kill -9 doesn't leave one more folder behind every time.
    name = sha256(os.fsencode(cluster)).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"galley-{user.user_id}-{name}"
    try:
        folder.mkdir(mode=0o700)
        user.take(folder)
    except FileExistsError:
        status = folder.lstat()
        if folder.is_symlink() or status.st_uid != user.user_id or status.st_mode & 0o077:
            # Somebody else's, perhaps waiting for us: take one whose name nobody could know.
            folder = Path(tempfile.mkdtemp(prefix="galley-"))
            user.take(folder)
    return folder
