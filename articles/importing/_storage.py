"""Where the files of imports lie."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.core.files.storage import storages


def folder() -> Path:
    """Return the folder of all imports."""
    return Path(storages["default"].path("imports"))


def path_of(name: str) -> Path:
    """Return where a file lies, by its path in the storage."""
    return Path(storages["default"].path(name))


def name_of(id: UUID) -> str:
    """Return the path, in the storage, of a job's file."""
    return f"imports/{id}/sent"
