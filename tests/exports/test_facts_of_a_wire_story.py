"""The twelve facts of a wire story: each can be recorded over the API, is found by one call, and leaves with
every export.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest

from annotator.accounts.rules import EDITOR
from annotator.accounts.types import Principal
from tests.factories.users import user
from tests.rest.caller import Caller

HEADLINE = "Norland has sent 3,000 more soldiers, Arden’s army claims"
MOVED = (
    "Norland moved 3,000 additional soldiers on top of 11,000 that went last winter, the army said on "
    "Thursday. Of these, an estimated 4,000 are believed killed or wounded."
)
SENT = (
    "It also sent about 180 field guns and 220 of the long-range howitzers and rocket launchers, numbers "
    "that “could increase”."
)
RELAYED = "Marshal Velin praised the new drones, the state agency NTA reported."
SILENT = (
    "Norland and Sudland have not confirmed any of this. The Drava Accord binds the two to aid each other."
)

type Node = dict[str, Any]


@dataclass
class Wire:
    """The story as it was recorded: who recorded it, its article, and the ids of what is named below."""

    editor: Caller
    article: str = ""
    ids: dict[str, str] = field(default_factory=dict)

    def made(self, path: str, **body: Any) -> str:
        """Send a create; return the row's id."""
        answer = self.editor.post(path, body)
        assert answer.status == 201, (path, body, answer.body)
        id: str = answer.body["id"]
        return id

    def mark(self, kind: str, words: str, **more: Any) -> str:
        """Mark words of the story."""
        return self.made("annotations/", article=self.article, kind=kind, quote={"exact": words}, **more)

    def figure(self, claim: str, words: str, **more: Any) -> str:
        """Record the number that the words give."""
        return self.made("figures/", claim=claim, annotation=self.mark("figure", words), **more)

    def said(self, content: str, *chain: str, **more: Any) -> str:
        """Attribute the words of a claim to a chain of sources, the speaker first."""
        hops = [
            {"position": at, "role": ("originator", "relay")[at], "sources": [one]}
            for at, one in enumerate(chain)
        ]
        return self.made("attributions/", content=content, hops=hops, **more)


@pytest.fixture(scope="module")
def wire(shared_rows: None) -> Wire:
    """Record the story, once for all who look for its facts."""
    person = user(username="ada", roles=(EDITOR,))
    told = Wire(Caller(Principal.of_user(person), user=person))
    army, velin, agency, *capitals, meridian = (
        told.made("sources/", name=name, source_kind=kind)
        for name, kind in (
            ("Army of Arden", "military"),
            ("Marshal Velin", "named_individual"),
            ("NTA", "state_media"),
            ("Government of Norland", "government_body"),
            ("Government of Sudland", "government_body"),
            ("Meridian Press", "news_agency"),
        )
    )
    told.article = told.made(
        "articles/",
        blocks=[
            {"kind": "headline", "text": HEADLINE},
            *({"kind": "paragraph", "text": text} for text in (MOVED, SENT, RELAYED, SILENT)),
        ],
        version_created="2025-03-28T08:00:00Z",
        info_sources=[{"name": "Meridian Press", "role": "wire", "source": meridian}],
    )
    _count(told, army)
    remarks = told.made("claims/", statement="The new drones are good.")
    praise = told.mark("claim", "Marshal Velin praised the new drones", claim=remarks)
    told.ids["relayed"] = told.said(praise, velin, agency)
    headline = told.mark("claim", "Norland has sent 3,000 more soldiers", claim=told.ids["troops"])
    told.ids["headline"] = told.said(
        headline, army, cue=told.mark("cue", "claims"), cue_stance="distancing", quote_type="indirect"
    )
    words = told.mark("note", "Norland and Sudland have not confirmed any of this")
    told.ids |= {
        f"silence {at}": told.made(
            "responses/", claim=told.ids["troops"], party=party, answer="not_confirmed", words=words
        )
        for at, party in enumerate(capitals)
    }
    _tie(told)
    return told


