"""Giving the record away: one writer per format, and jobs that write many articles to a file.

Owns the shapes in which rows leave the desk (the API answers in the same ones), the formats, and the export
jobs. Reads every room below it through their models, and writes only its own job rows and files. Knows no
request: an export streams bytes to whoever asks.
"""
