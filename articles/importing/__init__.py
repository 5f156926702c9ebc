"""Imports: lines of JSON in, articles with their marks and records out, by the thousand; and the jobs that do
it for files.

Reads what the NDJSON export writes, and the simplest lines that mean the same. Writes articles, marks and
records only through the operations of the rooms below it. Knows no request: lines come in, answers go out.
"""
