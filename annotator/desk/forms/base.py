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

    def focus_trouble(self) -> bool:
        """Let the page open with the focus in the first field that has trouble; tell whether there is one."""
        troubled = next((name for name in self.fields if name in self.errors), None)
        if troubled:
            self.focus(troubled)
        return troubled is not None

    def focus(self, name: str) -> None:
        """Let the page open with the focus in this field. A page has one such field."""
        self.fields[name].widget.attrs["autofocus"] = True
