"""The configuration files of an embedded cluster, written again at each start."""

import os
import pwd
import secrets
from pathlib import Path

from annotator.localdb._server_user import ServerUser
from annotator.localdb.types import DEFAULT_PORT, DESK, OWNER, SUPERUSER

INCLUDE = "include = 'galley.conf'\n"
MAJOR_WITH_IO_METHOD = 18

#: Every value with its reason; the machine has 2 cores and the whole desk is to fit into 350 MB.
SETTINGS = f"""\
# Written by Galley at each start; put your own settings after the include line in postgresql.conf.
# Only the Unix socket: no port to collide on, nobody reaches it over the network.
listen_addresses = ''
port = {DEFAULT_PORT}
unix_socket_permissions = 0700
# Web threads, worker, beat and a few commands; each slot costs shared memory.
max_connections = 60
shared_buffers = 32MB
# One desk's data fits the operating system's cache, which the planner should count on.
effective_cache_size = 512MB
# There is no replica: less log, fewer processes.
wal_level = minimal
max_wal_senders = 0
max_logical_replication_workers = 0
# A large import shouldn't force a checkpoint every few seconds.
max_wal_size = 512MB
# Compiling pays off for reports that take seconds, which a desk has none of.
jit = off
# Text search and fuzzy names gain nothing from spinning-disk costs.
random_page_cost = 1.1
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
log_checkpoints = off
"""

#: For a cluster that is thrown away: nothing is worth waiting for the disk.
THROWAWAY = """\
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
"""


def write(cluster: Path, sockets: Path, major: int, user: ServerUser, *, durable: bool) -> None:
    """Write the settings and the rules of who may connect: the user that runs the desk, through the socket.

    As the owner or the desk only; as the superuser too where the cluster is thrown away. What a desk needs of
    a superuser is done while no server runs (`_roles`).
    """
    lines = [SETTINGS, f"unix_socket_directories = '{sockets}'\n"]
    if major >= MAJOR_WITH_IO_METHOD:
        # The default keeps three more processes for reads that hit the cache anyway.
        lines.append("io_method = sync\n")
    if not durable:
        lines.append(THROWAWAY)
    _replace(cluster / "galley.conf", "".join(lines), user)
    roles = (OWNER, DESK) if durable else (OWNER, DESK, SUPERUSER)
    _replace(cluster / "pg_hba.conf", f"local all {','.join(roles)} peer map=desk\n", user)
    name = pwd.getpwuid(os.geteuid()).pw_name
    _replace(cluster / "pg_ident.conf", "".join(f'desk "{name}" {role}\n' for role in roles), user)
    main = cluster / "postgresql.conf"
    present = main.read_text(encoding="utf-8")
    if INCLUDE not in present:
        _replace(main, present + INCLUDE, user)


def _replace(file: Path, content: str, user: ServerUser) -> None:
    """Replace a file at once, never through a link that the server's user may have put there."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(content)
    user.take(draft)
    draft.replace(file)
