"""Where a cluster and its socket lie, when the obvious place can't be used."""

import os
import secrets
import stat
import tempfile
from hashlib import sha256
from pathlib import Path

from annotator.localdb._programs import shared_place
from annotator.localdb._server_user import ServerUser, former_users
from annotator.localdb.types import DEFAULT_PORT

#: sun_path holds 108 bytes with its closing NUL, also on the systems where it could be longer.
LONGEST_SOCKET_PATH = 103
#: A comma separates hosts for libpq and folders for the server; quotes would need escaping twice.
AWKWARD = frozenset(",\"'\\\n")


def settle(cluster: Path, user: ServerUser) -> tuple[Path, str]:
    """Return the folder that really holds the cluster, and a note when it isn't `cluster` itself.

    A desk of root's often lies in a home that the server's user can't enter. Its cluster then gets a folder
    of its own in a shared place, and `cluster` becomes a link to it, which is all that is ever remembered.
    """
    _let_pass(cluster.parent, user)
    if cluster.is_symlink() or cluster.exists() or user.can_enter(cluster.parent):
        return cluster.resolve(), ""
    name = f"{cluster.parent.parent.name or 'desk'}-{secrets.token_hex(4)}"
    target = shared_place() / name
    target.mkdir(mode=0o700)
    user.take(target)
    cluster.symlink_to(target)
    note = (
        f"The database lies in {target}, because the user {user.name}, who runs it, can't enter "
        f"{cluster.parent}."
    )
    return target, note


def _let_pass(folder: Path, user: ServerUser) -> None:
    """Let the server's user pass through root's data folder, which is closed to everybody else.

    Only passing: other files there stay unreadable. The desk doesn't open folders further up.
    """
    if not user.borrowed or not folder.exists():
        return
    status = folder.stat()
    if status.st_uid == os.geteuid() and not user.may_pass(status):
        os.chown(folder, -1, user.group_id)
        folder.chmod(stat.S_IMODE(status.st_mode) & ~stat.S_IRWXG | stat.S_IXGRP)


def take_over(cluster: Path, user: ServerUser) -> None:
    """Give the server's user a cluster that an earlier release made as `nobody`; no server may run.

    It uses handles of folders, never links, and takes only what that user owned: until now other processes of
    that user could put anything here.
    """
    former = cluster.stat().st_uid
    if not user.borrowed or former not in former_users():
        return
    for _path, folders, files, handle in os.fwalk(cluster, topdown=False, follow_symlinks=False):
        for name in (*folders, *files):
            if os.stat(name, dir_fd=handle, follow_symlinks=False).st_uid == former:
                os.chown(name, user.user_id, user.group_id, dir_fd=handle, follow_symlinks=False)
    # Last, because it tells whether this has been done.
    os.chown(cluster, user.user_id, user.group_id)


def socket_folder(cluster: Path, user: ServerUser) -> Path:
    """Return a folder for the Unix socket: the cluster's own when its path fits, else a private temporary
    one.
    """
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
