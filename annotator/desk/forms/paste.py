"""A story on its way in: pasted into the box, at a web address, or in a file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from annotator.desk.forms.base import DeskForm
from annotator.desk.forms.blocks import MOST_BLOCKS
from articles.foundation.errors import DomainError
from articles.ingest.rules import checked_url, decode_upload, kind_of, recognise_paste
from articles.ingest.types import MAX_BYTES, MAX_DOCUMENT_BYTES, JobKind, SentDocument

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
    """A story, from the box, a web address or a file. `cleaned_data["article"]` is what was recognised in a
    text; `cleaned_data["document"]` is what takes a while to fetch or read.
    """

    text = RawTextField(label="Story", widget=forms.Textarea(attrs={"rows": 16, "class": PROSE}))
    url = forms.CharField(
        required=False, label="Or a web address", widget=forms.URLInput(attrs={"placeholder": "https://"})
    )
    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        label="Or a file",
        help_text="Text, PDF, Word (.docx), a saved web page, captions (.vtt, .srt), ninjs, NITF, NewsML-G2.",
    )

    def clean_text(self) -> str:
        """Refuse text that is too large, or that has lost characters."""
        text = str(self.cleaned_data["text"])
        size = len(text.encode(errors="surrogatepass"))
        if size >= MAX_BYTES:
            raise forms.ValidationError(
                f"The text has {size:,} bytes; it must stay under {MAX_BYTES:,} (5 MB). Split it into "
                "articles."
            )
        return _whole(text) if text.strip() else ""

    def clean_url(self) -> str:
        """Refuse what is no web address that may be fetched."""
        try:
            return checked_url(given) if (given := str(self.cleaned_data["url"]).strip()) else ""
        except DomainError as error:
            raise forms.ValidationError(error.message) from error

    def clean_file(self) -> str | SentDocument:
        """Read a text file, or say why it can't be read; return another document as it is."""
        upload: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if upload is None:
            return ""
        name = upload.name or ""
        # One byte more than the limit is enough to see that it is too large.
        data = upload.read(MAX_DOCUMENT_BYTES + 1)
        if data and kind_of(data, name) != "text":
            return SentDocument(JobKind.FILE, data, name=name)
        try:
            return _whole(decode_upload(data))
        except (DomainError, forms.ValidationError) as error:
            raise forms.ValidationError(f"{upload.name}: {error.message}") from error

    def clean(self) -> dict[str, Any]:
        """Take the one story that was given, and recognise it."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        given = [name for name in ("text", "url", "file") if cleaned[name]]
        if cleaned["text"] and len(given) > 1:
            what = "file" if cleaned["file"] else "address"
            self.add_error(given[-1], f"There is text in the box as well. Empty the box to use the {what}.")
        elif len(given) > 1:
            self.add_error("file", "There is a web address as well. Empty its field to use the file.")
        elif not given:
            self.add_error("text", "There is no text yet. Paste a story here, or give an address or a file.")
        elif cleaned["url"]:
            cleaned["document"] = SentDocument(JobKind.URL, url=cleaned["url"])
        elif isinstance(cleaned["file"], SentDocument):
            cleaned["document"] = cleaned["file"]
        else:
            self._recognise(cleaned)
        return cleaned

    def _recognise(self, cleaned: dict[str, Any]) -> None:
        """Recognise the story; say beside its field what keeps that from being done."""
        field = "text" if cleaned["text"] else "file"
        try:
            article = recognise_paste(cleaned[field])
        except DomainError as error:
            named = f"{self.files['file']}: " if field == "file" else ""
            self.add_error(field, f"{named}{error.message}")
            return
        if len(article.blocks) > MOST_BLOCKS:
            many = f"The story has {len(article.blocks):,} paragraphs; at most {MOST_BLOCKS:,} fit. Split it."
            self.add_error(field, many)
        cleaned["article"] = article


def _whole(raw: str) -> str:
    """Return the text as it came. Raises ValidationError if a decoder has lost a character of it."""
    if REPLACEMENT in raw:
        line = raw.count("\n", 0, raw.index(REPLACEMENT)) + 1
        raise forms.ValidationError(
            f"Line {line} contains the mark \ufffd: a character was lost, because the bytes were not valid "
            "UTF-8. Copy the story again from its original, or type the right character there."
        )
    return raw
