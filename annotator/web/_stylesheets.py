"""Lays the stylesheets that a page's own imports into it, so that the page waits for one request and not for twenty.

The sources stay as they are: plain `@import`s at the head of a page's sheet, which browsers understand too and
follow while DEBUG is on. Only that form is known, and a sheet with addresses in it can't be moved: both are refused
by name.
"""

import re

from annotator.web._modules import read_module, resolve

#: Stands at the head of a sheet, a line each.
IMPORT = re.compile(r'^@import "([^"]+\.css)";$', re.MULTILINE)
#: What would lead elsewhere, or nowhere, from another folder; and imports in any other form.
UNMOVABLE = re.compile(r"@import\b[^;\n]*|\burl\([^)]*\)?")


class UnmovableError(Exception):
    """A stylesheet can't be laid into another."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name} can't be laid into another stylesheet because of {what!r}.")


def imports_any(name: str) -> bool:
    """Return whether a stylesheet imports others."""
    return IMPORT.search(read_module(name)) is not None


def laid_together(name: str) -> str:
    """Return a stylesheet with those that it imports in the place of its imports.

    Raises MissingModuleError and UnmovableError.
    """
    seen: set[str] = set()

    def text_of(sheet: str) -> str:
        seen.add(sheet)
        # What is imported a second time has no effect where the layers' order is given, and costs its bytes.
        return IMPORT.sub(lambda found: _once(resolve(sheet, found[1])), read_module(sheet))

    def _once(sheet: str) -> str:
        return "" if sheet in seen else text_of(sheet)

    text = text_of(name)
    if other := UNMOVABLE.search(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        raise UnmovableError(name, other[0])
    return text
