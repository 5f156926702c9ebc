"""The notes of a published article: in a reader's words, beside what they are about."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.corpus.operations import create_article, metadata_of, publish_article
from articles.corpus.types import ArticleDraft, BlockDraft
from tests.factories.annotations import annotation
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.parts import response
from tests.factories.sources import source
from tests.reading.conftest import Published
from tests.reading.markup import Page


def shown(reader: Client, published: Published) -> Page:
    answer = reader.get(published.address)
    assert answer.status_code == 200
    return Page(answer.text)


def test_a_note_says_who_says_so_numbers_answers_and_verdict_in_a_reader_s_words(
    reader: Client, published: Published
) -> None:
    note = " ".join(shown(reader, published).notes["note-2"].split())
    for words in (
        "North Korea sent <3,000> more soldiers.",
        "Disputed , 5 March 2025: Satellites show <fewer>.",
        "According to Joint Chiefs, as relayed by Yonhap, this is probably so (“claims that”: the article",
        "Number: About 3,000 more soldiers, on top of 11,000, as of 3 March 2025.",
        "Not confirmed by Moscow and Pyongyang.",
    ):
        assert words in note, words
    for desk in ("Source", "Chain", "Speaker", "Writer", "Newsroom", "Responses"):
        assert desk not in note


def test_a_note_has_one_sentence_for_each_source(reader: Client, published: Published) -> None:
    actor, story = published.actor, published.article
    chiefs, agency = source(actor, name="The Staff"), source(actor, name="AFP", source_kind="news_agency")
    other = claim(actor, statement="Twice told.")
    for words, cue in (("Moscow", "Neither"), ("Pyongyang", "has confirmed")):
        mark = annotation(actor, article=story, words=words, kind="claim", claim=other.id)
        attribution(
            actor,
            content=mark,
            cue=annotation(actor, article=story, words=cue, kind="cue"),
            sources=(chiefs,),
        )
    attribution(actor, content=mark, sources=(chiefs, agency))
    attribution(actor, content=mark, sources=(source(actor, name="A diplomat"),))
    told = [note for note in shown(reader, published).notes.values() if "Twice told." in note]
    assert (
        " ".join(told[0].split())
        .partition("passage 2 of")[0]
        .endswith(
            "According to The Staff, this is so (“Neither”, “has confirmed”); as relayed by AFP, this is so. "
            "According to a diplomat, this is so."
        )
    )


def test_a_number_opens_its_note_beside_it_without_a_script(reader: Client, published: Published) -> None:
    html = reader.get(published.address).text
    assert re.search(r'<button [^>]*popovertarget="note-2" aria-label="Note 2: disputed"></button>', html)
    assert re.search(r'<li class="note" id="note-2" popover>', html)
    assert not re.search(r'<script(?! type="application/ld\+json">)', html)


def test_the_date_is_told_once(reader: Client, published: Published) -> None:
    assert reader.get(published.address).text.count("3 March 2025</span>") == 1
    blocks = (BlockDraft("byline", "By Ann Author, March 3, 2025"), BlockDraft("paragraph", "They went."))
    draft = ArticleDraft(blocks, metadata_of(published.article))
    story, _ = create_article(published.actor, draft=draft)
    publish_article(published.actor, id=story.id)
    page = reader.get(f"/read/{story.id}/").text
    assert "March 3, 2025" in page
    assert "3 March 2025" not in page


def test_a_page_with_more_notes_than_a_picture_can_hold_is_laid_out_as_it_is_read(
    reader: Client, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "reading--long" not in reader.get(published.address).text
    monkeypatch.setattr("annotator.reading._page.LONG", 2)
    response(published.actor, claim=published.claim, party=published.moscow, answer="denied")
    assert 'class="reading reading--long">' in reader.get(published.address).text
