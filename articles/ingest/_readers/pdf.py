"""Reads a PDF, such as a press release: pdfium gives the runs of letters with their places."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from math import hypot
from threading import Lock

import pypdfium2
from pypdfium2 import raw

from articles.ingest._readers.pdf_columns import Run
from articles.ingest._readers.pdf_layout import Line, furniture, paragraphs_of, read_lines
from articles.ingest._readers.story import Story
from articles.ingest.errors import Broken, EmptyInput, Locked, NoStory, TooLarge
from articles.ingest.types import MAX_DOCUMENT_BYTES, RecognisedArticle

_MOST_PAGES, _MOST_LETTERS = 200, 2_000_000
# A letter further away than this, in sizes of the letters, begins a run: it may be the next column's.
_NEXT = 0.7
# pdfium keeps its state for the whole process.
_ONE_AT_A_TIME = Lock()


def read_pdf(data: bytes) -> RecognisedArticle:
    """Read a PDF column by column: divided words made whole, page headers and numbers left out.

    Each block knows its page. Raises `EmptyInput`, `TooLarge`, `Locked`, `Broken`, `NoStory` (pictures
    only), and anchoring's `UnfitText`.
    """
    if not data:
        raise EmptyInput("The file is empty.", field="file")
    if len(data) >= MAX_DOCUMENT_BYTES:
        raise TooLarge(
            f"The PDF has {len(data):,} bytes; it must stay under {MAX_DOCUMENT_BYTES:,}.", field="file"
        )
    with _ONE_AT_A_TIME:
        pages = _pages(data)
    lines = [read_lines(runs, number) for number, runs in enumerate(pages, 1)]
    if not any(lines):
        many = f"The PDF’s {len(pages)} pages hold" if len(pages) > 1 else "The PDF’s page holds"
        raise NoStory(
            f"{many} pictures and no text: it was scanned, perhaps. Let a program recognise the text, "
            "and paste that.",
            field="file",
        )
    dropped = furniture(lines)
    kept: list[list[Line]] = [[line for line in page if id(line) not in dropped] for page in lines]
    headline, blocks = paragraphs_of(kept)
    story = Story(headline=headline, blocks=blocks, guess_headline=True)
    return story.article(nothing="The PDF holds nothing but page headers and page numbers.")


def _pages(data: bytes) -> list[list[Run]]:
    """Return the runs of letters of each page. Raises `Locked`, `Broken`, `TooLarge`."""
    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            if len(document) > _MOST_PAGES:
                raise TooLarge(
                    f"The PDF has {len(document):,} pages; a story may have {_MOST_PAGES}.", field="file"
                )
            pages: list[list[Run]] = []
            count = 0
            for page in document:
                with closing(page), closing(page.get_textpage()) as text:
                    pages.append(list(_runs(text, _MOST_LETTERS - count)))
                count += sum(len(run.text) for run in pages[-1])
            return pages
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Locked("The PDF is protected by a password. Save it without one.", field="file") from error
        raise Broken(
            "The file is no PDF that can be read: it is damaged, or cut off.", field="file"
        ) from error


def _runs(page: pypdfium2.PdfTextPage, most: int) -> Iterator[Run]:
    """Give the runs of letters on a page: they break where the next letter is no neighbour."""
    count = page.count_chars()
    if count > most:
        raise TooLarge("The PDF has more text than a story can have.", field="file")
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    run: _Run | None = None
    for at in range(count):
        letter = chr(raw.FPDFText_GetUnicode(page, at))
        if letter.isspace():
            if run is not None:
                run.spaced = True
            continue
        if not raw.FPDFText_GetLooseCharBox(page, at, box):
            continue
        scale = hypot(matrix.b, matrix.d) if raw.FPDFText_GetMatrix(page, at, matrix) else 1.0
        size = float(raw.FPDFText_GetFontSize(page, at)) * scale
        if run is not None and not run.takes(box):
            yield run.made()
            run = None
        if run is None:
            run = _Run(box.left, box.bottom, box.right, box.top, size)
        run.add(letter, box, size)
    if run is not None:
        yield run.made()


@dataclass(slots=True)
class _Run:
    """A run while it grows."""

    left: float
    bottom: float
    right: float
    top: float
    size: float
    letters: list[str] = field(default_factory=list)
    spaced: bool = False

    def takes(self, box: raw.FS_RECTF) -> bool:
        """Say whether a letter stands next on the same line."""
        middle = (box.top + box.bottom) / 2
        near = -self.size < box.left - self.right < _NEXT * max(self.size, 1.0)
        return bool(near and self.bottom < middle < self.top)

    def add(self, letter: str, box: raw.FS_RECTF, size: float) -> None:
        """Put a letter behind the others."""
        if self.spaced and self.letters:
            self.letters.append(" ")
        self.letters.append(letter)
        self.spaced = False
        self.right, self.size = max(self.right, box.right), max(self.size, size)
        self.bottom, self.top = min(self.bottom, box.bottom), max(self.top, box.top)

    def made(self) -> Run:
        """Return the run as it is."""
        return Run("".join(self.letters), self.left, self.bottom, self.right, self.top, self.size or 1.0)
