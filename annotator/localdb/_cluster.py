"""Makes a new cluster, complete or not at all."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from annotator.localdb._programs import Programs
from annotator.localdb._server_user import ServerUser
from annotator.localdb.errors import LocalDatabaseError
from annotator.localdb.types import DATABASE, SUPERUSER

#: From this version on PostgreSQL brings a C.UTF-8 of its own, the same on every machine.
MAJOR_WITH_BUILTIN_LOCALE = 17


def major_version(cluster: Path) -> int | None:
    """Return the major version that made the cluster, or None when there is none yet."""
    try:
        return int((cluster / "PG_VERSION").read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None


def make(cluster: Path, programs: Programs, user: ServerUser, *, durable: bool) -> None:
    """Run initdb beside the final place and move the result there, so that an interrupted one leaves
    nothing.
    """
    draft = cluster.with_name(f"{cluster.name}.unfinished")
    if draft.exists():
        shutil.rmtree(draft)
    draft.mkdir(mode=0o700)
    user.take(draft)
    for locale in ("C.UTF-8", "C"):
        complaint = _initdb(draft, programs, user, locale, durable=durable)
        complaint = complaint or _create_database(draft, programs, user)
        if not complaint:
            draft.rename(cluster)
            return
        if "locale" not in complaint:
            break
    shutil.rmtree(draft)
    if "No space left on device" in complaint:
        raise LocalDatabaseError(f"The disk that holds {cluster.parent} is full; make room and start again.")
    raise LocalDatabaseError(f"A new database couldn't be made in {cluster}: {' '.join(complaint.split())}")


def _initdb(draft: Path, programs: Programs, user: ServerUser, locale: str, *, durable: bool) -> str:
    """Run initdb and return its complaint, empty when it succeeded."""
    command: list[str | Path] = [
        *(programs.folder / "initdb", "-D", draft, "--username", SUPERUSER, "--encoding", "UTF8"),
        # Sorting by code point is the same on every machine and never changes with the system's libraries.
        *("--locale", locale, "--auth", "peer", "--no-instructions"),
    ]
    if programs.major >= MAJOR_WITH_BUILTIN_LOCALE:
        command += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
    if not durable:
        command.append("--no-sync")
    return _run(command, draft, user, "")


def _create_database(draft: Path, programs: Programs, user: ServerUser) -> str:
    """Create the desk's database before the first start; return the complaint, empty when it succeeded.

    Single-user mode needs neither a running server nor a client library in this process, the launcher's.
    """
    return run_alone(draft, programs, user, "postgres", f"CREATE DATABASE {DATABASE};\n\n")


def run_alone(cluster: Path, programs: Programs, user: ServerUser, database: str, script: str) -> str:
    """Run statements, each ended by a semicolon and an empty line, as the superuser while no server runs.

    Returns the complaint, empty when all succeeded.
    """
    command: list[str | Path] = [programs.folder / "postgres", "--single", "-j", "-D", cluster, database]
    return _run(command, cluster, user, script)


def _run(command: Sequence[str | Path], folder: Path, user: ServerUser, script: str) -> str:
    """Run one of the server's tools as its user; return what it complained of, empty when it succeeded."""
    answer = subprocess.run(
        command,
        input=script,
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={"PATH": os.defpath, "LC_ALL": "C"},
        **user.as_subprocess(),
    )
    failed = answer.returncode != 0 or any(mark in answer.stderr for mark in ("ERROR:", "FATAL:"))
    return (answer.stderr.strip() or f"{command[0]} ended with {answer.returncode}") if failed else ""
