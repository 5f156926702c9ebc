"""A byline gives names alone; role, outlet, place, addresses and pictures are kept apart from them."""

from __future__ import annotations

import pytest

from articles.ingest.rules import recognise_paste
from articles.ingest.types import RecognisedArticle
from tests.ingest.reading import credits_of, kinds, texts

BODY = "Pilots ended a walkout on Friday after a night of talks that nobody had expected to end so soon."


def read(line: str) -> RecognisedArticle:
    """Recognise a story with this line under its headline."""
    return recognise_paste(f"Pilots call off strike\n\n{line}\n\n{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    ("line", "by", "located", "credited"),
    [
        ("By Maria Holt, chief political correspondent", "Maria Holt", "", []),
        ("By Maria Holt, BBC News, Oslo", "Maria Holt", "Oslo", [("BBC News", "publisher")]),
        ("By Tom Berg for the Harbour Times", "Tom Berg", "", [("Harbour Times", "publisher")]),
        ("Maria Holt in Oslo and Tom Berg", "Maria Holt and Tom Berg", "Oslo", []),
        ("By Maria Holt (maria.holt@example.org)", "Maria Holt", "", []),
        ("By Maria Holt @mholt", "Maria Holt", "", []),
        ("Maria Holt / Photos: Tom Berg", "Maria Holt", "", [("Tom Berg", "picture")]),
        ("By Maria Holt, The Harbour Times =", "Maria Holt", "", [("The Harbour Times", "publisher")]),
        ("By MARIA HOLT, Associated Press Writer", "MARIA HOLT", "", [("Associated Press", "wire")]),
        ("By Maria Holt, Political Editor, and Tom Berg", "Maria Holt and Tom Berg", "", []),
        ("By Maria Holt and agencies", "Maria Holt", "", [("agencies", "wire")]),
        ("By Jane Roe, Sam Poe and Ann Low", "Jane Roe, Sam Poe and Ann Low", "", []),
        ("By Maria Holt, New York", "Maria Holt", "New York", []),
        ("By Maria Holt - Oslo", "Maria Holt", "Oslo", []),
        ("By Maria Holt in Oslo, Norway", "Maria Holt", "Oslo, Norway", []),
        ("BY MARIA HOLT IN OSLO", "MARIA HOLT", "OSLO", []),
        ("By Maria Holt | @mholt | maria@example.org", "Maria Holt", "", []),
        ("By Maria Holt | Harbour Times | 27 March 2025", "Maria Holt", "", [("Harbour Times", "publisher")]),
        ("By Maria Holt Published 27 March 2025 10:15 GMT", "Maria Holt", "", []),
        ("Von dpa", "dpa", "", [("dpa", "wire")]),
        (
            "By Maria Holt and Tom Berg in Oslo for the Harbour Times",
            "Maria Holt and Tom Berg",
            "Oslo",
            [("Harbour Times", "publisher")],
        ),
        ("Words by Maria Holt, photographs by Tom Berg", "Maria Holt", "", [("Tom Berg", "picture")]),
        ("Text und Fotos: Maria Holt", "Maria Holt", "", [("Maria Holt", "picture")]),
        ("By Maria Holt (text) and Tom Berg (photos)", "Maria Holt", "", [("Tom Berg", "picture")]),
        ("Von Max Muster, dpa", "Max Muster", "", [("dpa", "wire")]),
        ("Par Jeanne Dupont, envoyée spéciale à Rome", "Jeanne Dupont", "Rome", []),
        ("Por María Pérez y Juan López", "María Pérez y Juan López", "", []),
        ("Di Mario Rossi, inviato a Roma", "Mario Rossi", "Roma", []),
        ("Af Maria Holm og Tom Berg", "Maria Holm og Tom Berg", "", []),
        ("Door Jan de Vries, Brussel", "Jan de Vries", "Brussel", []),
        ("By Maria Holt, Foreign Editor, in Oslo", "Maria Holt", "Oslo", []),
        ("By Maria Holt, PhD", "Maria Holt", "", []),
        ("By Maria Holt, Jr.", "Maria Holt, Jr.", "", []),
        ("By Maria Holt with Tom Berg", "Maria Holt with Tom Berg", "", []),
        ("By Maria Holt, with reporting by Tom Berg", "Maria Holt, Tom Berg", "", []),
        ("By Maria Holt Staff Writer", "Maria Holt", "", []),
        ("Maria Holt Chief Political Correspondent", "Maria Holt", "", []),
        ("By Reuters Staff", "Reuters", "", [("Reuters", "wire")]),
        (
            "By Maria Holt, Bloomberg News (TNS)",
            "Maria Holt",
            "",
            [("TNS", "wire"), ("Bloomberg News", "wire")],
        ),
        ("By Maria Holt 5 min read", "Maria Holt", "", []),
        ("By Maria Holt Follow", "Maria Holt", "", []),
        ("By Maria Holt Exclusive", "Maria Holt", "", []),
        ("(By Maria Holt)", "Maria Holt", "", []),
        ("— By Maria Holt", "Maria Holt", "", []),
        ("EXCLUSIVE By Maria Holt", "Maria Holt", "", []),
        ("Maria Holt in Oslo, Tom Berg in Bergen", "Maria Holt, Tom Berg", "Oslo", []),
        ("Von unserer Korrespondentin Maria Holt", "Maria Holt", "", []),
        ("Ein Gastbeitrag von Maria Holt", "Maria Holt", "", []),
        ("Par Maria Holt, à Oslo", "Maria Holt", "Oslo", []),
        ("Par Maria Holt avec AFP", "Maria Holt", "", [("AFP", "wire")]),
        ("Propos recueillis par Maria Holt", "Maria Holt", "", []),
        ("Por Maria Holt / Oslo", "Maria Holt", "Oslo", []),
        ("Por Maria Holt, desde Oslo", "Maria Holt", "Oslo", []),
        ("a cura di Maria Holt", "Maria Holt", "", []),
        ("dal nostro inviato Maria Holt", "Maria Holt", "", []),
        ("Door onze redacteur Maria Holt", "Maria Holt", "", []),
        ("Yazan: Maria Holt", "Maria Holt", "", []),
        ("Maria Holt / ANKARA", "Maria Holt", "ANKARA", []),
        ("Teksti: Maria Holt", "Maria Holt", "", []),
        ("記者張三／台北報導", "張三", "台北", []),
        ("김철수 기자 chulsoo@example.com", "김철수", "", []),
        ("بقلم: ماريا هولت", "ماريا هولت", "", []),
        ("מאת מריה הולט", "מריה הולט", "", []),
    ],
)
def test_the_names_stand_alone(line: str, by: str, located: str, credited: list[tuple[str, str]]) -> None:
    article = read(line)
    assert (article.by, article.located, credits_of(article)) == (by, located, credited)
    assert texts(article, "byline") == [line]


