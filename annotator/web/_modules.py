"""The graph of JavaScript modules behind one page, read from the sources' own import statements.

Sources import each other by plain relative paths. With DEBUG they are served like that; else they are packed
into few scripts (`_packing`). Files are served under hashed names, so a page needs an import map from plain
to hashed addresses, and `modulepreload` links so that the browser doesn't discover the graph one round trip
at a time. Django's own rewriting of imports is left off: two modules that import each other abort its
collectstatic.
"""

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

# Statements are at the start of a line in these sources, so imports named in comments don't match.
STATIC_IMPORT = re.compile(
    r"""^(?:import\s*|(?:import|export)\b[^;"'()=]*?\bfrom\s*)["'](\.{1,2}/[^"']+)["']""", re.MULTILINE
)
DYNAMIC_IMPORT = re.compile(r"""\bimport\(\s*["'](\.{1,2}/[^"']+)["']\s*\)""")
# JSDoc types are written import("./x.js").Name too, and are nothing to load.
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)


class MissingModuleError(Exception):
    """A module that a page needs is in no static folder."""

    def __init__(self, name: str, imported_by: str = "") -> None:
        self.name = name
        wanted = f" (imported by {imported_by})" if imported_by else ""
        super().__init__(f"There is no static file {name}{wanted}.")


def imports_of(source: str) -> tuple[list[str], list[str]]:
    """Return the relative specifiers that a module loads at once and those that it loads on demand."""
    at_once = STATIC_IMPORT.findall(source)
    on_demand = DYNAMIC_IMPORT.findall(COMMENT.sub("", source))
    return at_once, on_demand


def import_map(names: Iterable[str]) -> dict[str, str]:
    """Return plain address → hashed address for each of these static files whose address differs."""
    plain = {name: posixpath.join(settings.STATIC_URL, name) for name in names}
    return {plain[name]: static(name) for name in plain if static(name) != plain[name]}


def graph(entry: str) -> tuple[list[str], list[str]]:
    """Return the static names of the modules behind `entry`: those loaded at once, then those on demand.

    The entry itself comes first; each list is in the order of discovery. Raises MissingModuleError.
    """
    at_once, later = _reachable([(entry, "")])
    on_demand: list[str] = []
    while later:
        more, later = _reachable([item for item in later if item[0] not in on_demand])
        on_demand.extend(name for name in more if name not in on_demand)
    return at_once, [name for name in on_demand if name not in at_once]


def _reachable(waiting: list[tuple[str, str]]) -> tuple[list[str], list[tuple[str, str]]]:
    """Follow static imports from (module, its importer) pairs; return all met, and the dynamic imports
    seen.
    """
    found: list[str] = []
    later: list[tuple[str, str]] = []
    for name, imported_by in waiting:  # grows while it runs
        if name in found:
            continue
        found.append(name)
        here, on_demand = imports_of(read_module(name, imported_by))
        waiting.extend((resolve(name, specifier), name) for specifier in here)
        later.extend((resolve(name, specifier), name) for specifier in on_demand)
    return found, later


def resolve(importer: str, specifier: str) -> str:
    """Return the static name that a relative specifier in a module leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(importer), specifier))


def read_module(name: str, imported_by: str = "") -> str:
    """Return a module's source as it is written. Raises MissingModuleError."""
    path = finders.find(name)
    if not isinstance(path, str):
        raise MissingModuleError(name, imported_by)
    return Path(path).read_text(encoding="utf-8")
