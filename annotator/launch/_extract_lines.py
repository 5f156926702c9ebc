"""The lines of `manage.py extract`: a file in, what its reader makes of it out."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from annotator.launch._lines import UnusableLine, answer_lines
from articles.foundation.errors import DomainError
from articles.ingest.rules import kind_of, known_kind, names_in, read_document
from articles.ingest.types import RecognisedArticle, RecognisedBlock

LONGEST_LINE = 100_000
# What stands round the body.
_NO_BODY = frozenset({"headline", "standfirst", "byline", "caption"})
_NOTHING: dict[str, object] = {
    "headline": "", "standfirst": "", "text": "", "published": None, "authors": [], "publisher": "",
    "language": "", "blocks": [],
}  # fmt: skip


def extract_lines(given: BinaryIO, answers: BinaryIO) -> None:
    """Answer each line as soon as it is read. A file that can't be read is answered with `error`."""
    answer_lines(given, answers, _answer, longest=LONGEST_LINE, asked="id, path, url and kind")


def _answer(sent: dict[str, object]) -> dict[str, object]:
    """Return what the reader makes of one file."""
    path, url, kind = (_text(sent, name) for name in ("path", "url", "kind"))
    if not path:
        raise UnusableLine("path is missing: name the file to read.")
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return _NOTHING | {"error": f"The file can't be opened: {reason}."}
    try:
        found = read_document(data, known_kind(kind) if kind else kind_of(data, path), url=url)
    except DomainError as error:
        return _NOTHING | {"error": error.message}
    return shown(found) | {"error": None}


def _text(sent: dict[str, object], name: str) -> str:
    value = sent.get(name)
    if value is not None and not isinstance(value, str):
        raise UnusableLine(f"{name} is no string.")
    return value or ""


def shown(found: RecognisedArticle) -> dict[str, object]:
    """Return an article as it is written. `text` is the body alone, its blocks parted by a blank line."""
    publishers = [credit.name for credit in found.info_sources if credit.role == "publisher"]
    wires = [credit.name for credit in found.info_sources if credit.role == "wire"]
    return {
        "headline": found.headline,
        "standfirst": "\n".join(block.text for block in found.blocks if block.kind == "standfirst"),
        "text": "\n\n".join(block.text for block in found.blocks if block.kind not in _NO_BODY),
        "published": found.version_created.isoformat() if found.version_created else None,
        "authors": names_in(found.by),
        "publisher": next(iter([*publishers, *wires]), ""),
        "language": found.language,
        "blocks": [_block(block) for block in found.blocks],
    }


def _block(block: RecognisedBlock) -> dict[str, object]:
    """Return a block with what is known of its place."""
    more = {"speaker": block.speaker or None, "at": block.at, "page": block.page}
    return {"kind": block.kind, "text": block.text} | {
        name: value for name, value in more.items() if value is not None
    }
