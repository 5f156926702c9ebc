"""The form that orders an export."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django import forms

from annotator.desk.forms.base import DeskForm
from articles.corpus.models import Article
from articles.exports.types import ExportFormat

ALL, CHOSEN = "all", "chosen"

# The formats by who wants them, as they are offered.
FORMATS: dict[str, list[tuple[str, str]]] = {
    name: [(one.value, one.label) for one in formats]
    for name, formats in {
        "To read and file": (ExportFormat.HTML, ExportFormat.MARKDOWN),
        "Data": (
            ExportFormat.NDJSON,
            ExportFormat.CSV,
            ExportFormat.PARQUET,
            ExportFormat.WEBANNOTATION,
            ExportFormat.SCHEMAORG,
            ExportFormat.NINJS,
        ),
        "Annotation tools": (
            ExportFormat.BRAT,
            ExportFormat.DOCCANO,
            ExportFormat.LABELSTUDIO,
            ExportFormat.CAS_XMI,
            ExportFormat.CAS_JSON,
        ),
        "Research": (
            ExportFormat.SPACY,
            ExportFormat.TEI,
            ExportFormat.CONLLU,
            ExportFormat.CONLL2003,
        ),
    }.items()
}


class ExportForm(DeskForm):
    """A format, and all articles or those that are ticked. `id` makes sending the form twice one export."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    format = forms.ChoiceField(choices=FORMATS, label="Format")
    scope = forms.ChoiceField(
        choices=[(ALL, "All articles"), (CHOSEN, "Only these")],
        widget=forms.RadioSelect,
        label="Which articles",
    )
    articles = forms.TypedMultipleChoiceField(
        required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple, label="Articles"
    )

    def __init__(self, *arguments: Any, offered: Iterable[Article], **options: Any) -> None:
        super().__init__(*arguments, **options)
        # Each form has copies of its fields, so that these choices are its own.
        cast("forms.TypedMultipleChoiceField", self.fields["articles"]).choices = [
            (str(one.id), one.headline) for one in offered
        ]
        for name in ("scope", "articles"):
            self.fields[name].widget.attrs.pop("class")

    def clean(self) -> dict[str, Any]:
        """Ask for at least one tick when only some articles are wanted."""
        cleaned = super().clean() or {}
        if cleaned.get("scope") == CHOSEN and not cleaned.get("articles") and "articles" not in self.errors:
            self.add_error("articles", "No article is ticked. Tick some, or choose all articles.")
        return cleaned

    @property
    def wanted(self) -> list[UUID] | None:
        """The ids of the ticked articles, or None for all. The form must be valid."""
        return None if self.cleaned_data["scope"] == ALL else self.cleaned_data["articles"]
