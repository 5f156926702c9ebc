"""Copies the stylesheets that a page's own sheet imports into it, so that the page needs one request instead
of twenty.

The sources stay as they are: plain `@import`s at the head of a page's sheet, which browsers understand too
and follow while DEBUG is on. Only that form is known, and a sheet with addresses in it can't be moved: both
are refused by name.
"""

import re

from annotator.web._modules import read_module, resolve

#: Stands at the head of a sheet, a line each.
IMPORT = re.compile(r'^@import "([^"]+\.css)";$', re.MULTILINE)
#: What would lead elsewhere, or nowhere, from another folder; and imports in any other form.
UNMOVABLE = re.compile(r"@import\b[^;\n]*|\burl\([^)]*\)?")


class UnmovableError(Exception):
    """What a stylesheet imports can't be laid into it."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"What {name} imports can't be laid into it because of {what!r}.")


def imports_any(name: str) -> bool:
    """Return whether a stylesheet imports others."""
    return IMPORT.search(read_module(name)) is not None


def laid_together(name: str) -> str:
    """Return a stylesheet with those that it imports in the place of its imports.

    Raises MissingModuleError and UnmovableError.
    """
    seen: set[str] = set()

    def text_of(sheet: str) -> str:
        # Of two imports of one sheet browsers go by the last: nobody would expect that here.
        if sheet in seen:
            raise UnmovableError(name, sheet)
        seen.add(sheet)
        return IMPORT.sub(lambda found: text_of(resolve(sheet, found[1])), read_module(sheet))

    text = text_of(name)
    if other := UNMOVABLE.search(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        raise UnmovableError(name, other[0])
    return text
