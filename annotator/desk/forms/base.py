"""The look that all forms of the desk share."""

from typing import Any

from django import forms


class DeskForm(forms.Form):
    """A form whose controls carry the class that static/css/components/field.css dresses."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*arguments, **options)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "field__control")
