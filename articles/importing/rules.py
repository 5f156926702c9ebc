"""How files are read. Pure."""

from articles.importing._formats.ndjson import ndjson_lines

__all__ = ["ndjson_lines"]
