"""Reads the Procfile: which programs make up a desk."""

import shlex
from collections.abc import Mapping
from pathlib import Path
from string import Template


def read(file: Path, environment: Mapping[str, str]) -> dict[str, list[str]]:
    """Return name → command of each line, with $VARIABLES filled in from `environment`.

    A variable is filled in after the line is split, so that a value with spaces stays one argument. Raises
    ValueError with the line for anything else than `name: command`, and for a variable that isn't set.
    """
    commands: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, separator, command = line.partition(":")
        if not separator or not name.strip() or not command.strip():
            raise ValueError(f"{file}: not 'name: command': {line!r}")
        try:
            commands[name.strip()] = [Template(word).substitute(environment) for word in shlex.split(command)]
        except KeyError as error:
            raise ValueError(f"{file}: {error.args[0]} isn't set, and {line!r} needs it") from error
    return commands
