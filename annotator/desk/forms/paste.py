"""A story on its way in: pasted into the box, or a text file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from annotator.desk.forms.base import DeskForm
from articles.anchoring.rules import canonical_text
from articles.foundation.errors import DomainError
from articles.ingest.rules import decode_upload
from articles.ingest.types import MAX_BYTES

PROSE = "field__control field__control--prose"
# A decoder writes this for bytes that it can't read.
REPLACEMENT = "\ufffd"


class RawTextField(forms.CharField):
    """A text kept exactly as it was sent: Galley's own check names the trouble and its place."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, required=False, **options)
        # Django's "Null characters are not allowed" would come first and say less.
        self.validators = []


class PasteForm(DeskForm):
    """The story's text, from the box or from a file, as `cleaned_data["story"]`, canonical."""

    text = RawTextField(label="Story", widget=forms.Textarea(attrs={"rows": 16, "class": PROSE}))
    file = forms.FileField(
        required=False, allow_empty_file=True, label="Or a text file", help_text="Plain text, under 5 MB."
    )

    def clean_text(self) -> str:
        """Refuse text that is too large, or contains what can't be stored."""
        text = str(self.cleaned_data["text"])
        size = len(text.encode(errors="surrogatepass"))
        if size >= MAX_BYTES:
            raise forms.ValidationError(
                f"The text has {size:,} bytes; it must stay under {MAX_BYTES:,} (5 MB). Split it into "
                "articles."
            )
        return _canonical(text) if text.strip() else ""

    def clean_file(self) -> str:
        """Read the file, or say why it can't be read."""
        upload: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if upload is None:
            return ""
        try:
            # One byte more than the limit is enough to see that it is too large.
            return _canonical(decode_upload(upload.read(MAX_BYTES + 1)))
        except (DomainError, forms.ValidationError) as error:
            raise forms.ValidationError(f"{upload.name}: {error.message}") from error

    def clean(self) -> dict[str, Any]:
        """Take the one story that was given."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if cleaned["text"] and cleaned["file"]:
            self.add_error("file", "There is text in the box as well. Empty the box to use the file.")
        elif not (cleaned["text"] or cleaned["file"]):
            self.add_error("text", "There is no text yet. Paste a story here, or choose a text file.")
        cleaned["story"] = cleaned.get("text") or cleaned.get("file")
        return cleaned


def _canonical(raw: str) -> str:
    """Return the canonical text. Raises ValidationError that names the character and its place."""
    if REPLACEMENT in raw:
        line = raw.count("\n", 0, raw.index(REPLACEMENT)) + 1
        raise forms.ValidationError(
            f"Line {line} contains the mark \ufffd: a character was lost, because the bytes were not valid "
            "UTF-8. Copy the story again from its original, or type the right character there."
        )
    try:
        return canonical_text(raw)
    except DomainError as error:
        raise forms.ValidationError(error.message) from error
