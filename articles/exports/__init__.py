"""Giving the record away: one writer per format, and jobs that write many articles to a file.

Owns the formats and the export jobs. Reads every room below it through their models, writes rows in the
shapes that the API answers in (the room `shapes`), and keeps only its own job rows and files. Knows no
request: an export streams bytes to whoever asks.
"""
