"""Shapes of an import of a list of sources: the file with its choices, and what each line comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from annotator.rest.outputs import OutputShape
from annotator.rest.shapes import Shape, Text, Texts, Truth
from articles.shapes.types import Shape as Output
from articles.sources.types import (
    ColumnChoice,
    ImportChoices,
    ImportPlan,
    Outcome,
    PlannedLine,
    SourceKind,
)


@dataclass(frozen=True, slots=True)
class SentList:
    """A file that is to be imported, and what the caller decided about it."""

    file: str
    name: str = ""
    columns: Mapping[str, str] | None = None
    kind: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    make: Mapping[str, str] = field(default_factory=dict)
    partly: bool = False
    digest: str = ""

    @property
    def choices(self) -> ImportChoices:
        """The decisions, as the register takes them. What is no line's number answers nothing."""
        numbers = {int(number): said for number, said in self.answers.items() if _is_number(number)}
        columns = ColumnChoice(self.columns, self.kind) if self.columns is not None else None
        made = {name: kind for name, kind in self.make.items() if kind in SourceKind.values}
        return ImportChoices(columns, numbers, made, self.partly)


def _is_number(text: str) -> bool:
    """Tell whether a text is a line's number; those of organizations that are made are below zero."""
    return text.removeprefix("-").isascii() and text.removeprefix("-").isdecimal() and len(text) < 10  # noqa: PLR2004 - more lines than any list has


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A dry run",
            {
                "name": "outlets.csv",
                "file": "Outlet;Type\nHarbour Times;publisher\n",
                "columns": {"Outlet": "name"},
            },
            request_only=True,
        )
    ]
)
class ListImport(Shape[SentList]):
    """A list of sources to import. Without a `digest` nothing is written: the answer is the plan."""

    made = SentList
    file = Text(
        required=True,
        help_text="The file's text: CSV with commas, semicolons, tabs or bars between cells, or JSON.",
    )
    name = Text(help_text="The file's name, for the list of imports.")
    columns = Texts(
        allow_null=True,
        help_text='The column that each header stands for, such as `{"Outlet": "name"}`; headers that are '
        "left out are passed over. Without it, headers must be the columns' own names.",
    )
    kind = Text(help_text="The kind of new sources whose line has none.")
    answers = Texts(
        help_text="For lines that come out as `asked`, by their number: `new`, `skip`, or the `value` of one "
        "of their `candidates`.",
    )
    make = Texts(
        help_text="A kind for each organization of `missing` that is to be made, by its name.",
    )
    partly = Truth(help_text="Import the other lines when some are refused or undecided.")
    digest = Text(help_text="That of the plan that you have seen: carries it out, or nothing.")


class LineChangeOutput(OutputShape):
    """A change to one field, as a cell of the list shows it."""

    field = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class LineProblemOutput(OutputShape):
    """What is wrong with a line, and how to mend it."""

    field = serializers.CharField()
    message = serializers.CharField()
    code = serializers.CharField()


class CandidateOutput(OutputShape):
    """What a line may mean: a source of the register, or what another line makes."""

    value = serializers.CharField(help_text="The answer that chooses it.")
    source: Any = serializers.UUIDField(allow_null=True, help_text="Null for another line of the list.")
    name = serializers.CharField()
    source_kind = serializers.ChoiceField(SourceKind.choices)
    why = serializers.CharField()
    retired = serializers.BooleanField(help_text="Whether choosing it puts it back into use.")


class LineOutput(OutputShape):
    """What becomes of one line."""

    number = serializers.IntegerField(
        help_text="As a spreadsheet counts rows; below zero for an organization that is made."
    )
    name = serializers.CharField()
    outcome = serializers.ChoiceField(Outcome.choices)
    source: Any = serializers.UUIDField(
        allow_null=True, help_text="The source that it is about; null for one that isn't made yet."
    )
    matched_by = serializers.CharField(help_text="What it was found by, such as `name`.")
    changes = LineChangeOutput(many=True)
    problems = LineProblemOutput(many=True)
    candidates = CandidateOutput(many=True)
    answer = serializers.CharField()


class HeaderOutput(OutputShape):
    """A header of the file."""

    label: Any = serializers.CharField()
    column = serializers.CharField(help_text="The column that it stands for, or empty.")
    guess = serializers.CharField(help_text="The column that is probably meant.")
    samples = serializers.ListField(child=serializers.CharField())


class MissingOutput(OutputShape):
    """An organization that lines name and nobody has."""

    name = serializers.CharField()
    lines = serializers.ListField(child=serializers.IntegerField())
    kind = serializers.CharField(help_text="The kind with which it is made, or empty.")


class ImportOutput(OutputShape):
    """What importing a list would do, or did."""

    digest = serializers.CharField(help_text="Send it to carry out just this plan.")
    imported = serializers.BooleanField(help_text="Whether it was carried out.")
    batch = serializers.UUIDField(allow_null=True, help_text="What was written down of it.")
    counts = serializers.DictField(child=serializers.IntegerField(), help_text="Lines by outcome.")
    notes = serializers.ListField(child=serializers.CharField(), help_text="What was passed over or assumed.")
    headers = HeaderOutput(many=True)
    problems = LineProblemOutput(many=True, help_text="What is wrong with the whole file.")
    missing = MissingOutput(many=True)
    lines = LineOutput(many=True)


def import_shape(plan: ImportPlan, *, imported: bool) -> Output:
    """Return a plan as answers show it."""
    return {
        "digest": plan.digest,
        "imported": imported,
        "batch": plan.batch,
        "counts": {outcome.value: count for outcome in Outcome if (count := len(plan.having(outcome)))},
        "notes": list(plan.notes),
        "headers": [
            {"label": one.label, "column": one.column, "guess": one.guess, "samples": list(one.samples)}
            for one in plan.headers
        ],
        "problems": [{"field": one.field, "message": one.message, "code": one.code} for one in plan.problems],
        "missing": [{"name": one.name, "lines": list(one.lines), "kind": one.kind} for one in plan.missing],
        "lines": [_line_shape(line, imported=imported) for line in plan.lines],
    }


def _line_shape(line: PlannedLine, *, imported: bool) -> Output:
    """Return what becomes of a line. The id of a source that isn't made is another one each time."""
    is_there = line.version is not None or (imported and line.outcome == Outcome.CREATED)
    return {
        "number": line.number,
        "name": line.name,
        "outcome": line.outcome.value,
        "source": line.source if is_there else None,
        "matched_by": line.matched_by,
        "changes": [{"field": one.field, "before": one.before, "after": one.after} for one in line.changes],
        "problems": [{"field": one.field, "message": one.message, "code": one.code} for one in line.problems],
        "candidates": [
            {
                "value": one.value,
                "source": None if one.line else one.id,
                "name": one.name,
                "source_kind": one.source_kind,
                "why": one.why,
                "retired": one.is_retired,
            }
            for one in line.candidates
        ],
        "answer": line.answer,
    }
