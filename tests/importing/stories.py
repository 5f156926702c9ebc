"""Articles with their marks, as lines of an import."""

from __future__ import annotations

from typing import Any

FIRST = "Seoul said 3,000 more had gone."


def story(number: int = 1, *marks: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the line of an article whose text begins with its headline, “Story 1”."""
    paragraphs = (FIRST, f"Kyiv agreed {number} times.")
    return {
        "type": "article",
        "headline": f"Story {number}",
        "blocks": [{"kind": "paragraph", "text": text} for text in paragraphs],
        "annotations": list(marks),
        **more,
    }


def mark(kind: str, words: str, **more: Any) -> dict[str, Any]:
    """Return a mark on these words of the first story."""
    start = f"Story 1\n\n{FIRST}".index(words)
    return {"kind": kind, "pieces": [{"start": start, "end": start + len(words), "exact": words}], **more}
