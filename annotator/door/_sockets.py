"""What the operating system does for sockets: how many there may be, and when an unread one is given up."""

from __future__ import annotations

import logging
import os
import resource
import socket
from contextlib import suppress
from pathlib import Path

logger = logging.getLogger(__name__)

#: Sockets that the server accepts (the Procfile's --backpressure), and files that it needs beside them.
SOCKETS, BESIDE = 8_000, 1_000
#: Milliseconds that what was sent may lie unread: then the system ends the connection, whatever is kept for
#: it.
UNREAD = 60_000


def raise_limit() -> None:
    """Raise the limit of open files as far as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = SOCKETS + BESIDE if hard == resource.RLIM_INFINITY else min(hard, SOCKETS + BESIDE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    if wanted < SOCKETS + BESIDE:
        logger.info(
            "This process may open %d files; with more than %d, more browsers find room.", wanted, hard
        )


def give_up_unread() -> int:
    """Have the system end connections whose reader takes nothing; return for how many listening sockets.

    Sockets inherit it from the one that listens, which only the server knows; it is found by looking.
    """
    option = getattr(socket, "TCP_USER_TIMEOUT", None)
    return 0 if option is None else sum(_give_up(number, option) for number in _open_files())


def _give_up(number: int, option: int) -> bool:
    with suppress(OSError), socket.socket(fileno=os.dup(number)) as found:
        if found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            found.setsockopt(socket.IPPROTO_TCP, option, UNREAD)
            return True
    return False


def _open_files() -> list[int]:
    with suppress(OSError):
        return [int(file.name) for file in Path("/dev/fd").iterdir()]
    return []
