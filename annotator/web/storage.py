"""Static files as they are sent: scripts packed and minified, stylesheets laid together, all hashed and
compressed.

The sources stay as they are written; with DEBUG on they are served like that.
"""

from collections.abc import Iterator
from fnmatch import fnmatch
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from annotator.web._packing import pack
from annotator.web._stylesheets import imports_any, laid_together

ENTRIES = "js/pages/*.js"
#: Every module of ours: it is sent as a part of its page's script, or not at all.
MODULES = "js/*.js"
STYLESHEETS = "css/*.css"


class PackedStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped library
    """Hashed and compressed files: a page's stylesheet and its scripts come in one piece each.

    There is gzip only: brotli would save about a tenth of 30 kB, on desks behind HTTPS, for 5 MB of library.
    """

    def post_process(
        self, paths: dict[str, tuple[Storage, str]], dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        """Put the packed scripts in the place of the modules, then hash and compress."""
        if dry_run:
            return
        modules = {name for name in paths if fnmatch(name, MODULES)}
        scripts = packed(sorted(name for name in modules if fnmatch(name, ENTRIES)))
        sheets = laid(sorted(name for name in paths if fnmatch(name, STYLESHEETS) and imports_any(name)))
        sent = {name: file for name, file in paths.items() if name not in modules} | scripts | sheets
        yield from super().post_process(sent, dry_run=False, **options)
        # The copies that collectstatic has made of the modules.
        self.delete_files(modules - scripts.keys())


def packed(entries: list[str]) -> dict[str, tuple[Storage, str]]:
    """Return the packed and minified scripts of these pages, as collectstatic names files: where each is
    kept.
    """
    # Only here: the library is Go, whose runtime has no place in a web server that forks its workers.
    import minify  # noqa: PLC0415

    memory, names = InMemoryStorage(), list[str]()
    for entry in entries:
        for name, source in pack(entry).items():
            minified = minify.string("application/javascript", source)
            names.append(memory.save(name, ContentFile(minified.encode())))
    return {name: (memory, name) for name in names}


def laid(sheets: list[str]) -> dict[str, tuple[Storage, str]]:
    """Return these stylesheets with what they import laid into them."""
    memory = InMemoryStorage()
    return {name: (memory, memory.save(name, ContentFile(laid_together(name).encode()))) for name in sheets}
