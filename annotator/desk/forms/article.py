"""An article's metadata and credits as forms, to and from the values that the corpus's operations take."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django import forms

from annotator.desk.forms.base import DeskForm
from annotator.desk.forms.moment import MomentField, as_minute, zone_choices, zone_for
from articles.corpus.rules import MOST_CREDITS
from articles.corpus.types import (
    ArticleMetadata,
    CreditRole,
    InfoSourceDraft,
    PubStatus,
)
from articles.foundation.errors import DomainError


class MetadataForm(DeskForm):
    """Everything about an article but its text and credits."""

    by = forms.CharField(required=False, label="By", help_text="Who wrote it, as printed.")
    located = forms.CharField(required=False, label="Dateline", help_text="Where it was filed from.")
    version_created = MomentField(
        has_days=True, label="Published", help_text="When this version came out. A day alone needs no time."
    )
    language = forms.CharField(required=False, label="Language", help_text="A tag such as en, ko or de-AT.")
    slugline = forms.CharField(required=False, label="Slugline")
    uri = forms.CharField(required=False, label="Web address", help_text="Where it was published, if it was.")
    pub_status = forms.ChoiceField(choices=PubStatus.choices, label="Status")
    embargoed_until = MomentField(label="Embargoed until", help_text="Leave empty for no embargo.")
    ed_note = forms.CharField(
        required=False, label="Note to editors", widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        zone = zone_for(self.data.get("located", "") or self.initial.get("located") or "")
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.widget.tell(str(field.label), zone)

    @property
    def zones(self) -> tuple[str, ...]:
        """The names of the zones that are offered."""
        return zone_choices()

    def metadata(self, given: Iterable[InfoSourceDraft]) -> ArticleMetadata:
        """Return the cleaned values together with the credits.

        A time that was not touched keeps the seconds that its control doesn't show, and a note its line ends.
        """
        values = self.cleaned_data | {"ed_note": self.cleaned_data["ed_note"].replace("\r\n", "\n")}
        for name in ("version_created", "embargoed_until"):
            before = self.initial.get(name)
            if as_minute(before) == as_minute(values[name]):
                values[name] = before
        return ArticleMetadata(**values, info_sources=tuple(given))

    @staticmethod
    def initial_of(metadata: ArticleMetadata) -> dict[str, Any]:
        """Return the metadata as the form's first values."""
        return {name: getattr(metadata, name) for name in MetadataForm.base_fields}


class CreditForm(DeskForm):
    """One credit: who published the article, which wire it came by. A line without a name is no credit."""

    name = forms.CharField(required=False, label="Credit")
    role = forms.ChoiceField(choices=CreditRole.choices, initial=CreditRole.WIRE, label="Role")
    source = forms.UUIDField(required=False, widget=forms.HiddenInput)


if TYPE_CHECKING:
    # Generic in the stubs only.
    CreditFormSetBase = forms.BaseFormSet[CreditForm]
else:
    CreditFormSetBase = forms.BaseFormSet


class CreditFormSet(CreditFormSetBase):
    """The credits of an article, in their order."""

    def drafts(self) -> list[InfoSourceDraft]:
        """Return the lines that have a name."""
        rows = [form.cleaned_data for form in self.forms]
        return [
            InfoSourceDraft(row["name"], row["role"], row["source"])
            for row in rows
            if row.get("name", "").strip()
        ]

    @staticmethod
    def initial_of(given: Iterable[InfoSourceDraft]) -> list[dict[str, Any]]:
        """Return the credits as the formset's first values."""
        return [{"name": one.name, "role": one.role, "source": one.source} for one in given]


# The stubs forget which formset class was given.
Credits = cast(
    "type[CreditFormSet]",
    forms.formset_factory(
        CreditForm, CreditFormSet, extra=2, max_num=MOST_CREDITS, absolute_max=MOST_CREDITS
    ),
)


def troubles_of(error: DomainError, form: MetadataForm) -> list[str]:
    """Put each problem beside its field; return the sentences that belong to no field of the form."""
    rest = []
    for problem in error.problems:
        if problem.field in form.fields:
            form.add_error(problem.field, problem.message)
        else:
            rest.append(problem.message)
    return rest if error.problems else [error.message]