def _count(told: Wire, army: str) -> None:
    """Record the numbers, who gave them, and when."""
    troops = told.ids["troops"] = told.made("claims/", statement="Norland sent 3,000 more soldiers.")
    moved = told.mark("claim", "Norland moved 3,000 additional soldiers", claim=troops)
    told.ids["said"] = told.said(moved, army, said_on="2025-03-27", said_words="on Thursday")
    read = told.editor.post("figures/read/", {"text": "3,000 additional soldiers on top of 11,000"}).body
    assert read.pop("parsed")
    told.ids["delta"] = told.figure(troops, "3,000 additional soldiers on top of 11,000", **read)
    lost = told.made("claims/", statement="4,000 of the first 11,000 are dead or wounded.")
    losses = told.mark("claim", "an estimated 4,000 are believed killed or wounded", claim=lost)
    told.ids["estimate"] = told.said(losses, army, commitment={"certainty": "probable"})
    told.ids["losses"] = told.figure(
        lost, "4,000", value=4000, counted="soldiers", modality="estimated", out_of=11000
    )
    guns = told.made("claims/", statement="Norland sent guns, howitzers and launchers.")
    sent = told.mark("claim", "It also sent about 180 field guns", claim=guns)
    told.said(sent, army)
    told.ids["guns"] = told.figure(
        guns, "about 180 field guns", value=180, counted="field guns", modality="about"
    )
    told.ids["both"] = told.figure(
        guns,
        "220 of the long-range howitzers and rocket launchers",
        value=220,
        counted="long-range howitzers and rocket launchers",
        things=["long-range howitzers", "rocket launchers"],
    )
    more = told.made("claims/", statement="The numbers could increase.")
    forecast = told.mark("claim", "could increase", claim=more)
    told.ids["forecast"] = told.said(forecast, army, commitment={"certainty": "possible", "tense": "future"})


def _tie(told: Wire) -> None:
    """Record the treaty and its parties, and mark where the story names it."""
    accord = told.ids["accord"] = told.made(
        "entities/", name="Drava Accord", entity_kind="treaty", start_date="2024-06"
    )
    for name in ("Norland", "Sudland"):
        ties = [{"kind": "party_to", "other": accord, "since": "2024-06"}]
        told.ids[name] = told.made("entities/", name=name, entity_kind="place", ties=ties)
    told.mark("entity", "The Drava Accord", entity=accord)


@dataclass(frozen=True)
class Fact:
    """A fact: the one call that finds it, what the row found must say, its line in NDJSON, its node in
    JSON-LD.
    """

    call: str
    row: str
    says: Node
    kind: str
    node: Callable[[Node], bool]


def figure_node(**said: Any) -> Callable[[Node], bool]:
    """Tell a figure that says this."""
    return lambda one: one.get("type") == "Figure" and said.items() <= one.items()


def chain(one: Node) -> list[tuple[str, str]]:
    """Return the roles and names of an attribution's chain."""
    return [(hop["role"], source["name"]) for hop in one["hops"] for source in hop["sources"]]


def attributed(**said: Any) -> Callable[[Node], bool]:
    """Tell an attribution that says this."""
    return lambda one: one.get("type") == "Attribution" and said.items() <= one.items()


