"""A story while it is made out: its units with their kinds, and what they say about the article."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from articles.ingest._credits import Credits
from articles.ingest._dates import Day, FoundDate, with_year
from articles.ingest._language import guess_language
from articles.ingest._layout import Unit
from articles.ingest._meta import Meta
from articles.ingest.types import BlockKind, RecognisedArticle, RecognisedBlock, RecognisedCredit

# More names than these say nothing more.
_MOST_NAMED = 5
_FEWEST_TURNS = 3


@dataclass(slots=True)
class Draft:
    """What has been made out so far; one kind and one speaker, or none, for each unit."""

    units: list[Unit]
    kinds: list[BlockKind]
    speakers: list[str]
    headline: str = ""
    by: list[str] = field(default_factory=list)
    located: str = ""
    home: str = ""
    dates: list[datetime] = field(default_factory=list)
    day: Day | None = None
    credits: dict[tuple[str, str], RecognisedCredit] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    slugline: str = ""
    notes: list[str] = field(default_factory=list)
    changes: tuple[str, ...] = ()
    # Whether it is speech that was taken down, which has no subheads.
    is_transcript: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_transcript = sum(map(bool, self.speakers)) >= _FEWEST_TURNS

    def add_credits(self, found: Credits) -> None:
        """Add credits, each name once in each role."""
        for credit in found:
            self.credits.setdefault((credit.name.casefold(), credit.role), credit)

    def add_date(self, date: FoundDate) -> None:
        """Add a date and what is doubtful about it."""
        if date.moment is not None:
            self.dates.append(date.moment)
        self.warnings += [doubt for doubt in date.doubts if doubt not in self.warnings]

    def add_meta(self, meta: Meta) -> None:
        """Add what a line about the article says. A place beside a name yields to one that stands alone."""
        if meta.by:
            self.by.append(meta.by)
            self.home = self.home or meta.located
        else:
            self.located = self.located or meta.located
        for found in meta.dates:
            self.add_date(found)
        self.add_credits(meta.credits)

    def article(self, today: date) -> RecognisedArticle:
        """Put the draft together and say what is missing. A day without a year is told from `today`."""
        if not any(kind in {"paragraph", "quote", "list_item"} for kind in self.kinds):
            self.warnings.append("The text has no paragraph below its head.")
        if not self.dates and self.day is not None:
            self.add_date(with_year(self.day, today))
        if not self.dates:
            self.warnings.append("No full date was recognised.")
        turns = sum(map(bool, self.speakers))
        if turns:
            names = list(dict.fromkeys(filter(None, self.speakers)))
            more = ", …" if len(names) > _MOST_NAMED else ""
            said = f"{turns:,} paragraphs begin" if turns > 1 else "1 paragraph begins"
            self.warnings.append(
                f"{said} with the name of a speaker: {', '.join(names[:_MOST_NAMED])}{more}."
            )
        return RecognisedArticle(
            headline=self.headline,
            blocks=tuple(
                RecognisedBlock(kind, unit.text, speaker)
                for kind, unit, speaker in zip(self.kinds, self.units, self.speakers, strict=True)
            ),
            by=", ".join(dict.fromkeys(self.by)),
            located=self.located or self.home,
            version_created=max(self.dates, default=None),
            info_sources=tuple(self.credits.values()),
            language=guess_language("\n".join(unit.text for unit in self.units)),
            warnings=tuple(self.warnings),
            slugline=self.slugline,
            ed_note="\n".join(self.notes),
            changes=self.changes,
        )
