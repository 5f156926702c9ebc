"""The form that sends a file to be imported."""

from django import forms

from annotator.desk.forms.base import DeskForm
from articles.importing.types import ImportFormat


class ImportForm(DeskForm):
    """A file, its format, and whether to write anything. `id` makes sending the form twice one import."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(
        label="File", allow_empty_file=True, help_text="Up to 2 GB; it may be packed with gzip."
    )
    format = forms.ChoiceField(choices=ImportFormat.choices, label="Format")
    dry_run = forms.BooleanField(
        required=False,
        label="Dry run",
        help_text="Says line by line what would come of the file, and writes nothing. Up to 16 MB.",
    )

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.fields["dry_run"].widget.attrs.pop("class")
