"""The search forms of lists."""

from django import forms

from annotator.desk.forms.base import DeskForm
from articles.sources.types import SourceKind


class ArticleSearchForm(DeskForm):
    """A word of the headline, and the place in the list."""

    q = forms.CharField(required=False, max_length=200, label="Headline contains")
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)


class SourceSearchForm(DeskForm):
    """A name, a kind, and the place in the register."""

    q = forms.CharField(required=False, max_length=200, label="Name")
    kind = forms.ChoiceField(required=False, choices=[("", "Every kind"), *SourceKind.choices], label="Kind")
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)


class HistoryForm(DeskForm):
    """The place in a history."""

    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)


class DossierForm(DeskForm):
    """Which list of a dossier, and the place in it."""

    view = forms.ChoiceField(required=False, choices=[("said", "Said"), ("relayed", "Passed on")])
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)
