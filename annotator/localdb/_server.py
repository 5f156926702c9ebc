"""Starts and stops the server process of one cluster, and knows whether it runs."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from annotator.localdb import _pidfile
from annotator.localdb._programs import Programs
from annotator.localdb._server_user import ServerUser
from annotator.localdb.errors import LocalDatabaseError
from annotator.localdb.types import Running

#: Seconds. After a crash the server replays its log first, which can take a while on a slow disk.
START_LIMIT = 120
#: Seconds that processes of a killed server get to notice and leave; they hold its shared memory.
ORPHAN_LIMIT = 20
STOP_LIMIT = 60
LOOK_AGAIN = 0.02
LOG = "server.log"
LARGEST_LOG = 4 * 1024 * 1024


def running(cluster: Path) -> Running | None:
    """Return the server of this cluster if its process lives; a stale file with a recycled id doesn't
    count.
    """
    found = _pidfile.read(cluster)
    return found if found and _serves(found.process_id, cluster) else None


def _serves(process_id: int, cluster: Path) -> bool:
    """Return whether the process works in the cluster's folder, as a postmaster does, and is no zombie."""
    proc = Path("/proc") / str(process_id)
    if not Path("/proc/self").exists():
        return _alive(process_id)
    try:
        return (proc / "cwd").resolve(strict=True) == cluster.resolve()
    except OSError:
        return False


def _alive(process_id: int) -> bool:
    """Return whether the process exists; the answer of systems without /proc."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def start(cluster: Path, programs: Programs, user: ServerUser) -> Running:
    """Start the server in a session of its own and return once it accepts connections.

    Raises LocalDatabaseError with the reason that the server's log gives.
    """
    log = cluster / LOG
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.unlink()
    orphans_until = time.monotonic() + ORPHAN_LIMIT
    while True:
        discard_stale_pidfile(cluster)
        seen = log.stat().st_size if log.exists() else 0
        # pg_ctl detaches the server (setsid), so that Ctrl-C in the terminal doesn't reach it.
        # -W: watching the pid file ourselves notices readiness within 20 ms instead of 100.
        where = ("-D", str(cluster), "-l", str(log))
        _run([programs.folder / "pg_ctl", "start", "-W", "-s", *where], cluster, user)
        if found := _wait_until_ready(cluster, log, seen):
            return found
        complaint = _since(log, seen)
        if "shared memory block" not in complaint or time.monotonic() > orphans_until:
            raise LocalDatabaseError(_explain(complaint, cluster))
        time.sleep(LOOK_AGAIN * 10)


def stop(cluster: Path) -> None:
    """Stop the server, rolling back what is open; returns when it is gone, also when it never ran.

    By signals, not by pg_ctl: root may send them to a server of whichever user began it.
    """
    before = running(cluster)
    if not before:
        return
    # SIGINT is the fast shutdown, SIGQUIT the immediate one: the log is replayed at the next start, nothing
    # committed is lost.
    for how, limit in ((signal.SIGINT, STOP_LIMIT), (signal.SIGQUIT, ORPHAN_LIMIT)):
        with suppress(ProcessLookupError):
            os.kill(before.process_id, how)
        deadline = time.monotonic() + limit
        # The process, not its pid file, which disappears a moment earlier.
        while _serves(before.process_id, cluster) and time.monotonic() < deadline:
            time.sleep(LOOK_AGAIN)
        if not _serves(before.process_id, cluster):
            break
    sockets = Path(before.address.socket_folder)
    if sockets != cluster and sockets.is_dir() and not running(cluster):
        # A folder of its own under the temporary one; the server has removed the socket itself.
        shutil.rmtree(sockets)


def _run(command: Sequence[Path | str], cluster: Path, user: ServerUser) -> None:
    """Run one of the server's tools as its user, with a plain environment and from a folder it may enter."""
    environment = {"PATH": os.defpath, "LC_ALL": "C", "HOME": str(cluster)}
    answer = subprocess.run(
        command,
        # Not captured: the server inherits these, and a pipe would stay open as long as it runs.
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        cwd=cluster,
        env=environment,
        **user.as_subprocess(),
    )
    if answer.returncode < 0:
        raise LocalDatabaseError(
            f"{Path(command[0]).name} was killed by signal {-answer.returncode}; try again."
        )


def _wait_until_ready(cluster: Path, log: Path, seen: int) -> Running | None:
    """Return the server once it is ready, or None when it ended first."""
    deadline = time.monotonic() + START_LIMIT
    begun = time.monotonic()
    while time.monotonic() < deadline:
        found = running(cluster)
        if found and found.ready:
            return found
        # Between pg_ctl's return and the first pid file lie a few milliseconds; an entry in the log ends
        # hope.
        if not found and (_failed(_since(log, seen)) or time.monotonic() - begun > ORPHAN_LIMIT):
            return None
        time.sleep(LOOK_AGAIN)
    raise LocalDatabaseError(
        f"PostgreSQL isn't ready after {START_LIMIT} seconds; its log {log} says what it does."
    )


def _failed(complaint: str) -> bool:
    """Return whether the log's newest lines say that the server gave up."""
    return any(word in complaint for word in ("FATAL:", "PANIC:", "postgres:", "loading shared libraries"))


def _since(log: Path, seen: int) -> str:
    """Return what was added to the log."""
    try:
        with log.open("rb") as stream:
            stream.seek(seen)
            return stream.read(64 * 1024).decode(errors="replace")
    except FileNotFoundError:
        return ""


def _explain(complaint: str, cluster: Path) -> str:
    """Turn the end of a failed start into one sentence."""
    if "No space left on device" in complaint:
        return f"The disk that holds {cluster} is full; make room and start again."
    if "Read-only file system" in complaint:
        return f"The disk that holds {cluster} is read-only; set DATA to a folder that can be written to."
    lines = [
        line for line in complaint.splitlines() if any(mark in line for mark in ("FATAL", "PANIC", "HINT"))
    ]
    reason = " ".join(lines[-2:]) or f"it printed nothing; see {cluster / LOG}"
    return f"PostgreSQL didn't start: {reason}"


def discard_stale_pidfile(cluster: Path) -> None:
    """Remove the pid file, and the socket's lock, whose process is no server of this cluster.

    PostgreSQL would refuse to start when the id was given to another process since, and as long as nobody has
    collected the killed server's exit code.
    """
    if running(cluster):
        return
    if found := _pidfile.read(cluster):
        socket = Path(found.address.socket_folder) / f".s.PGSQL.{found.address.port}.lock"
        socket.unlink(missing_ok=True)
    (cluster / "postmaster.pid").unlink(missing_ok=True)
