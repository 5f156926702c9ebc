"""One reader for each format of files that can be imported: bytes in, lines out. Pure."""
