"""What the forms of sources and entities share: many names, identifiers, and the version that was read."""

from typing import TYPE_CHECKING, Any

from django import forms

from articles.foundation.errors import Problem
from articles.foundation.types import AliasDraft

SEPARATOR = "|"
# Name, language, script.
PARTS = 3
ALIASES_HELP = "One a line. Language and script may follow, as in: 조선중앙통신 | ko | Hang"
IDENTIFIERS_HELP = "One a line, as in: wikidata: Q492944"
STALE = (
    "Somebody else has changed this record since you opened it. Open it again in another tab, compare, "
    "and make your change there."
)


class AliasesField(forms.CharField):
    """Further names, one a line: the name, then optionally its language and script, as in `조선중앙통신 | ko | Hang`."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Write the aliases one a line."""
        if not isinstance(value, list):
            return value
        lines = ([alias.name, alias.language, alias.script] for alias in value)
        return "\n".join(f" {SEPARATOR} ".join(part for part in line if part) for line in lines)

    def to_python(self, value: Any) -> Any:
        """Read the lines; each names one alias."""
        rows = [
            [part.strip() for part in line.split(SEPARATOR)]
            for line in (value or "").splitlines()
            if line.strip()
        ]
        for row in rows:
            if len(row) > PARTS:
                raise forms.ValidationError(f"“{' | '.join(row)}” has more than name, language and script.")
        return [AliasDraft(*row) for row in rows]


class IdentifiersField(forms.CharField):
    """Identifiers elsewhere, one a line, as in `wikidata: Q492944`."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Write the identifiers one a line."""
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{scheme}: {identifier}" for scheme, identifier in value.items())

    def to_python(self, value: Any) -> Any:
        """Read the lines; each names a scheme and an identifier."""
        found: dict[str, str] = {}
        for line in (value or "").splitlines():
            scheme, colon, identifier = (part.strip() for part in line.partition(":"))
            if not line.strip():
                continue
            if not colon or not scheme or not identifier:
                raise forms.ValidationError(
                    f"“{line.strip()}” should be a scheme, a colon and an identifier."
                )
            if scheme in found:
                raise forms.ValidationError(
                    f"“{scheme}” stands twice; a record has one identifier in each scheme."
                )
            found[scheme] = identifier
        return found


if TYPE_CHECKING:
    # Generic in the stubs only.
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class RecordForm[D](ModelForm):
    """The fields that sources and entities have alike; a subclass makes the draft and names its problems.

    A model form only so that the admin can show it: the record is written by the domain's operation.
    """

    aliases = AliasesField(required=False, help_text=ALIASES_HELP)
    external_ids = IdentifiersField(required=False, label="Identifiers", help_text=IDENTIFIERS_HELP)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not self.is_new and "aliases" in self.fields:
            self.fields["aliases"].initial = self.instance.aliases
            self.fields["version"].initial = self.instance.version

    @property
    def is_new(self) -> bool:
        """Whether the record is yet to be written; it has an id all the same."""
        return self.instance.created is None

    def draft(self) -> D:
        """Return the record as it was typed. The fields must be clean."""
        raise NotImplementedError

    def problems(self, draft: D) -> list[Problem]:
        """Return what the domain finds wrong with the draft."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Put the domain's problems beside their fields, and refuse to overwrite somebody else's change."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        for problem in self.problems(self.draft()):
            name = problem.field.partition(".")[0]
            self.add_error(name if name in self.fields else None, problem.message)
        if not self.is_new and cleaned["version"] != self.instance.version:
            self.add_error(None, STALE)
        return cleaned
