"""Exports: one writer for each format, and jobs that write many articles to a file.

Owns the formats and the export jobs. Reads the rooms below it through their models, and writes rows in the
shapes that the API returns (the room `shapes`). Keeps only its job rows and files. Knows no request: an
export yields bytes.
"""
