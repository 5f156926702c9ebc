"""The values that cross this room's border."""

from dataclasses import dataclass

#: The database of every embedded cluster, and its roles. Peer authentication guards them: only the
#: operating-system user that runs the desk may be one of the last two, and nobody logs in as the first, the
#: superuser.
DATABASE = "galley"
SUPERUSER = "galley"
#: Owns the database and everything in it; migrates.
OWNER = "galley_owner"
#: The desk's programs: no rights beyond their work.
DESK = "galley_desk"
DEFAULT_PORT = 5432


@dataclass(frozen=True)
class Address:
    """Where a cluster listens: a folder that holds its Unix socket, and the number in the socket's name."""

    socket_folder: str
    port: int


@dataclass(frozen=True)
class Running:
    """A running server: its process id, where it listens, and whether it accepts connections yet."""

    process_id: int
    address: Address
    ready: bool


@dataclass(frozen=True)
class Started:
    """What `start` did: where the server listens, and a message for people (usually empty)."""

    address: Address
    notes: tuple[str, ...]
