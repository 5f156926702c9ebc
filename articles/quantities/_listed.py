"""Lists of words, written so that they can be read as lists."""

from __future__ import annotations


def listed(words: str, by: str | None = None) -> list[str]:
    """Take apart a list that is written as one string."""
    return words.split(by)
