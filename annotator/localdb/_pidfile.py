"""Reads PostgreSQL's own `postmaster.pid`: which process serves a cluster, and where it listens."""

from pathlib import Path

from annotator.localdb.types import Address, Running

# Lines of the file, counted from 0 (src/include/utils/pidfile.h).
PROCESS_ID, PORT, SOCKET_FOLDER, STATUS = 0, 3, 4, 7


def read(cluster: Path) -> Running | None:
    """Return what the file says, or None when there is none or PostgreSQL is still writing it."""
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        process_id, port = int(lines[PROCESS_ID]), int(lines[PORT])
        socket_folder = lines[SOCKET_FOLDER].strip()
    except (OSError, ValueError, IndexError):
        return None
    ready = len(lines) > STATUS and lines[STATUS].strip() == "ready"
    return Running(process_id=process_id, address=Address(socket_folder, port), ready=ready)
