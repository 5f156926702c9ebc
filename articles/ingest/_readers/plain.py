"""Reads a file of plain text as a paste is read."""

from __future__ import annotations

from articles.ingest._decode import decode_upload
from articles.ingest._paste import recognise_paste
from articles.ingest.types import RecognisedArticle


def read_plain(data: bytes) -> RecognisedArticle:
    """Read a text: a story, wire copy, or a transcript.

    Raises `EmptyInput`, `TooLarge`, `NotText`, `UnreadableEncoding`, and anchoring's `UnfitText`.
    """
    return recognise_paste(decode_upload(data))
