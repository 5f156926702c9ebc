"""Values of writing many sources at once: lists that are imported, and changes to many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models

from articles.foundation.errors import Problem
from articles.sources.types.records import RatingDraft, SourceDraft, SourceKind


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

    `answers` says by the number of a line what is done with one that names nearly a source of the register
    or another line: `NEW`, `SKIP`, or the `value` of the candidate that is meant. `made` gives a kind to
    organizations that lines name and nobody has yet: these are made. With `partly`, refused and undecided
    lines are left out; without it they keep everything out.
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
    RESTORED = "restored", "Put back into use"
    UNCHANGED = "unchanged", "Unchanged"
    ASKED = "asked", "To decide"
    LEFT_OUT = "left_out", "Left out"
    REFUSED = "refused", "Refused"


# Outcomes of lines that write something.
WRITING = (Outcome.CREATED, Outcome.CHANGED, Outcome.RESTORED)
# Outcomes that keep a whole list out, unless it is imported partly.
OPEN = (Outcome.ASKED, Outcome.REFUSED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a line may mean, and why: a source of the register, perhaps a retired one, or what another `line`
    of the list makes.
    """

    id: UUID
    name: str
    source_kind: str
    why: str
    is_retired: bool = False
    line: int = 0

    @property
    def value(self) -> str:
        """The answer that chooses it."""
        return f"line {self.line}" if self.line else str(self.id)

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
            named = " or ".join(
                f"“{one.name}” [{one.value if one.line else one.id}], which {one.why}"
                for one in self.candidates
            )
            if any(one.is_retired or one.line for one in self.candidates):
                return f"Is this {named}? Decide when importing the list, or leave the line out."
            return f"Is this {named}? Write that id in “id”, or decide when importing the list."
        told = [f"{one.field}: {one.message}" if one.field else one.message for one in self.problems]
        return " ".join(told)

    @property
    def is_rewritten(self) -> bool:
        """Whether it changes the row of a record that is there."""
        return self.before is not None and (self.before != self.draft or self.outcome == Outcome.RESTORED)

    @property
    def may_be_new(self) -> bool:
        """Whether the line may stand for a new source: not if its id or an identifier names a retired one."""
        return not self.matched_by or self.matched_by in {"name", "answer"}

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
        return [line for line in self.lines if line.outcome in WRITING]

    @property
    def is_refused(self) -> bool:
        """Whether anything is wrong or undecided: then nothing is written, unless it is imported partly."""
        return bool(self.problems) or any(line.outcome in OPEN for line in self.lines)

    @property
    def changes_something(self) -> bool:
        """Whether importing the list would write anything."""
        return bool(self.written)
