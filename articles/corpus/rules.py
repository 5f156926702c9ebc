"""What an article must look like, and how its blocks become one canonical text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from articles.anchoring.errors import UnfitText
from articles.anchoring.rules import canonical_text
from articles.corpus.types import (
    CLOCK_DIFFERENCE,
    ArticleMetadata,
    Block,
    BlockDraft,
    BlockKind,
    ComposedText,
    CreditRole,
    PubStatus,
)
from articles.foundation.errors import Problem
from articles.foundation.rules import is_blank, language_problem, line_problem, text_problem, uri_problem

# In code points: some 350,000 words, far beyond the longest transcript. A bound that the browser, the
# database and a person's patience can all bear.
TEXT_LENGTH = 2_000_000
HEADLINE_LENGTH = 1_000
SEPARATOR = "\n\n"
MOST_CREDITS = 100
EMPTY = Problem("text", "There is no text. Paste a story.", "blank")
# Schemes whose links run a script. Browsers skip spaces and control characters before and inside them.
_SCRIPT_SCHEMES = ("javascript:", "vbscript:", "data:")
_SKIPPED = re.compile(r"[\x00-\x20]")
_LINE_FIELDS = {"slugline": 300, "by": 300, "located": 300}
_NOTE_LENGTH, _ADDRESS_LENGTH = 10_000, 2000


def compose(drafts: Iterable[BlockDraft]) -> ComposedText:
    """Join the blocks into one canonical text and say where each lies; blank blocks are left out.

    A blank line inside a block would read as a border between two: it becomes a line break.
    Raises the errors of `canonical_text` for characters that no text may contain.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for index, draft in enumerate(drafts):
        part = re.sub(r"\n\s*\n+", "\n", _canonical(index, draft.text)).strip()
        if is_blank(part):
            continue
        if parts:
            position += len(SEPARATOR)
        parts.append(part)
        blocks.append(Block(str(draft.kind), position, position + len(part)))
        position += len(part)
    return ComposedText(SEPARATOR.join(parts), tuple(blocks))


def _canonical(index: int, text: str) -> str:
    """Return the canonical text of a block. Forbidden characters are refused with the block's name."""
    try:
        return canonical_text(text)
    except UnfitText as error:
        error.problems = tuple(replace(one, field=f"blocks.{index}.text") for one in error.problems)
        raise


def digest_of(text: str) -> str:
    """Return the SHA-256 of a canonical text in UTF-8, in hexadecimal. Two stories with one digest are the
    same.
    """
    return hashlib.sha256(text.encode()).hexdigest()


def is_open(metadata: ArticleMetadata, now: datetime) -> bool:
    """Tell whether somebody who reads only published articles may know about one with this metadata."""
    status, embargo = metadata.pub_status, metadata.embargoed_until
    return not publication_problems(status, embargo, now - CLOCK_DIFFERENCE)


def publication_problems(pub_status: str, embargoed_until: datetime | None, now: datetime) -> list[Problem]:
    """Return what keeps an article from being published now, by field, each with its remedy."""
    found = []
    if pub_status != PubStatus.USABLE:
        status = PubStatus(pub_status).label.lower()
        message = f"This article is {status}. Set its status to usable first, then publish it."
        found.append(Problem("pub_status", message, "not_usable"))
    if embargoed_until is not None and embargoed_until > now:
        until = f"{embargoed_until.astimezone(UTC):%-d %B %Y, %H:%M}"
        message = (
            f"This article is under embargo until {until} UTC. Publish it after that, or lift the embargo."
        )
        found.append(Problem("embargoed_until", message, "embargoed"))
    return found


def headline_of(composed: ComposedText) -> str:
    """Return the headline for lists: the headline block, else the beginning of the text, on one line."""
    first = next((b for b in composed.blocks if b.kind == BlockKind.HEADLINE), composed.blocks[0])
    words = " ".join(composed.text[first.start : first.end].split())
    return words if len(words) <= HEADLINE_LENGTH else words[: HEADLINE_LENGTH - 1] + "…"


def block_problems(drafts: Iterable[BlockDraft]) -> list[Problem]:
    """Return what is wrong with the blocks: unknown kinds, no text at all, too much of it."""
    found = []
    length, kinds = 0, set(BlockKind.values)
    for index, draft in enumerate(drafts):
        length += len(draft.text) + len(SEPARATOR)
        if draft.kind not in kinds:
            known = ", ".join(BlockKind.values)
            found.append(Problem(f"blocks.{index}.kind", f"Unknown kind. Choose one of: {known}."))
        if "\x00" in draft.text:
            message = "This contains a NUL character, which can't be stored. Remove it."
            found.append(Problem(f"blocks.{index}.text", message, "nul"))
    if length - len(SEPARATOR) > TEXT_LENGTH:
        message = (
            f"The text has {length - len(SEPARATOR):,} characters; at most {TEXT_LENGTH:,} are allowed. "
            "Split it into articles."
        )
        found.append(Problem("text", message, "too_long"))
    if not found and all(is_blank(draft.text) for draft in drafts):
        found.append(EMPTY)
    return found


def _uri_problem(uri: str) -> Problem | None:
    """Return what is wrong with an article's own address, or with the name that its provider gave it."""
    if _SKIPPED.sub("", uri).lower().startswith(_SCRIPT_SCHEMES):
        message = "This address holds a script or data. Give the address at which the story was published."
        return Problem("uri", message, "script")
    is_address = "://" in uri
    return (uri_problem if is_address else line_problem)(uri, field="uri", most=_ADDRESS_LENGTH)


def metadata_problems(metadata: ArticleMetadata) -> list[Problem]:
    """Return everything that is wrong with an article's metadata, by field."""
    found = [
        line_problem(getattr(metadata, name), field=name, most=most) for name, most in _LINE_FIELDS.items()
    ]
    found += [
        _uri_problem(metadata.uri),
        text_problem(metadata.ed_note, field="ed_note", most=_NOTE_LENGTH),
    ]
    if metadata.pub_status not in PubStatus.values:
        known = ", ".join(PubStatus.values)
        found.append(Problem("pub_status", f"Unknown status. Choose one of: {known}."))
    found.append(language_problem(metadata.language, field="language"))
    for name in ("version_created", "embargoed_until"):
        moment = getattr(metadata, name)
        if moment is not None and moment.utcoffset() is None:
            message = "The time has no time zone. Write one such as “2025-03-27T09:00:00Z”."
            found.append(Problem(name, message, "no_zone"))
    if len(metadata.info_sources) > MOST_CREDITS:
        message = (
            f"There are {len(metadata.info_sources)} credits; at most {MOST_CREDITS} fit. Leave some out."
        )
        found.append(Problem("info_sources", message, "too_many"))
    for index, credit in enumerate(metadata.info_sources):
        where = f"info_sources.{index}"
        found.append(line_problem(credit.name, field=f"{where}.name", most=300, required=True))
        if credit.role not in CreditRole.values:
            known = ", ".join(CreditRole.values)
            found.append(Problem(f"{where}.role", f"Unknown role. Choose one of: {known}."))
    return [problem for problem in found if problem]


def is_day_alone(moment: datetime) -> bool:
    """Tell whether an article's date is a day without a time, which is kept as midnight UTC."""
    at = moment.astimezone(UTC)
    return not (at.hour or at.minute or at.second or at.microsecond)
