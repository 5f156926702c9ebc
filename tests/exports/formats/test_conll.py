"""One token a line: CoNLL-U as the library conllu reads it, and CoNLL-2003."""

from __future__ import annotations

from collections import defaultdict

import conllu as reader
from hypothesis import given, settings

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.conll import conll2003, conllu
from tests.exports.formats.made import fixed_record, made_record, mark
from tests.exports.formats.strategies import articles


def words_of_marks(record: ArticleRecord) -> dict[int, list[str]]:
    """Return the words of each mark's pieces without spaces, by its number, as conllu reads them."""
    found = defaultdict[int, list[str]](list)
    for sentence in reader.parse(conllu(record).decode()):
        for token in sentence:
            for tag in ((token["misc"] or {}).get("Mark") or "").split(","):
                place, _, number = tag.partition(":")
                if place == "B":
                    found[int(number)].append("")
                if place:
                    found[int(number)][-1] += token["form"]
    return found


def test_every_mark_can_be_told_from_its_tokens() -> None:
    record = fixed_record()
    found = words_of_marks(record)
    assert found[3] == ["troops", "weresent"]
    assert found[4] == ["statemedia"]
    about = [line for line in conllu(record).decode().splitlines() if line.startswith("# mark = 3 ")]
    assert about[0].endswith("anchored person 01950000-0000-7000-8000-000000000013 Troops were sent.")
    assert "# tie = cue 3 5" in conllu(record).decode()


def test_the_text_is_what_the_tokens_spell() -> None:
    for sentence in reader.parse(conllu(fixed_record()).decode()):
        spelt = "".join(
            f"{token['form']}{'' if (token['misc'] or {}).get('SpaceAfter') == 'No' else ' '}"
            for token in sentence
        )
        assert spelt.rstrip() == sentence.metadata["text"]


@settings(max_examples=60, deadline=None)
@given(articles())
def test_no_mark_loses_a_character(record: ArticleRecord) -> None:
    found = words_of_marks(record)
    for number, one in enumerate(record.placed, 1):
        expected = ["".join(piece["exact"].split()) for piece in one["anchor"]["pieces"]]
        assert "".join(found[number]) == "".join(expected)


def tags(record: ArticleRecord) -> list[tuple[str, str]]:
    """Return the tokens of CoNLL-2003 with their tags."""
    lines = [line.split() for line in conll2003(record).decode().splitlines() if line.strip()]
    assert lines[0] == ["-DOCSTART-", "-X-", "-X-", "O"]
    return [(line[0], line[-1]) for line in lines[1:]]


def test_names_are_tagged_by_what_their_records_say() -> None:
    named = [(word, tag) for word, tag in tags(fixed_record()) if tag != "O"]
    assert named == [("Pyongyang", "B-LOC"), ("state", "B-ORG"), ("media", "I-ORG"), ("Kim", "B-PER")]


def test_the_longer_of_two_names_counts_and_each_sentence_begins_anew() -> None:
    text = "Bank of Oslo said\n\nso"
    marks = [mark(text, 0, (8, 12), kind="entity"), mark(text, 1, (0, 12), kind="source")]
    assert [tag for _, tag in tags(made_record(["Bank of Oslo said", "so"], marks))][:3] == [
        "B-MISC",
        "I-MISC",
        "I-MISC",
    ]
    across = made_record(["Bank of Oslo said", "so"], [mark(text, 0, (8, 21), kind="entity")])
    assert [tag for _, tag in tags(across)] == ["O", "O", "B-MISC", "I-MISC", "B-MISC"]


def test_letters_stay_with_their_signs_and_emoji_whole() -> None:
    record = made_record(["हिन्दी cafe\u0301 👩🏽\u200d🚒 don’t 3,000"])
    assert [word for word, _ in tags(record)] == ["हिन्दी", "cafe\u0301", "👩🏽\u200d🚒", "don’t", "3,000"]