def test_a_dateline_says_better_where_it_was_filed_than_a_writers_home() -> None:
    article = recognise_paste(
        f"Pilots call off strike\n\nBy Maria Holt, Oslo\n\nBERGEN (AP) — {BODY}\n\n{BODY}"
    )
    assert article.located == "BERGEN"


def test_the_second_line_of_a_byline_belongs_to_it() -> None:
    article = recognise_paste(
        f"Pilots call off strike\n\nBy MARIA HOLT\nPolitical Editor\n\n{BODY}\n\n{BODY}"
    )
    assert kinds(article)[:3] == ["headline", "byline", "byline"]
    assert article.by == "MARIA HOLT"


def test_a_headline_that_reads_as_a_byline_stays_the_headline() -> None:
    headline = "Kim Jong Un in Moscow and Vladimir Putin"
    article = recognise_paste(f"{headline}\n\n{BODY}\n\n{BODY}")
    assert (article.headline, article.by) == (headline, "")


@pytest.mark.parametrize(
    "line",
    [
        "Donald Trump in Paris",
        "North Korea, South Korea",
        "By Friday, Pilots Return",
        "Por la paz y la libertad",
        "Di Maio lascia",
        "Chief Political Correspondent",
        "Da Vinci",
        "Von der Leyen kommt",
    ],
)
def test_a_line_that_only_sounds_like_a_byline_is_none(line: str) -> None:
    assert read(line).by == ""
