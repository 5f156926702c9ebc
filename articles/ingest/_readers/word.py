"""Reads a Word document (DOCX)."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

import mammoth
from lxml import etree

from articles.ingest._readers.markup import markup_blocks
from articles.ingest._readers.story import Story
from articles.ingest.errors import Broken, EmptyInput, Locked, TooLarge
from articles.ingest.types import MAX_DOCUMENT_BYTES, RecognisedArticle, RecognisedBlock

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Titre'] => h1:fresh
p[style-name='Subtitle'] => h6:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => figcaption:fresh
"""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS, _MOST_UNPACKED = 2_000, 60_000_000
_TEXT, _CORE = "word/document.xml", "docProps/core.xml"
_CHANGES = (b"<w:ins ", b"<w:del ", b"<w:moveFrom ", b"<w:moveTo ")


def read_word(data: bytes) -> RecognisedArticle:
    """Read a DOCX as it stands if all tracked changes are accepted.

    Raises `EmptyInput`, `TooLarge`, `Locked`, `Broken`, `NoStory`, and anchoring's `UnfitText`.
    """
    main = _checked(data)
    try:
        converted = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {"src": ""}),
        )
    except Exception as error:  # a library of many layers, on a file from anywhere
        raise Broken(f"The Word document can’t be read ({type(error).__name__}).", field="file") from error
    blocks, headline, standfirst = _headed(converted.value)
    story = Story(
        headline=headline,
        standfirst=standfirst,
        blocks=blocks,
        guess_headline=True,
        guess_subheads=not headline,
    )
    if any(mark in main for mark in _CHANGES):
        story.warnings.append(
            "The document has tracked changes. It was read as if all were accepted: what is "
            "struck out was left out."
        )
    return story.article(nothing="The Word document holds no text: pictures, perhaps, or an empty page.")


def _checked(data: bytes) -> bytes:
    """Return the XML of the text, if the archive is what a DOCX should be."""
    if not data:
        raise EmptyInput("The file is empty.", field="file")
    if len(data) >= MAX_DOCUMENT_BYTES:
        raise TooLarge(
            f"The document has {len(data):,} bytes; it must stay under {MAX_DOCUMENT_BYTES:,}.", field="file"
        )
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise Locked("The Word document is protected by a password. Save it without one.", field="file")
        raise Broken("The file is an old Word document (.doc). Open it, and save it as .docx.", field="file")
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise TooLarge(
                    "The document unpacks to more than a story can be. It was not read.", field="file"
                )
            for part in parts:
                # Entities could grow without end, and Word writes none.
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part)[:5_000]:
                    raise Broken("The document’s XML declares entities, which Word never does.", field="file")
            return archive.read(_TEXT)
    except (
        BadZipFile,
        LargeZipFile,
        KeyError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise Broken("The file is no Word document (.docx), or it is cut off.", field="file") from error
    except etree.XMLSyntaxError as error:
        raise Broken("The document’s XML can’t be read.", field="file") from error


def _headed(markup: str) -> tuple[list[RecognisedBlock], str, str]:
    """Return the blocks, and the headline and the standfirst where the document's styles name them."""
    heading, found, rest = markup.partition("</h1>")
    above, begun, words = heading.rpartition("<h1>")
    if not found or not begun:
        return markup_blocks(markup), "", ""
    title = " ".join(block.text for block in markup_blocks(words))
    sub, ended, below = rest.partition("</h6>")
    standfirst = ""
    if ended and sub.startswith("<h6>"):
        standfirst, rest = " ".join(block.text for block in markup_blocks(sub)), below
    return [*markup_blocks(above), *markup_blocks(rest)], title, standfirst
