"""Forms of an import: the file, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile

from annotator.backoffice._list_state import COLUMN
from articles.sources.operations import LIST_COLUMNS, MOST_BYTES, too_large
from articles.sources.types import ColumnChoice, ListHeader, SourceKind

# What the columns are called where people choose them.
_WORDS = {
    "name": "Name",
    "source_kind": "Kind",
    "aliases": "Other names",
    "country": "Country code",
    "external_ids": "Identifiers, as scheme: identifier",
    "external_ids.wikidata": "Wikidata id",
    "external_ids.viaf": "VIAF id",
    "external_ids.isni": "ISNI",
    "external_ids.lei": "LEI",
    "external_ids.issn": "ISSN",
    "external_ids.ror": "ROR id",
    "external_ids.orcid": "ORCID",
    "description": "Notes",
    "roles": "Roles",
    "ties": "Ties",
    "grade": "Grade",
    "grade_from": "Grade: from which day",
    "grade_reason": "Grade: the reason",
    "grade_rater": "Grade: who judges",
    "id": "Galley's id",
    "version": "Galley's version",
    "merged_into": "Merged into",
}
_MOST_COLUMNS = 200


class UploadForm(forms.Form):
    """The file with the list."""

    file = forms.FileField(
        label="List of sources",
        allow_empty_file=True,
        help_text=f"CSV or JSON, at most {MOST_BYTES // 1024 // 1024} MB. Nothing is written yet.",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.json,text/csv,application/json"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse a huge file before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(too_large(file.size or 0))
        return file


class ColumnsForm(forms.Form):
    """Which column each header of the file stands for."""

    kind = forms.ChoiceField(
        label="Kind of new sources whose line has none",
        required=False,
        choices=[("", "None: the file has a column with the kind"), *SourceKind.choices],
    )

    def __init__(
        self, headers: Sequence[ListHeader], chosen: ColumnChoice, data: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(data, initial={"kind": chosen.kind})
        self._headers = headers[:_MOST_COLUMNS]
        for place, header in enumerate(self._headers):
            column = chosen.chosen.get(header.label, "")
            self.fields[f"{COLUMN}{place}"] = forms.ChoiceField(
                label=header.label,
                required=False,
                choices=_choices(column or header.guess),
                initial=column,
            )

    @property
    def rows(self) -> list[tuple[ListHeader, forms.BoundField]]:
        """Each header with its field."""
        return [(header, self[f"{COLUMN}{place}"]) for place, header in enumerate(self._headers)]

    def clean(self) -> dict[str, object]:
        """Refuse a column that is chosen twice, and a choice without names."""
        given = super().clean() or {}
        chosen = [given[name] for name in given if name.startswith(COLUMN) and given[name]]
        for place in range(len(self._headers)):
            column = given.get(f"{COLUMN}{place}")
            if column and chosen.count(column) > 1:
                self.add_error(f"{COLUMN}{place}", "This is chosen twice. Choose something else for one.")
        if "name" not in chosen:
            self.add_error(None, "Choose which column holds the name.")
        if "source_kind" not in chosen and not given.get("kind"):
            self.add_error("kind", "No column holds the kind. Choose one above, or a kind here.")
        return given

    def choice(self) -> ColumnChoice:
        """Return what was chosen."""
        given = self.cleaned_data
        columns = {header.label: given[f"{COLUMN}{place}"] for place, header in enumerate(self._headers)}
        return ColumnChoice(columns, given["kind"])


def _choices(also: str) -> list[tuple[str, str]]:
    """Return the columns to choose from, and this one, which may be of a scheme that isn't listed."""
    known = {name: name.replace("_", " ").capitalize() for name in LIST_COLUMNS} | _WORDS
    if also and also not in known:
        known[also] = f"Identifier: {also.partition('.')[2]}"
    return [("", "Pass over"), *known.items()]
