"""The search forms of lists."""

from django import forms

from annotator.desk.forms.base import DeskForm
from articles.claims.types import VerificationStatus
from articles.corpus.types import PubStatus
from articles.search.rules import LONGEST_QUESTION
from articles.search.types import Kind
from articles.sources.types import SourceKind


class DayInput(forms.DateInput):
    """A day in the browser's own control."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ArticleSearchForm(DeskForm):
    """A word of the headline, the state, the days of publication, the order, and the place in the list."""

    q = forms.CharField(required=False, max_length=200, label="Headline contains")
    state = forms.ChoiceField(
        required=False,
        choices=[("", "Every status"), *PubStatus.choices, ("public", "On a public page")],
        label="Status",
    )
    since = forms.DateField(required=False, widget=DayInput, label="From")
    until = forms.DateField(required=False, widget=DayInput, label="To")
    order = forms.ChoiceField(
        required=False,
        choices=[("", "Added last"), ("published", "Published last"), ("changed", "Changed last")],
        label="Order",
    )
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @property
    def narrowing(self) -> list[forms.BoundField]:
        """The fields beside the words."""
        return [self[name] for name in ("state", "since", "until", "order")]


class SourceSearchForm(DeskForm):
    """A name, a kind, and the place in the register."""

    q = forms.CharField(required=False, max_length=200, label="Name")
    kind = forms.ChoiceField(required=False, choices=[("", "Every kind"), *SourceKind.choices], label="Kind")
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)


class SearchForm(DeskForm):
    """Words to look for everywhere, conditions, and the place in the list."""

    q = forms.CharField(required=False, max_length=LONGEST_QUESTION, label="Words")
    type = forms.ChoiceField(required=False, choices=Kind.choices)
    kind = forms.CharField(required=False, max_length=20)
    language = forms.CharField(required=False, max_length=35)
    publisher = forms.CharField(required=False, max_length=300)
    verification_status = forms.ChoiceField(required=False, choices=VerificationStatus.choices)
    since = forms.DateField(required=False, widget=DayInput, label="Published from")
    until = forms.DateField(required=False, widget=DayInput, label="To")
    cursor = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    @property
    def days(self) -> list[forms.BoundField]:
        """The fields for days."""
        return [self["since"], self["until"]]


class HistoryForm(DeskForm):
    """The place in a history."""

    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)


class DossierForm(DeskForm):
    """Which list of a dossier, and the place in it."""

    view = forms.ChoiceField(required=False, choices=[("said", "Said"), ("relayed", "Passed on")])
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)