ARMY = [("originator", "Army of Arden")]
FACTS = {
    "3,000 more": Fact(
        "figures/?figure_type=delta&counted=soldiers", "delta", {"value": 3000, "figure_type": "delta"},
        "figure", figure_node(value=3000, figure_type="delta", counted="soldiers"),
    ),
    "on top of 11,000": Fact(
        "figures/?figure_type=delta", "delta", {"base": 11000, "out_of": None},
        "figure", figure_node(value=3000, base=11000),
    ),
    "of whom an estimated 4,000, by the army": Fact(
        "attributions/?certainty=probable", "estimate", {"commitment":
            {"certainty": "probable", "polarity": "positive", "tense": "unspecified"}},
        "attribution", lambda one: attributed(certainty="probable")(one) and chain(one) == ARMY,
    ),
    "4,000 of the 11,000": Fact(
        "figures/?modality=estimated", "losses", {"value": 4000, "out_of": 11000},
        "figure", figure_node(value=4000, out_of=11000, modality="estimated"),
    ),
    "about 180 guns": Fact(
        "figures/?modality=about", "guns", {"value": 180, "counted": "field guns"},
        "figure", figure_node(value=180, modality="about"),
    ),
    "220 of two weapons": Fact(
        "figures/?counted=rocket%20launchers", "both",
        {"value": 220, "things": ["long-range howitzers", "rocket launchers"]},
        "figure", figure_node(value=220, things=["long-range howitzers", "rocket launchers"]),
    ),
    "could increase": Fact(
        "attributions/?tense=future", "forecast", {"commitment":
            {"certainty": "possible", "polarity": "positive", "tense": "future"}},
        "attribution", attributed(certainty="possible", tense="future"),
    ),
    "a leader through the state agency": Fact(
        "attributions/?source=NTA", "relayed", {},
        "attribution", lambda one: one.get("type") == "Attribution"
        and chain(one) == [("originator", "Marshal Velin"), ("relay", "NTA")],
    ),
    "one capital has not confirmed": Fact(
        "responses/?answer=not_confirmed&party=Government of Norland", "silence 0",
        {"answer": "not_confirmed"},
        "response", lambda one: one.get("type") == "Response"
        and one["party"]["name"] == "Government of Norland" and one["answer"] == "not_confirmed",
    ),
    "nor has the other": Fact(
        "responses/?answer=not_confirmed&party=Government of Sudland", "silence 1",
        {"answer": "not_confirmed"},
        "response", lambda one: one.get("type") == "Response"
        and one["party"]["name"] == "Government of Sudland" and one["answer"] == "not_confirmed",
    ),
    "the wire": Fact(
        "articles/?credit=Meridian%20Press", "article", {},
        "article", lambda one: one.get("type") == "Credit"
        and (one["name"], one["role"]) == ("Meridian Press", "wire"),
    ),
    "the headline claims": Fact(
        "attributions/?cue_stance=distancing", "headline", {"cue_stance": "distancing"},
        "attribution", attributed(cue_stance="distancing"),
    ),
    "said on Thursday": Fact(
        "attributions/?said_on=2025-03-27", "said", {"said_on": "2025-03-27", "said_words": "on Thursday"},
        "attribution", attributed(said_on="2025-03-27", said_words="on Thursday"),
    ),
    "the treaty and its parties": Fact(
        "entities/?tied_to=Drava Accord", "Norland Sudland", {},
        "entity", lambda one: one.get("type") == "Entity" and one.get("start_date") == "2024-06"
        and [tie["entity"]["name"] for tie in one["tied_by"]] == ["Norland", "Sudland"],
    ),
}  # fmt: skip


def nodes_in(value: Any) -> Iterator[Node]:
    """Yield every object of a JSON document."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes_in(one)


def asked(told: Wire, fact: Fact) -> str:
    """Return the call, with ids in place of the names of records."""
    path, _, query = fact.call.partition("?")
    register = {"source": "sources", "party": "sources", "tied_to": "entities"}
    given = [one.split("=") for one in query.split("&")]
    for pair in given:
        if pair[0] in register:
            rows = told.editor.get(f"{register[pair[0]]}/?q={pair[1].replace(' ', '%20')}").body["results"]
            pair[1] = next(row["id"] for row in rows if row["name"] == pair[1])
    return f"{path}?{'&'.join('='.join(pair) for pair in given)}"


@pytest.mark.parametrize("name", FACTS)
def test_each_fact_is_found_by_one_call_and_stands_in_each_export(name: str, wire: Wire) -> None:
    fact = FACTS[name]
    ids = {**wire.ids, "article": wire.article}
    wanted = [ids[one] for one in ([fact.row] if fact.row in ids else fact.row.split())]
    found = wire.editor.get(asked(wire, fact)).body["results"]
    assert [row["id"] for row in found] == wanted
    assert fact.says.items() <= found[0].items()

    export = f"articles/{wire.article}/export"
    lines = [orjson.loads(line) for line in wire.editor.get(f"{export}/ndjson/").content.splitlines()]
    for row, line in zip(
        found,
        (next(line for line in lines if (line["type"], line["id"]) == (fact.kind, id)) for id in wanted),
        strict=True,
    ):
        derived = {"type", "reading_url", "revision", "sources", "tied_to", "tied_by"}
        same = row.keys() & line.keys() - derived
        assert {key: line[key] for key in same} == {key: row[key] for key in same}
    page = wire.editor.get(f"{export}/webannotation/").body
    assert any(fact.node(one) for one in nodes_in(page))
