"""Values of the register."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db import models

from articles.foundation.errors import Problem
from articles.registers.models import NAME_LENGTH
from articles.registers.types import AliasDraft
from articles.schema.types import Address, Code, Day, Elsewhere, Line, OneOf, Text, Texts

_COUNTRY = re.compile("[A-Z]{2}")


class SourceKind(models.TextChoices):
    """The kind of a source."""

    NAMED_INDIVIDUAL = "named_individual", "Named individual"
    UNNAMED_INDIVIDUAL = "unnamed_individual", "Unnamed individual"
    NAMED_GROUP = "named_group", "Named group"
    UNNAMED_GROUP = "unnamed_group", "Unnamed group"
    GOVERNMENT_BODY = "government_body", "Government body"
    MILITARY = "military", "Military"
    STATE_MEDIA = "state_media", "State media"
    NEWS_AGENCY = "news_agency", "News agency"
    PUBLISHER = "publisher", "Publisher"
    DOCUMENT = "document", "Document"
    DATABASE = "database", "Database"
    SOCIAL_ACCOUNT = "social_account", "Social media account"


# Sources that the desk knows and readers don't. Using one needs a reason and an approver.
UNNAMED_KINDS = (SourceKind.UNNAMED_INDIVIDUAL, SourceKind.UNNAMED_GROUP)
# Bodies that speak in public and whose existence is no secret. Whatever else is in the register, people,
# their accounts and their papers, is known outside only once an article has named it openly.
INSTITUTION_KINDS = (
    SourceKind.GOVERNMENT_BODY,
    SourceKind.MILITARY,
    SourceKind.STATE_MEDIA,
    SourceKind.NEWS_AGENCY,
    SourceKind.PUBLISHER,
)


class TieKind(models.TextChoices):
    """The kind of a tie, read from the source that has it: it owns, speaks for, is part of the other."""

    OWNS = "owns", "Owns"
    SPEAKS_FOR = "speaks_for", "Speaks for"
    PART_OF = "part_of", "Is part of"
    PARTY_TO = "party_to", "Is party to"


class Grade(models.TextChoices):
    """How reliable a source is: the first half of the Admiralty code."""

    A = "A", "Completely reliable"
    B = "B", "Usually reliable"
    C = "C", "Fairly reliable"
    D = "D", "Not usually reliable"
    E = "E", "Unreliable"
    F = "F", "Cannot be judged"


@dataclass(frozen=True, slots=True)
class RoleDraft:
    """A post that a source holds or held at an organization, also a source. Both dates are inclusive."""

    organization: UUID
    title: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class TieDraft:
    """A tie of one source to another, past or present. Both dates are inclusive."""

    kind: str
    other: UUID
    start: date | None = None
    end: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RatingDraft:
    """How reliable somebody finds a source from a day on, and why. `rater` is the name of who judges."""

    grade: Annotated[
        str,
        OneOf(
            Grade,
            help="The Admiralty code's first half, from A (reliable) to E (unreliable); F cannot be judged.",
        ),
    ]
    valid_from: Annotated[date, Day(help="The day from which it holds; today or earlier.")]
    reason: Annotated[str, Text(10_000, required=True)]
    rater: Annotated[
        str,
        Line(NAME_LENGTH, required=True, trim=True, help="Who judges; by default the caller."),
    ]


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """The content of a source record, as it is created or replaced."""

    name: Annotated[str, Line(NAME_LENGTH, required=True, trim=True, help="The name that Galley shows.")]
    source_kind: Annotated[str, OneOf(SourceKind)]
    aliases: Annotated[tuple[AliasDraft, ...], Elsewhere()] = ()
    country: Annotated[
        str,
        Code(
            _COUNTRY,
            2,
            "Not a country code. Write two capital letters (ISO 3166), such as “KR”.",
            help="Two capital letters (ISO 3166), or empty.",
        ),
    ] = ""
    home_page: Annotated[str, Address(500, help="An http(s) address, or empty.")] = ""
    external_ids: Annotated[
        dict[str, str], Texts(help="Identifiers by scheme, such as `wikidata` with an item's id.")
    ] = field(default_factory=dict)
    description: Annotated[str, Text(10_000)] = ""
    roles: Annotated[tuple[RoleDraft, ...], Elsewhere()] = ()
    ties: Annotated[tuple[TieDraft, ...], Elsewhere()] = ()


class BatchKind(models.TextChoices):
    """How many sources came to be written at once."""

    LIST = "list", "Import of a list"
    CHANGE = "change", "Change to many"


class ListFormat(models.TextChoices):
    """The file format of a list of sources."""

    CSV = "csv", "CSV"
    JSON = "json", "JSON"


@dataclass(frozen=True, slots=True)
class ListHeader:
    """A header of a list: the column that it stands for, or nothing; a guess at it, and a few values below
    it.
    """

    label: str
    column: str
    guess: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What somebody chose for each header of a list: a column, or nothing to pass it over.

    `kind` is the kind of new sources whose line has none.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What people decide about a list that is to be imported.

    `answers` says by the number of a line what is done with one that names nearly a source of the register:
    `NEW`, `SKIP`, or the id of the source that is meant. `made` gives a kind to organizations that lines name
    and nobody has yet: these are made. With `partly`, refused and undecided lines are left out; without it
    they keep everything out.
    """

    columns: ColumnChoice | None = None
    answers: Mapping[int, str] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    partly: bool = False


