"""What the forms of sources and entities share: many names, identifiers, and the version that was read."""

from abc import abstractmethod
from typing import Any, ClassVar

from django import forms

from annotator.backoffice._generic import ModelForm
from articles.entities.models import Entity
from articles.foundation.errors import DomainError, Problem, Stale
from articles.foundation.types import Actor
from articles.registers.types import AliasDraft
from articles.sources.models import Source

SEPARATOR = "|"
# Name, language, script.
PARTS = 3
ALIASES_HELP = "One per line. You can add language and script, as in: 조선중앙통신 | ko | Hang"
IDENTIFIERS_HELP = "One per line, as in: wikidata: Q492944"
STALE = (
    "Somebody else has changed this record since you opened it. Open it again in another tab, compare, "
    "and make your change there."
)


class AliasesField(forms.Field):
    """Further names, one a line.

    The name, then optionally its language and script, as in `조선중앙통신 | ko | Hang`.
    """

    widget = forms.Textarea

    def prepare_value(self, value: object) -> object:
        """Write the aliases one a line."""
        if not isinstance(value, list):
            return value
        lines = ([alias.name, alias.language, alias.script] for alias in value)
        return "\n".join(f" {SEPARATOR} ".join(part for part in line if part) for line in lines)

    def to_python(self, value: object) -> list[AliasDraft]:
        """Read the lines; each names one alias."""
        rows = [
            [part.strip() for part in line.split(SEPARATOR)]
            for line in str(value or "").splitlines()
            if line.strip()
        ]
        for row in rows:
            if len(row) > PARTS:
                raise forms.ValidationError(
                    f"“{' | '.join(row)}” has more parts than name, language and script. Leave the rest out."
                )
        return [AliasDraft(*row) for row in rows]


class IdentifiersField(forms.Field):
    """Identifiers elsewhere, one a line, as in `wikidata: Q492944`."""

    widget = forms.Textarea

    def prepare_value(self, value: object) -> object:
        """Write the identifiers one a line."""
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{scheme}: {identifier}" for scheme, identifier in value.items())

    def to_python(self, value: object) -> dict[str, str]:
        """Read the lines; each names a scheme and an identifier."""
        found: dict[str, str] = {}
        for line in str(value or "").splitlines():
            scheme, colon, identifier = (part.strip() for part in line.partition(":"))
            if not line.strip():
                continue
            if not colon or not scheme or not identifier:
                raise forms.ValidationError(f"“{line.strip()}” is not a scheme, a colon and an identifier.")
            if scheme in found:
                raise forms.ValidationError(
                    f"“{scheme}” is given twice. Give one identifier for each scheme."
                )
            found[scheme] = identifier
        return found


class RecordForm[M: Source | Entity, D](ModelForm[M]):
    """The fields that sources and entities share; a subclass makes the draft and calls the operation.

    It is a model form only so that the admin can show it. The domain's operation writes the record, as soon
    as the fields can be read. So the operation's errors appear beside their fields, with everything that was
    typed. `actor` is set by the admin.
    """

    aliases = AliasesField(required=False, help_text=ALIASES_HELP)
    external_ids = IdentifiersField(required=False, label="Identifiers", help_text=IDENTIFIERS_HELP)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    actor: ClassVar[Actor]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not self.is_new and "aliases" in self.fields:
            self.fields["aliases"].initial = self.instance.aliases
            self.fields["version"].initial = self.instance.version

    @property
    def is_new(self) -> bool:
        """Whether the record is yet to be written; it has an id all the same."""
        return self.instance.created is None

    @abstractmethod
    def draft(self) -> D:
        """Return the record as it was typed. The fields must be clean."""

    @abstractmethod
    def write(self, draft: D) -> None:
        """Call the operation that adds or changes the record. Raises its errors."""

    def accept(self, problem: Problem) -> None:
        """Put a problem of the domain beside its field."""
        name = problem.field.partition(".")[0]
        self.add_error(name if name in self.fields else None, problem.message)

    def _get_validation_exclusions(self) -> set[str]:
        """Leave every column to the domain's rules, whose messages give a remedy."""
        return {field.name for field in self.instance._meta.get_fields()}

    def _post_clean(self) -> None:
        """Write after the last check: the admin commits unless there is an error."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            self.write(self.draft())
        except Stale:
            self.add_error(None, STALE)
        except DomainError as refusal:
            for problem in refusal.problems or [Problem("", refusal.message)]:
                self.accept(problem)
