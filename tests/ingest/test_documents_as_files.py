"""Word documents and PDFs are read as the stories that they hold."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from articles.ingest.errors import Broken, EmptyInput, IngestError, Locked, NoStory, TooLarge
from articles.ingest.rules import kind_of, read_document
from tests.ingest.files.documents import Placed, docx, inserted, lines, pdf, struck, styled, words
from tests.ingest.reading import kinds, texts

LEFT = [
    "The harbour council of Holt voted on",
    "Monday to close the north quay for two",
    "years, after divers found cracks in its",
    "oldest piers. Nobody was hurt, a spokes-",
    "woman said, and no ship was dam-",
    "aged. The council will meet again on",
    "Thursday to hear what the repair costs.",
]
RIGHT = [
    "Some 1,400 people work in the sheds be-",
    "hind the quay. Their union called the",
    "closure a well-",
    "founded surprise, and asked for talks",
    "with the region before the boats leave",
    "for the south mole.",
]


def with_title(*paragraphs: str) -> bytes:
    return docx([styled("Holt shuts its north quay", "Title"), *paragraphs])


def test_a_word_document_gives_headline_subheads_and_paragraphs() -> None:
    data = with_title(
        styled("By Nora Veld"), styled("HOLT, 27 March 2025 - The council voted on Monday."),
        styled("Costs", "Heading2"), styled("Nobody knows what it costs."),
    )  # fmt: skip
    article = read_document(data, "docx")
    assert article.headline == "Holt shuts its north quay"
    assert kinds(article) == ["headline", "byline", "paragraph", "subhead", "paragraph"]
    assert (article.by, article.located) == ("Nora Veld", "HOLT")
    assert f"{article.version_created:%F}" == "2025-03-27"


def test_without_styles_the_headline_is_the_first_short_line_below_the_label() -> None:
    data = docx(
        [
            styled("PRESS RELEASE"),
            styled("Holt shuts its north quay"),
            styled("The council voted on Monday to close it."),
        ]
    )
    article = read_document(data, "docx")
    assert article.headline == "Holt shuts its north quay"
    assert texts(article, "paragraph") == ["The council voted on Monday to close it."]


def test_tracked_changes_are_read_as_if_accepted_and_told() -> None:
    changed = (
        f"<w:p>{words('The quay stays ')}{struck('open')}{inserted('closed')}{words(' for two years.')}</w:p>"
    )
    article = read_document(with_title(changed), "docx")
    assert texts(article, "paragraph") == ["The quay stays closed for two years."]
    assert any("tracked changes" in warning for warning in article.warnings)
    plain = read_document(with_title(styled("Plain text.")), "docx")
    assert not any("tracked" in warning for warning in plain.warnings)


def unpacking_to_much() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 70_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "refusal", "said"),
    [
        (b"", EmptyInput, "empty"),
        (b"PK\x03\x04 and then nothing", Broken, "cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Broken, ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Locked, "password"),
        (docx([]), NoStory, "no text"),
        (docx([styled("a")], before='<!DOCTYPE a [<!ENTITY b "b">]>'), Broken, "entities"),
        (unpacking_to_much(), TooLarge, "unpacks"),
    ],
)
def test_a_word_document_that_cannot_be_read_says_why(
    data: bytes, refusal: type[IngestError], said: str
) -> None:
    with pytest.raises(refusal, match=said):
        read_document(data, "docx")


def release(number: int, body: list[Placed], pages: int = 2) -> list[Placed]:
    """Return a page with a header and a number."""
    return [
        (72, 800, 8, "Holt Harbour Authority - Press office"),
        *body,
        (280, 30, 8, f"Page {number} of {pages}"),
    ]


def test_columns_are_read_one_after_the_other_and_divided_words_made_whole() -> None:
    first = [
        (72, 740, 20, "Holt shuts its north quay"),
        (72, 715, 10, "Holt, 27 March 2025"),
        *lines(LEFT, top=680),
        *lines(RIGHT, left=310, top=680),
    ]
    article = read_document(
        pdf([release(1, first), release(2, lines(["The piers are older than the town."]))]), "pdf"
    )
    assert article.headline == "Holt shuts its north quay"
    assert f"{article.version_created:%F}" == "2025-03-27"
    left, right, last = texts(article, "paragraph")
    assert "a spokeswoman said, and no ship was damaged. The council" in left
    assert left.endswith("what the repair costs.")
    assert right.startswith("Some 1,400 people work in the sheds behind the quay.")
    assert last == "The piers are older than the town."


def test_headers_and_numbers_of_pages_are_dropped_and_blocks_know_their_page() -> None:
    pages = [
        release(number, lines([f"Paragraph {word} says what happened next."]), 3)
        for number, word in ((1, "one"), (2, "two"), (3, "three"))
    ]
    pages[0].append((72, 740, 20, "Holt shuts its north quay"))
    article = read_document(pdf(pages), "pdf")
    assert [(block.page, block.text) for block in article.blocks[1:]] == [
        (1, "Paragraph one says what happened next."),
        (2, "Paragraph two says what happened next."),
        (3, "Paragraph three says what happened next."),
    ]


def test_a_word_with_a_hyphen_of_its_own_keeps_it() -> None:
    article = read_document(
        pdf(
            [
                lines(
                    [
                        "A well-founded plan, said the mayor, and well-",
                        "founded it will stay, whoever pays for it.",
                    ]
                )
            ]
        ),
        "pdf",
    )
    assert article.blocks[0].text.count("well-founded") == 2


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    pages = [
        lines(["The council voted, in a meeting that went on until late, to"]),
        lines(["close the quay for two years."]),
    ]
    article = read_document(pdf(pages), "pdf")
    assert [block.text for block in article.blocks] == [
        "The council voted, in a meeting that went on until late, to close the quay for two years."
    ]


@pytest.mark.parametrize(
    ("data", "refusal", "said"),
    [
        (b"", EmptyInput, "empty"),
        (b"%PDF-1.7 cut off", Broken, "cut off"),
        (pdf([[], []]), NoStory, "2 pages hold pictures"),
        (
            pdf(
                [lines(["a"])],
                trailer="/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ("
                + "o" * 32
                + ") /U ("
                + "u" * 32
                + ") >> /ID [(a) (a)] ",
            ),
            Locked,
            "password",
        ),
        (pdf([[] for _ in range(201)]), TooLarge, "201 pages"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(data: bytes, refusal: type[IngestError], said: str) -> None:
    with pytest.raises(refusal, match=said):
        read_document(data, "pdf")


def test_a_file_is_known_by_its_first_bytes_whatever_its_name() -> None:
    story = docx([styled("a")])
    assert kind_of(pdf([[]]), "story.txt") == "pdf"
    assert kind_of(story, "story.pdf") == "docx"
    assert kind_of(b"WEBVTT\n\n", "story.txt") == "vtt"
    assert kind_of(b"\n<!doctype html><p>a", "") == "html"
    assert kind_of(b'<?xml version="1.0"?>\n<newsItem guid="a"/>', "") == "newsml"
    assert kind_of(b'{"uri": "a"}', "") == "ninjs"
    assert kind_of(b"A story.", "story.html") == "html"
    assert kind_of(b"A story.", "") == "text"
