"""DocBin, as spaCy reads it."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from spacy.symbols import IDS  # type: ignore[import-not-found] # compiled, without types
from spacy.tokens import Doc, DocBin

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.spacy import spacy_docbin
from articles.exports._formats.spacy_strings import number_of
from tests.exports.formats.made import exact, fixed_record, made_record, mark
from tests.exports.formats.strategies import articles

PIPELINE = spacy.blank("en")


def doc_of(record: ArticleRecord) -> Doc:
    """Return the one Doc of an article's file."""
    [doc] = DocBin().from_bytes(spacy_docbin(record)).get_docs(PIPELINE.vocab)
    return doc


def words_of(doc: Doc) -> dict[str, list[str]]:
    """Return the words of each mark's pieces, by the mark's id, in the order of the text."""
    found: dict[str, list[tuple[int, str]]] = {}
    for group in doc.spans.values():
        for span in group:
            assert doc.text[span.start_char : span.end_char] == span.text
            found.setdefault(span.id_, []).append((span.start_char, span.text))
    return {id: [words for _, words in sorted(pieces)] for id, pieces in found.items()}


def test_strings_have_the_numbers_that_spacy_gives_them() -> None:
    for words in ("a", "abcdefgh", "Café 🪖", "조선중앙통신", "x" * 1_000, *IDS):
        assert number_of(words) == PIPELINE.vocab.strings.add(words)


def test_the_names_of_an_article_are_its_entities() -> None:
    record = fixed_record()
    doc = doc_of(record)
    assert doc.text == record.text
    assert [(one.text, one.label_) for one in doc.ents] == [
        ("Pyongyang", "LOC"),
        ("state media", "ORG"),
        ("Kim", "PER"),
    ]
    assert doc.ents[0].kb_id_ == "01950000-0000-7000-8000-000000000012"
    sentences = [record.text[start:end] for start, end in record.revision["sentences"]]
    assert [one.text.strip() for one in doc.sents] == sentences


def test_every_mark_is_a_span_in_the_group_of_its_kind() -> None:
    record = fixed_record()
    doc = doc_of(record)
    assert {kind: len(group) for kind, group in doc.spans.items()} == {
        "figure": 1, "entity": 1, "claim": 2, "source": 2, "cue": 1, "note": 1,
    }  # fmt: skip
    [first, second] = doc.spans["claim"]
    assert (first.text, second.text) == ("troops", "were sent")
    assert (first.id_, first.kb_id_, first.label_) == (
        second.id_,
        "01950000-0000-7000-8000-000000000013",
        "claim",
    )
    told = doc.user_data
    assert ("cue", first.id_, "01950000-0000-7000-8000-000000000023") in told["galley_relations"]
    assert told["galley_origins"]["01950000-0000-7000-8000-000000000026"] == "import brat"


def test_names_that_overlap_keep_the_longer_one_and_both_spans() -> None:
    text = "Bank of Japan said"
    doc = doc_of(
        made_record([text], [mark(text, 0, (0, 13), kind="source"), mark(text, 1, (8, 13), kind="entity")])
    )
    assert [one.text for one in doc.ents] == ["Bank of Japan"]
    assert [one.text for one in doc.spans["entity"]] == ["Japan"]


def test_a_mark_that_ends_in_white_space_is_narrower_and_said_to_be() -> None:
    text = "Quay shut today"
    blank, trailing, sound = (mark(text, at, edges) for at, edges in enumerate([(4, 5), (0, 5), (5, 9)]))
    doc = doc_of(made_record([text], [blank, trailing, sound]))
    assert [one.text for one in doc.spans["claim"]] == ["Quay", "shut"]
    assert list(doc.user_data["galley_off_borders"]) == [blank["id"], trailing["id"]]


def test_a_mark_without_a_place_is_named() -> None:
    lost = mark("Quay", 0, status="orphaned")
    assert list(doc_of(made_record(["Quay"], [lost])).user_data["galley_unplaced"]) == [lost["id"]]


def test_an_article_goes_through_a_pipeline() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "TOWN", "pattern": "talk"}])  # type: ignore[attr-defined]
    [doc] = DocBin().from_bytes(spacy_docbin(fixed_record())).get_docs(pipeline.vocab)
    assert "TOWN" in {one.label_ for one in pipeline(doc).ents}


@settings(max_examples=60, deadline=None)
@given(articles())
def test_no_mark_loses_a_word(record: ArticleRecord) -> None:
    doc = doc_of(record)
    assert doc.text == record.text
    found, narrower = words_of(doc), doc.user_data["galley_off_borders"]
    for one, pieces in zip(record.placed, exact(record), strict=True):
        if one["id"] in narrower:
            assert [words.strip() for words in found[one["id"]]] == [words.strip() for words in pieces]
        else:
            assert found[one["id"]] == pieces
