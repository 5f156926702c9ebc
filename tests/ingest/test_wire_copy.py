"""Copy is read as agencies transmit it; what frames the story or is said to editors becomes a note."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.ingest.rules import recognise_paste
from tests.ingest.reading import credits_of, kinds, texts

DPA = """\
ecp0007 4 s 120  dpa-tns 0908

Shipping/Labour/
Pilots go back to work after twelve hours
By Maria Holt, The Harbour Times =

Oslo (tca/dpa) - Pilots ended a walkout on
Friday after a night of talks.

# Notebook

- Reporting by: Maria Holt

dpa mh tb
271259 Mar 25
"""
ANPA = """\
\x16\x16\x01a0234
r i bc-Norway-Pilots 03-27 0345
\x02^BC-Norway-Pilots,2nd Ld-Writethru,0345<
^Pilots go back to work after twelve hours<
^Eds: Adds union comment.<
^By MARIA HOLT=
^Associated Press Writer=
   OSLO, Norway (AP) _ Pilots ended a walkout on Friday after a night of
talks that nobody had expected to end _ not even the union, which said
it was pleased.<
   ``We are ready,'' she said, adding that the ferries would resume on
Friday.<
\x03
AP-NY-03-27-25 1259EDT<
\x04"""


GERMAN = """\
bdt0123 3 pl 345  dpa 0456

Norwegen/Arbeit/Häfen/
Lotsen beenden Streik nach zwölf Stunden
(Foto - Archiv) =

   Oslo (dpa) - Die Lotsen haben ihren Streik in der Nacht zum
Freitag nach zwölf Stunden beendet. Das teilte die Gewerkschaft mit.
   Die Fähren fahren von Freitag an wieder.

# dpa-Notizblock

## Orte
- [Hafen](Oslo, Norwegen)

* * * *
Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt

## dpa-Kontakte
- Redaktion: Tom Berg

dpa mh yyzz n1 tb
271259 Mrz 25
"""
AFP = """\
FRA0123 4 POL 0345 NOR /AFP-AB12
Norvège-pilotes
Les pilotes reprennent le travail
   Oslo, 27 mars 2025 (AFP) - Les pilotes ont mis fin vendredi à une grève de
douze heures après une nuit de négociations.
   Les ferries reprennent vendredi.
   mh/tb/ab
AFP 271259 GMT MAR 25
"""
INDENTED = """\
Pilots go back to work after twelve hours
By Maria Holt
    OSLO, March 27 (Reuters) - Pilots ended a walkout on Friday after a
night of talks that nobody had expected to end so soon, their union
said in a statement.
    The ferries will sail again on Friday morning, according to the
harbour master, who was pleased with the deal.
    "We are ready," she said.
