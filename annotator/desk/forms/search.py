"""What the list of articles can be asked for."""

from django import forms

from annotator.desk.forms.base import DeskForm


class ArticleSearchForm(DeskForm):
    """A word of the headline, and the place in the list."""

    q = forms.CharField(required=False, max_length=200, label="Headline contains")
    before = forms.UUIDField(required=False, widget=forms.HiddenInput)
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)
