"""What readers of documents share: blocks with their marks of place, and the article they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from articles.anchoring.rules import canonical_text
from articles.ingest._characters import repair_characters
from articles.ingest._draft import Draft
from articles.ingest._layout import Marker, Unit
from articles.ingest._meta import read_meta
from articles.ingest._paste import is_headline, read_below_head, stands_above
from articles.ingest.errors import NoStory, TooLarge
from articles.ingest.types import MAX_LINES, BlockKind, RecognisedArticle, RecognisedBlock, RecognisedCredit

# Bylines and dates stand within the first paragraphs, if they stand in the text at all.
_LOOKED_AT = 6
_MOST_NAMES = 300
_LABEL = re.compile(
    r"(?:for\s+immediate\s+release|(?:press|news|media)\s+(?:release|statement)|pressemitteilung|presseinformation"
    r"|communiqué(?:\s+de\s+presse)?|comunicado(?:\s+de\s+prensa)?|nota\s+de\s+prensa|comunicato\s+stampa"
    r"|medieninformation|embargo(?:ed)?\b.{0,80})\W*",
    re.IGNORECASE,
)
# The spaces of markup: a no-break space is the author's.
_SPACES = re.compile(r"[ \t\n\r\f\v\u3000]+")


@dataclass(slots=True)
class Story:
    """What a document said. `blocks` are its text in order, the headline and standfirst left out.

    `by` are names of people, `credits` of outlets and agencies; `published` is what the document itself
    says, and wins over dates in the text.
    """

    headline: str = ""
    standfirst: str = ""
    blocks: list[RecognisedBlock] = field(default_factory=list)
    by: list[str] = field(default_factory=list)
    credits: list[RecognisedCredit] = field(default_factory=list)
    published: datetime | None = None
    language: str = ""
    located: str = ""
    slugline: str = ""
    ed_note: str = ""
    uri: str = ""
    version: str = ""
    pub_status: str = "usable"
    embargoed_until: datetime | None = None
    warnings: list[str] = field(default_factory=list)
    # Whether the headline may be a short line at the beginning: not where the document marks it.
    guess_headline: bool = False
    # Whether short lines may be subheads: not where the document marks its subheads itself.
    guess_subheads: bool = False

    def article(self, *, nothing: str, today: date | None = None) -> RecognisedArticle:
        """Return the article, read further as a paste is: datelines, bylines, credits, turns.

        Raises `NoStory` with the sentence `nothing` if there is no text, `TooLarge`, and anchoring's
        `UnfitText`.
        """
        blocks, changes = _clean(self.blocks)
        if not blocks:
            raise NoStory(nothing, field="file")
        if len(blocks) > MAX_LINES:
            raise TooLarge(
                f"The text has {len(blocks):,} paragraphs; an article can have {MAX_LINES:,}.", field="file"
            )
        if self.guess_headline and not self.headline:
            blocks = self._without_headline(blocks)
        head = [
            *paragraphs("headline", [one_line(self.headline)]),
            *paragraphs("standfirst", [one_line(self.standfirst)]),
        ]
        draft = _draft([*head, *blocks], changes)
        draft.headline = one_line(self.headline)
        draft.located = one_line(self.located)
        draft.slugline, draft.notes = one_line(self.slugline), [self.ed_note] if self.ed_note else []
        if not draft.headline:
            draft.warnings.append("No headline was recognised. Add one.")
        draft.by = [one_line(name) for name in self.by]
        draft.add_credits(tuple(self.credits))
        _read_bylines(draft, len(head), keep=bool(self.by))
        read_below_head(draft, len(head), subheads=self.guess_subheads)
        draft.warnings += [one for one in self.warnings if one not in draft.warnings]
        if self.published is not None:
            draft.dates, draft.day = [self.published], None
        return self._finished(draft, blocks, len(head), today or datetime.now(UTC).date())

    def notice(self) -> RecognisedArticle:
        """Return what a document without a text says of itself, such as an item that is withdrawn."""
        headline = one_line(self.headline)
        return RecognisedArticle(
            headline=headline,
            blocks=tuple(paragraphs("headline", [headline])),
            by="",
            located="",
            version_created=self.published,
            info_sources=(),
            language=self.language,
            warnings=(),
            ed_note=one_line(self.ed_note),
            uri=self.uri,
            version=self.version,
            pub_status=self.pub_status,
        )

    def _without_headline(self, blocks: list[RecognisedBlock]) -> list[RecognisedBlock]:
        """Take the headline from the first blocks: a short line below a date, a place or a label."""
        for at, block in enumerate(blocks[:_LOOKED_AT]):
            if block.kind not in {"paragraph", "subhead"} or block.speaker:
                break
            if _LABEL.fullmatch(block.text) or stands_above(block.text):
                continue
            if is_headline(Unit(block.text, 0), alone=len(blocks) == 1):
                self.headline = block.text
                return [*blocks[:at], *blocks[at + 1 :]]
            break
        return blocks

    def _finished(
        self, draft: Draft, blocks: Sequence[RecognisedBlock], head: int, today: date
    ) -> RecognisedArticle:
        """Put back what only the document knows of its blocks and of itself."""
        found = draft.article(today)
        placed = [
            replace(made, speaker=given.speaker or made.speaker, at=given.at, page=given.page)
            for made, given in zip(found.blocks[head:], blocks, strict=True)
        ]
        return replace(
            found,
            blocks=(*found.blocks[:head], *placed),
            by=found.by[:_MOST_NAMES],
            language=self.language or found.language,
            uri=self.uri,
            version=self.version,
            pub_status=self.pub_status,
            embargoed_until=self.embargoed_until,
        )


def one_line(text: str) -> str:
    """Return words as texts are stored, on one line."""
    return " ".join(canonical_text(repair_characters(text)[0]).split())


def paragraphs(kind: BlockKind, texts: Iterable[str]) -> list[RecognisedBlock]:
    """Return a block of one kind for each text that holds something."""
    return [RecognisedBlock(kind, text) for text in texts if text.strip()]


def tidy(text: str) -> str:
    """Return words on one line, with the spaces that keep words together."""
    return _SPACES.sub(" ", text).strip(" ")


def _clean(blocks: Iterable[RecognisedBlock]) -> tuple[list[RecognisedBlock], tuple[str, ...]]:
    """Put characters right; only a quotation keeps its lines."""
    cleaned: list[RecognisedBlock] = []
    said: list[str] = []
    for block in blocks:
        repaired, changes = repair_characters(block.text)
        lines = map(tidy, canonical_text(repaired).split("\n"))
        joined = ("\n" if block.kind == "quote" else " ").join(filter(None, lines))
        if joined:
            cleaned.append(replace(block, text=joined, speaker=one_line(block.speaker)))
            said += changes
    return cleaned, tuple(dict.fromkeys(said))


def _draft(blocks: Sequence[RecognisedBlock], changes: tuple[str, ...]) -> Draft:
    units = [Unit(block.text, at, _marker(block.kind)) for at, block in enumerate(blocks)]
    draft = Draft(units, [block.kind for block in blocks], [block.speaker for block in blocks])
    draft.changes = changes
    return draft


def _marker(kind: BlockKind) -> Marker:
    return kind if kind in ("quote", "list_item") else ""


def _read_bylines(draft: Draft, start: int, *, keep: bool) -> None:
    """Read bylines and dates among the first paragraphs; `keep` the names that are known already."""
    known = list(draft.by)
    for at in range(start, min(start + _LOOKED_AT, len(draft.units))):
        if draft.kinds[at] not in {"paragraph", "byline"} or draft.speakers[at]:
            continue
        if _LABEL.fullmatch(draft.units[at].text):
            draft.kinds[at] = "byline"
            continue
        meta = read_meta(draft.units[at].text)
        if meta is not None and not meta.bare:
            draft.kinds[at] = meta.kind
            draft.add_meta(meta)
    if keep:
        draft.by = known