# Answers about a line, besides the id of a source.
NEW, SKIP = "new", "skip"


class Outcome(models.TextChoices):
    """What importing a list does with one of its lines."""

    CREATED = "created", "New"
    CHANGED = "changed", "Changed"
    UNCHANGED = "unchanged", "Unchanged"
    ASKED = "asked", "To decide"
    LEFT_OUT = "left_out", "Left out"
    REFUSED = "refused", "Refused"


# Outcomes that keep a whole list out, unless it is imported partly.
OPEN = (Outcome.ASKED, Outcome.REFUSED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source of the register that a line may mean, and why."""

    id: UUID
    name: str
    source_kind: str
    why: str

    @property
    def kind(self) -> str:
        """The words for its kind."""
        return str(SourceKind(self.source_kind).label)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A change that an import makes to one field, as a cell of the list shows it."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """What importing a list does with one of its lines, and why not.

    `source` is the id of the record, even of a new one; `version` is the version that will change.
    """

    number: int
    name: str
    outcome: Outcome
    source: UUID
    matched_by: str = ""
    version: int | None = None
    changes: tuple[FieldChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    before: SourceDraft | None = None
    draft: SourceDraft | None = None
    rating: RatingDraft | None = None
    candidates: tuple[Candidate, ...] = ()
    answer: str = ""

    @property
    def trouble(self) -> str:
        """Why it isn't imported, in sentences, each with its field; nothing if it is."""
        if self.outcome == Outcome.ASKED:
            named = " or ".join(f"“{one.name}” [{one.id}], which {one.why}" for one in self.candidates)
            return f"Is this {named}? Write that id in “id”, or decide when importing the list."
        told = [f"{one.field}: {one.message}" if one.field else one.message for one in self.problems]
        return " ".join(told)

    @property
    def is_extra(self) -> bool:
        """Whether no line of the file says so: it makes an organization that others name."""
        return self.number < 0


@dataclass(frozen=True, slots=True)
class MissingOrganization:
    """A source that lines name in roles or ties, and that nobody has yet; `kind` if it is to be made."""

    name: str
    lines: tuple[int, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a list does, line by line. If the file itself is wrong, it has problems and no lines.

    `digest` identifies the plan: confirming it carries out exactly that plan, or is refused. `notes` say what
    was passed over or assumed in reading the file.
    """

    unit: str
    lines: tuple[PlannedLine, ...]
    problems: tuple[Problem, ...]
    digest: str
    notes: tuple[str, ...] = ()
    headers: tuple[ListHeader, ...] = ()
    missing: tuple[MissingOrganization, ...] = ()
    # What was written down of it, once it was carried out.
    batch: UUID | None = None

    def having(self, outcome: Outcome) -> list[PlannedLine]:
        """Return the lines that come out so."""
        return [line for line in self.lines if line.outcome == outcome]

    @property
    def refused(self) -> dict[int, str]:
        """The lines that are refused or undecided, by number, with the reasons."""
        return {line.number: line.trouble for line in self.lines if line.outcome in OPEN}

    @property
    def written(self) -> list[PlannedLine]:
        """The lines that importing the list writes."""
        return [line for line in self.lines if line.outcome in {Outcome.CREATED, Outcome.CHANGED}]

    @property
    def is_refused(self) -> bool:
        """Whether anything is wrong or undecided: then nothing is written, unless it is imported partly."""
        return bool(self.problems) or any(line.outcome in OPEN for line in self.lines)

    @property
    def changes_something(self) -> bool:
        """Whether importing the list would write anything."""
        return bool(self.written)
