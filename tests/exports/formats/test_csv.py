"""CSV tables, as Python's csv reads them."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, TextIOWrapper
from typing import Any
from zipfile import ZipFile

import orjson

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.csv_tables import csv_tables
from articles.exports._formats.tables import TABLES
from articles.exports.types import Envelope
from tests.exports.formats.made import fixed_record, made_record, mark
from tests.exports.golden import golden

# Where the fields of a line stand in a table of their own.
ELSEWHERE = {"type", "anchor.pieces", "hops", "revision.created", "reliability", "rating"}
TABLE_OF = {
    "article": "articles",
    "annotation": "annotations",
    "claim": "claims",
    "attribution": "attributions",
    "response": "responses",
    "figure": "figures",
    "evidence": "evidence",
    "verdict": "verdicts",
    "relation": "relations",
    "source": "sources",
    "rating": "ratings",
    "entity": "entities",
}


def tables(*records: ArticleRecord) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each table."""
    writer = csv_tables(Envelope("", "", "", ""))
    parts = [writer.head()]
    for record in records:
        parts += writer.write(record)
    archive = ZipFile(BytesIO(b"".join([*parts, *writer.tail()])))
    assert archive.testzip() is None
    return {
        name.removesuffix(".csv"): list(
            csv.DictReader(TextIOWrapper(archive.open(name), "utf-8", newline=""))
        )
        for name in archive.namelist()
    }


def paths(line: dict[str, Any], before: str = "") -> Sequence[str]:
    """Return the fields of a line, one level down where a field is an object."""
    found: list[str] = []
    for key, value in line.items():
        path = f"{before}{key}"
        deeper = isinstance(value, dict) and key != "external_ids" and not before
        found += paths(value, f"{path}.") if deeper else [path]
    return found


def test_every_field_of_every_record_has_a_column() -> None:
    for line in map(orjson.loads, golden("article.ndjson").splitlines()):
        if table := TABLE_OF.get(line["type"]):
            assert set(paths(line)) - ELSEWHERE - set(TABLES[table]) == set(), line["type"]


def test_the_record_of_an_article_as_tables() -> None:
    found = tables(fixed_record())
    assert [row["exact"] for row in found["annotations"]][:3] == ["3,000", "Pyongyang", "troops … were sent"]
    claim = found["annotations"][2]["id"]
    assert [(row["start"], row["exact"]) for row in found["pieces"] if row["annotation"] == claim] == [
        ("56", "troops"),
        ("94", "were sent"),
    ]
    names = {row["id"]: row["name"] for row in found["sources"]}
    assert [(row["role"], names[row["source"]]) for row in found["hops"]] == [
        ("originator", "Kim Jong Un"),
        ("relay", "Korean Central News Agency"),
    ]
    [figure] = found["figures"]
    assert (figure["value"], figure["base"], figure["modality"]) == ("3000", "11000", "estimated")
    assert orjson.loads(figure["things"]) == ["riflemen", "gunners"]
    [verdict] = found["verdicts"]
    assert (verdict["status"], verdict["rating_value"]) == ("disputed", "3")


def test_a_record_that_two_articles_name_is_written_once() -> None:
    found = tables(fixed_record(), fixed_record())
    assert len(found["articles"]) == 2
    assert len(found["sources"]) == len({row["id"] for row in found["sources"]}) == 2
    assert len(found["verdicts"]) == 1


def test_no_cell_is_a_formula_and_line_ends_stay_in_their_cell() -> None:
    text = '=HYPERLINK("https://evil.example")\n\n+1, "so"'
    record = made_record(
        text.split("\n\n"), [mark(text, 0, (0, 10), note="@SUM(1)"), mark(text, 1, (38, 40))]
    )
    found = tables(record)
    [article] = found["articles"]
    assert article["text"] == f"'{text}"
    assert [row["note"] for row in found["annotations"]] == ["'@SUM(1)", ""]
    assert found["annotations"][1]["anchor_score"] == "1"


def test_an_export_of_nothing_has_all_tables_empty() -> None:
    assert {name: len(rows) for name, rows in tables().items()} == dict.fromkeys(TABLES, 0)