"""
DENSE = """\
Pilots go back to work after twelve hours
By Maria Holt
OSLO, March 27 (Reuters) - Pilots ended a walkout on Friday after a
night of talks that nobody had expected to end so soon, their union
said in a statement.
The ferries will sail again on Friday morning, according to the
harbour master, who was pleased with the deal and said so at length
to reporters who had gathered.
"We are ready," she said, adding that the port would be open at all
hours.
"""


def test_a_german_report_with_pictures_and_two_notebooks_is_read() -> None:
    article = recognise_paste(GERMAN)
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("headline", "Lotsen beenden Streik nach zwölf Stunden"),
        (
            "paragraph",
            (
                "Oslo (dpa) - Die Lotsen haben ihren Streik in der Nacht zum Freitag nach zwölf Stunden "
                "beendet. Das teilte die Gewerkschaft mit."
            ),
        ),
        ("paragraph", "Die Fähren fahren von Freitag an wieder."),
    ]
    assert article.slugline == "Norwegen/Arbeit/Häfen/"
    assert article.version_created == datetime(2025, 3, 27, 12, 59, tzinfo=UTC)
    assert "- Redaktion: Tom Berg" in article.ed_note


def test_afps_form_is_read() -> None:
    article = recognise_paste(AFP)
    assert (article.headline, article.slugline) == ("Les pilotes reprennent le travail", "Norvège-pilotes")
    assert (article.located, credits_of(article)) == ("Oslo", [("AFP", "wire")])
    assert len(texts(article, "paragraph")) == 2
    assert article.ed_note.splitlines()[1:] == ["mh/tb/ab", "AFP 271259 GMT MAR 25"]


@pytest.mark.parametrize("text", [INDENTED, DENSE])
def test_wrapped_lines_without_blank_ones_are_joined(text: str) -> None:
    article = recognise_paste(text)
    assert kinds(article) == ["headline", "byline", *["paragraph"] * 3]
    first = texts(article, "paragraph")[0]
    assert first.startswith(
        "OSLO, March 27 (Reuters) - Pilots ended a walkout on Friday after a night of talks"
    )
    assert first.endswith("their union said in a statement.")
    assert (article.by, article.located) == ("Maria Holt", "OSLO")


def test_paragraphs_of_one_line_each_are_never_joined() -> None:
    lines = [
        "Pilots ended a walkout on Friday after a night of talks in Oslo.",
        "The ferries will sail again on Friday morning.",
        "Nobody was hurt, the harbour master said in a statement on Friday.",
        "The union is to vote on the deal within a week, its leader said.",
        "It had asked for more.",
    ]
    article = recognise_paste("\n".join(["Pilots go back to work", *lines]))
    assert texts(article, "paragraph") == lines


def test_dpas_plain_text_is_read() -> None:
    article = recognise_paste(DPA)
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("headline", "Pilots go back to work after twelve hours"),
        ("byline", "By Maria Holt, The Harbour Times"),
        ("paragraph", "Oslo (tca/dpa) - Pilots ended a walkout on Friday after a night of talks."),
    ]
    assert (article.by, article.located, article.slugline) == ("Maria Holt", "Oslo", "Shipping/Labour/")
    assert ("dpa", "wire") in credits_of(article)
    assert article.version_created == datetime(2025, 3, 27, 12, 59, tzinfo=UTC)
    assert any("no zone" in warning for warning in article.warnings)
    assert article.ed_note.splitlines() == [
        "ecp0007 4 s 120 dpa-tns 0908",
        "# Notebook",
        "- Reporting by: Maria Holt",
        "dpa mh tb",
        "271259 Mar 25",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_transmission_with_its_signs_is_read(end: str) -> None:
    article = recognise_paste(ANPA.replace("\n", end))
    assert kinds(article) == ["headline", "byline", "byline", "paragraph", "paragraph"]
    assert (article.by, article.located) == ("MARIA HOLT", "OSLO, Norway")
    assert texts(article, "paragraph") == [
        (
            "OSLO, Norway (AP) — Pilots ended a walkout on Friday after a night of talks that nobody had "
            "expected to end — not even the union, which said it was pleased."
        ),
        "“We are ready,” she said, adding that the ferries would resume on Friday.",
    ]
    assert article.version_created == datetime(2025, 3, 27, 12, 59, tzinfo=timezone(timedelta(hours=-4)))
    assert article.slugline == "BC-Norway-Pilots,2nd Ld-Writethru,0345"
    assert "Eds: Adds union comment." in article.ed_note
    assert any("underscores became dashes" in change for change in article.changes)


def test_an_update_with_its_points_is_read_below_them() -> None:
    article = recognise_paste(
        "UPDATE 2-Pilots call off strike\n"
        "* Deal reached after 12 hours\n"
        "* Ferries to resume Friday\n"
        "(Adds union comment in paragraph 4)\nBy Maria Holt\n"
        "OSLO, March 27 (Reuters) - The union said that it had called off the strike.\n"
        "Ferries sail on Friday.\n"
    )
    assert kinds(article) == ["headline", "list_item", "list_item", "byline", "paragraph", "paragraph"]
    assert (article.by, article.located, credits_of(article)) == ("Maria Holt", "OSLO", [("Reuters", "wire")])
    assert article.ed_note == "(Adds union comment in paragraph 4)"


@pytest.mark.parametrize(
    "note",
    [
        "(Updates with comment from the ministry)",
        "(Recasts with deal)",
        "(Corrects spelling of harbour in headline)",
        "Eds: UPDATES with quotes. ADDS photo links.",
        "(Eds: Adding details)",
        "Note to editors: the embargo was lifted.",
        "(Actualise avec réaction du syndicat)",
    ],
)
def test_a_note_to_editors_is_no_part_of_the_story(note: str) -> None:
    body = "Pilots ended a walkout on Friday after a night of talks that nobody had expected to end."
    article = recognise_paste(f"Pilots call off strike\n\n{note}\n\nOSLO (AP) — {body}\n\n{body}")
    assert article.ed_note == note
    assert kinds(article) == ["headline", "paragraph", "paragraph"]


def test_a_bracket_in_the_story_that_speaks_to_readers_stays_in_it() -> None:
    body = "Pilots ended a walkout on Friday after a night of talks that nobody had expected to end."
    article = recognise_paste(
        f"Pilots call off strike\n\n{body}\n\n(The ferries sail again on Friday.)\n\n{body}"
    )
    assert (article.ed_note, len(article.blocks)) == ("", 4)


PLAIN = """\
Pilots go back to work

OSLO, March 27 (Xinhua) -- Pilots ended a walkout on Friday after a night of talks.

The union said it was ready."""


@pytest.mark.parametrize(
    "sign",
    [
        "\n\nEnditem",
        " Enditem",
        "\n\n-30-",
        " -30-",
        "\n\nENDS",
        "\n\n- ENDS -",
        "\n\n###",
        "\n\nmh/tb",
        " NNNN",
    ],
)
def test_what_only_says_that_copy_ends_is_a_note(sign: str) -> None:
    article = recognise_paste(PLAIN + sign)
    assert texts(article, "paragraph")[-1] == "The union said it was ready."
    assert article.ed_note in sign
    assert article.ed_note


@pytest.mark.parametrize("ending", ["It ends.", "The Ends", "It was 30.", "0"])
def test_words_of_the_story_are_no_sign_of_its_end(ending: str) -> None:
    article = recognise_paste(f"{PLAIN}\n\n{ending}")
    assert (article.blocks[-1].text, article.ed_note) == (ending, "")


@pytest.mark.parametrize("slug", ["Norway-shipping-strike,lead", "Norway-port-strike", "NORWAY-PORT-STRIKE/"])
def test_keywords_above_the_headline_are_the_slugline(slug: str) -> None:
    article = recognise_paste(f"{slug}\n\n{PLAIN}")
    assert (article.slugline, article.headline) == (slug, "Pilots go back to work")
    assert slug not in [block.text for block in article.blocks]


@pytest.mark.parametrize("headline", ["Re-election", "Father-in-law"])
def test_a_headline_with_hyphens_stays_one(headline: str) -> None:
    article = recognise_paste(f"{headline}\n\n{PLAIN.partition('\n\n')[2]}")
    assert (article.headline, article.slugline) == (headline, "")
