"""brat standoff, as pybrat reads it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from pybrat.parser import BratParser, Example

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.brat import annotation_conf, brat_files
from tests.exports.formats.made import fixed_record, made_record, mark
from tests.exports.formats.strategies import articles


def parsed(record: ArticleRecord) -> Example:
    """Return what pybrat reads of the files."""
    with TemporaryDirectory() as folder:
        for name, content in brat_files(record, "story"):
            (Path(folder) / name).write_bytes(content)
        [read] = BratParser(error="raise").parse(folder)
    assert read.text == record.text
    return read


def lines_of(record: ArticleRecord) -> list[str]:
    """Return the lines of the marks."""
    return dict(brat_files(record, "story"))["story.ann"].decode().splitlines()


def test_marks_and_what_ties_them_are_read() -> None:
    read = parsed(fixed_record())
    found = {(entity.type, entity.mention): entity for entity in read.entities}
    claim = found["claim", "troops were sent"]
    assert [(span.start, span.end) for span in claim.spans] == [(56, 62), (94, 103)]
    assert {(tie.type, tie.arg1.mention, tie.arg2.mention) for tie in read.relations} == {
        ("Cue", "troops were sent", "said"),
        ("Originator", "troops were sent", "Kim"),
        ("Relay", "troops were sent", "state media"),
        ("Figure", "troops were sent", "3,000"),
    }
    [place] = found["entity", "Pyongyang"].references
    assert (place.rid, place.eid, place.entry) == ("Wikidata", "Q18808", "Pyongyang")


def test_gauges_are_attributes_that_the_configuration_allows() -> None:
    allowed = annotation_conf().decode()
    attributes = [line.split("\t")[1].split() for line in lines_of(fixed_record()) if line.startswith("A")]
    assert ["CueStance", "T3", "distancing"] in attributes
    assert ["Origin", "T2", "machine"] in attributes
    for name, _, value in attributes:
        [values] = [line for line in allowed.splitlines() if line.startswith(f"{name}\t")]
        assert value in values.partition("Value:")[2].split("|")


def test_a_piece_over_several_blocks_is_cut_at_their_ends() -> None:
    text = "First line\n\nSecond line"
    record = made_record(["First line", "Second line"], [mark(text, 0, (6, 18))])
    [entity] = parsed(record).entities
    assert [(span.start, span.end) for span in entity.spans] == [(6, 10), (12, 18)]
    assert entity.mention == "line Second"


def test_a_mark_in_doubt_and_one_without_a_place() -> None:
    text = "Some words"
    marks = [mark(text, 0, (0, 4), status="altered"), mark(text, 1, status="orphaned")]
    lines = lines_of(made_record([text], marks))
    assert [line for line in lines if line.startswith("T")] == ["T1\tclaim 0 4\tSome"]
    assert "A1\tAnchor T1 altered" in lines


@settings(max_examples=60, deadline=None)
@given(articles())
def test_every_mark_is_read_with_its_words(record: ArticleRecord) -> None:
    places = {line.split("\t")[1].partition(" ")[2] for line in lines_of(record) if line.startswith("T")}
    # Brat draws marks of the same words above each other; pybrat refuses them.
    assume(len(places) == len(record.placed))
    read = parsed(record)
    for entity, one in zip(read.entities, record.placed, strict=True):
        words = "".join(piece["exact"] for piece in one["anchor"]["pieces"])
        assert "".join(entity.mention.split()) == "".join(words.split())
        assert " ".join(record.text[span.start : span.end] for span in entity.spans) == entity.mention
