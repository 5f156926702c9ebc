"""The values that cross this room's border."""

from dataclasses import dataclass

#: The superuser role and the database of every embedded cluster. Peer authentication guards them.
ROLE = "galley"
DATABASE = "galley"
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
    """What `start` did: where the server listens, and what a person should be told (usually nothing)."""

    address: Address
    notes: tuple[str, ...]
