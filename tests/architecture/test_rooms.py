"""The map of the house shows the house: every room with its doors, and only files that are there."""

import re

import pytest

from tests.architecture.sources import PACKAGES, ROOT
from tests.architecture.test_imports import DOORS, rooms_of

MAP = (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8")


def rows(package: str) -> dict[str, set[str]]:
    """Return the rooms that the map's table of a package shows, each with its doors."""
    section = MAP.partition(f"`{package}`\n\n|")[2].partition("\n## ")[0]
    cells = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `")]
    return {room: set(doors.split()) for names, _, doors in cells for room in re.findall(r"`(\w+)`", names)}


def doors_of(package: str, room: str) -> set[str]:
    """Return the doors that a room has."""
    return {path.stem for path in (ROOT / package / room).glob("*") if path.stem in DOORS}


@pytest.mark.parametrize("package", PACKAGES)
def test_the_map_shows_every_room_with_its_doors(package: str) -> None:
    assert rows(package) == {room: doors_of(package, room) for room in rooms_of(package)}


def test_every_file_that_the_map_names_is_there() -> None:
    named = re.findall(r"`((?:annotator|articles|docs|static|templates|tests)/[\w./-]+)`", MAP)
    assert len(named) > 30
    assert [name for name in named if not (ROOT / name).exists()] == []
