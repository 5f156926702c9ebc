"""What the pages of one import hand on: the file, what was decided about it, and the plan that was shown."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core import signing
from django.http import QueryDict

from articles.sources.types import NEW, SKIP, ColumnChoice, ImportChoices, ImportPlan, Outcome, SourceKind

SALT = "galley.source-list"
# Before the names of the fields with answers about lines, with kinds of missing organizations, and with
# columns.
ANSWER, MAKE, COLUMN = "answer-", "make-", "column-"


@dataclass(frozen=True, slots=True)
class Pending:
    """A file that is being imported. The page carries it, signed: people confirm what they were shown."""

    name: str
    data: bytes
    choices: ImportChoices
    digest: str = ""

    def __str__(self) -> str:
        columns = self.choices.columns
        told = {
            "name": self.name,
            "data": base64.b85encode(zlib.compress(self.data)).decode(),
            "digest": self.digest,
            "columns": dict(columns.chosen) if columns else None,
            "kind": columns.kind if columns else "",
            "answers": {str(number): answer for number, answer in self.choices.answers.items()},
            "made": dict(self.choices.made),
        }
        return signing.dumps(told, salt=SALT)

    @classmethod
    def read(cls, carried: str) -> Pending:
        """Read what `str` wrote. Raises `signing.BadSignature`."""
        told: dict[str, Any] = signing.loads(carried, salt=SALT)
        columns = None if told["columns"] is None else ColumnChoice(told["columns"], told["kind"])
        answers = {int(number): str(answer) for number, answer in told["answers"].items()}
        choices = ImportChoices(columns, answers, told["made"])
        data = zlib.decompress(base64.b85decode(told["data"]))
        return cls(told["name"], data, choices, told["digest"])

    def shown(self, plan: ImportPlan) -> Pending:
        """Return it with the plan that is shown."""
        return replace(self, digest=plan.digest)

    def with_columns(self, columns: ColumnChoice) -> Pending:
        """Return it with other columns. Answers about lines stay: the lines are the same."""
        return replace(self, choices=replace(self.choices, columns=columns))

    def answered(self, plan: ImportPlan, sent: QueryDict) -> Pending:
        """Return it with what the page's fields say about the lines and organizations of the plan."""
        answers = dict(self.choices.answers)
        for line in plan.lines:
            if line.candidates and (said := sent.get(f"{ANSWER}{line.number}")) is not None:
                allowed = {NEW, SKIP, *(one.value for one in line.candidates)}
                answers.pop(line.number, None)
                answers |= {line.number: said} if said in allowed else {}
        made = dict(self.choices.made)
        for place, one in enumerate(plan.missing):
            if (kind := sent.get(f"{MAKE}{place}")) is not None:
                made.pop(one.name, None)
                made |= {one.name: kind} if kind in SourceKind.values else {}
        return replace(self, choices=replace(self.choices, answers=answers, made=made))


def counts(plan: ImportPlan) -> Mapping[Outcome, int]:
    """Return how many lines come out how, those that need attention first."""
    order = (
        Outcome.REFUSED,
        Outcome.ASKED,
        Outcome.CHANGED,
        Outcome.RESTORED,
        Outcome.CREATED,
        Outcome.LEFT_OUT,
        Outcome.UNCHANGED,
    )
    found = {outcome: len(plan.having(outcome)) for outcome in order}
    always = {Outcome.REFUSED, Outcome.CHANGED, Outcome.CREATED, Outcome.UNCHANGED}
    return {outcome: count for outcome, count in found.items() if count or outcome in always}
