"""What consumers ask of claims/: each filter, some together, and all at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.claims.models import Claim
from articles.claims.operations import merge_claim
from articles.corpus.models import Article
from articles.foundation.models import new_id
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.parts import figure, response, verdict
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.rest.caller import Caller


@dataclass
class Desk:
    """Two claims of one article: what state media relayed alone, and what two speakers said."""

    story: Article
    drones: Claim
    troops: Claim
    kim: Source
    kcna: Source
    seoul: Source

    def told(self, writer: Caller, said: Claim, *sources: Source) -> None:
        """Attribute a claim in the story to a chain of sources."""
        mark = annotation(writer.actor, article=self.story, kind="claim", claim=said.id)
        attribution(writer.actor, content=mark, sources=sources)


@pytest.fixture
def desk(writer_key: Caller, story: Article) -> Desk:
    """Return the desk."""
    actor = writer_key.actor
    made = Desk(
        story,
        claim(actor, statement="Drones were tested."),
        claim(actor, statement="Troops were sent."),
        source(actor, name="Kim", source_kind="named_individual"),
        source(actor, name="KCNA", source_kind="state_media"),
        source(actor, name="Seoul", source_kind="government_body"),
    )
    made.told(writer_key, made.drones, made.kim, made.kcna)
    made.told(writer_key, made.troops, made.seoul)
    made.told(writer_key, made.troops, made.kim, made.kcna)
    response(actor, claim=made.drones, party=made.seoul)
    response(actor, claim=made.troops, party=made.seoul, answer="confirmed")
    for number in (12, 3000):
        figure(actor, claim=made.troops, value=Decimal(number))
    figure(actor, claim=made.drones, value=Decimal("0.5"), unit="share")
    rating(source=made.seoul, grade="B", valid_from=date(2020, 1, 1))
    verdict(actor, claim=made.troops, status="verified")
    return made


def found(caller: Caller, query: str) -> str:
    """Return the first letters of the claims that a query keeps, in order."""
    answer = caller.get(f"claims/?{query}")
    assert answer.status == 200, answer.body
    return "".join(row["statement"][0] for row in answer.body["results"])


def test_each_filter_keeps_what_it_asks_for(reader_key: Caller, desk: Desk) -> None:
    expected = {
        f"article={desk.story.id}": "DT",
        f"source={desk.kcna.id}": "DT",
        f"source={desk.seoul.id}": "T",
        f"speaker={desk.kim.id}": "DT",
        f"speaker={desk.kcna.id}": "",
        f"relay={desk.kcna.id}": "DT",
        f"relay={desk.kim.id}": "",
        "status=verified": "T",
        "status=unverified": "D",
        "single_sourced=true": "D",
        "single_sourced=false": "T",
        "only_through=state_media": "D",
        "only_through=military": "",
        f"unconfirmed_by={desk.seoul.id}": "D",
        f"unconfirmed_by={desk.kcna.id}": "",
        "figure_at_least=3000": "T",
        "figure_at_least=3000.000000000001": "",
        "figure_at_least=0": "DT",
        "figure_at_most=0.5": "D",
        "figure_at_most=-1": "",
        "figure_at_least=0.5&figure_at_most=3000": "DT",
        "figure_at_least=1&figure_at_most=2": "",
        # One figure must meet both.
        "figure_at_least=100&figure_at_most=200": "",
        "figure_at_most=2&figure_at_least=0.1": "D",
        "graded_at_least=B": "T",
        "graded_at_least=A": "",
        "merged=false": "DT",
        "merged=true": "DT",
        "q=troops": "T",
    }
    assert {query: found(reader_key, query) for query in expected} == expected


def test_filters_that_are_asked_together_must_all_hold(reader_key: Caller, desk: Desk) -> None:
    expected = {
        f"speaker={desk.kim.id}&status=verified": "T",
        f"speaker={desk.kim.id}&only_through=state_media": "D",
        "single_sourced=true&figure_at_least=1": "",
        f"single_sourced=true&unconfirmed_by={desk.seoul.id}&figure_at_most=1": "D",
        "graded_at_least=B&figure_at_least=1&status=verified&single_sourced=false": "T",
        f"article={desk.story.id}&status=disputed": "",
        "q=troops&status=verified": "T",
        "q=troops&status=false": "",
    }
    assert {query: found(reader_key, query) for query in expected} == expected


def test_merged_claims_are_one_row_unless_each_is_asked_for(
    reader_key: Caller, writer_key: Caller, desk: Desk
) -> None:
    merge_claim(writer_key.actor, id=desk.drones.id, version=1, into=desk.troops.id)
    expected = {
        "merged=true": "DT",
        "merged=false": "T",
        f"speaker={desk.kim.id}": "T",
        f"speaker={desk.kim.id}&merged=true": "DT",
        f"article={desk.story.id}": "T",
        "figure_at_most=0.5": "T",
        "figure_at_most=0.5&merged=true": "DT",
        "single_sourced=true": "",
        # The survivor is found by the words of what was merged into it, too.
        "q=drones": "T",
        "q=drones&merged=true": "D",
        "similar_to=The drones were tested.": "T",
    }
    assert {query: found(reader_key, query) for query in expected} == expected
    body = reader_key.get(f"claims/{desk.drones.id}/").body
    assert (body["merged_into"], body["canonical"]) == (str(desk.troops.id), str(desk.troops.id))
    assert body["appearance_count"] == 3


def test_what_only_the_newsroom_knows_answers_a_read_key_nothing(
    reader_key: Caller, writer_key: Caller, withheld: Article, desk: Desk
) -> None:
    desk.story = withheld
    desk.told(writer_key, desk.drones, desk.seoul)
    assert found(writer_key, f"speaker={desk.seoul.id}") == "DT"
    assert found(reader_key, f"speaker={desk.seoul.id}") == "T"
    assert found(reader_key, "only_through=state_media") == "D"
    assert found(reader_key, f"article={withheld.id}") == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("source", "kim"),
        ("speaker", "1"),
        ("relay", "x"),
        ("unconfirmed_by", "seoul"),
        ("article", "7"),
        ("status", "maybe"),
        ("single_sourced", "yes"),
        ("single_sourced", "True"),
        ("merged", "1"),
        ("only_through", "rumour"),
        ("graded_at_least", "G"),
        ("graded_at_least", "a"),
        *[
            (name, value)
            for name in ("figure_at_least", "figure_at_most")
            for value in ("NaN", "Infinity", "1e400", "1e30", "many", "3,000", "1e-13", "true")
        ],
        ("single_source", "true"),
        ("figure_at_least", ""),
    ],
)
def test_a_bad_value_is_refused_by_name(name: str, value: str, reader_key: Caller) -> None:
    answer = reader_key.get(f"claims/?{name}={value}")
    assert (answer.status, set(answer.fields)) == (400, {name})
    assert all(error["message"].endswith(".") for error in answer.body["errors"])


def test_every_bad_value_is_named_at_once(reader_key: Caller) -> None:
    answer = reader_key.get("claims/?status=maybe&figure_at_least=NaN&figure_at_most=3&source=x")
    assert (answer.status, set(answer.fields)) == (400, {"status", "figure_at_least", "source"})


def test_all_filters_at_once_take_a_constant_number_of_queries(
    reader_key: Caller, writer_key: Caller, desk: Desk
) -> None:
    query = "&".join(
        [
            f"article={desk.story.id}",
            f"source={desk.kim.id}",
            f"speaker={desk.kim.id}",
            f"relay={desk.kcna.id}",
            "status=unverified",
            "single_sourced=true",
            "only_through=state_media",
            f"unconfirmed_by={desk.seoul.id}",
            "figure_at_least=0.1",
            "figure_at_most=1",
            "graded_at_least=C",
            f"created_by={writer_key.actor.user_id}",
            "modified_after=2020-01-01T00:00:00Z",
            "merged=false",
        ]
    )
    rating(source=desk.kim, grade="C", valid_from=date(2020, 1, 1))

    def queries(expected: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert found(reader_key, query) == expected
        return len(captured)

    few = queries("D")
    for number in range(4):
        said = claim(writer_key.actor, statement=f"Drones {number}.")
        desk.told(writer_key, said, desk.kim, desk.kcna)
        response(writer_key.actor, claim=said, party=desk.seoul)
        figure(writer_key.actor, claim=said, value=Decimal(1))
    # Five of them look up which sources are meant: of each of the three that are named, and of the grade.
    assert queries("DDDDD") == few <= 11


def test_pages_of_a_question_hold_every_claim_once(
    reader_key: Caller, writer_key: Caller, desk: Desk
) -> None:
    for number in range(5):
        desk.told(writer_key, claim(writer_key.actor, statement=f"{number}"), desk.kim, desk.kcna)
    address, letters = f"claims/?speaker={desk.kim.id}&page_size=2", ""
    while address:
        page = reader_key.get(address).body
        letters += "".join(row["statement"][0] for row in page["results"])
        address = page["next"]
    assert letters == "DT01234"


def test_a_claim_of_no_article_is_known_to_the_newsroom_alone(
    reader_key: Caller, writer_key: Caller, desk: Desk
) -> None:
    lonely = claim(writer_key.actor, statement="Nowhere.")
    figure(writer_key.actor, claim=lonely, value=Decimal(9))
    assert found(writer_key, "figure_at_least=9&figure_at_most=9") == "N"
    assert found(reader_key, "figure_at_least=9&figure_at_most=9") == ""
    assert found(reader_key, f"article={article(writer_key.actor).id}") == ""
    assert found(reader_key, f"source={new_id()}") == ""
