"""From a pasted story to what an API consumer pulls, by keyboard alone."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

from playwright.sync_api import Page, expect

from annotator.accounts.models import User
from annotator.accounts.operations import create_api_key
from tests.journeys.entering import enter
from tests.journeys.keyboard import choose, press, saved
from tests.journeys.server import Server
from tests.journeys.story import HEADLINE, STORY


def test_an_editor_records_who_said_what_and_a_consumer_pulls_it(
    page: Page, server: Server, editor: User
) -> None:
    enter(page, editor)
    paste(page)
    mark_and_link(page)

    record = pulled(server.url)

    assert [source["name"] for source in record["sources"]] == [
        "Ministry of Defence of Kestria",
        "Ilka Moren",
        "Varland News Agency",
        "Agence France-Presse",
    ]
    chains = chains_of(record)
    assert chains == {
        "drones that “choose their own targets”": [
            ("originator", "Ilka Moren"),
            ("relay", "Varland News Agency"),
        ],
        "3,000 more soldiers to its southern coast": [
            ("originator", "Ministry of Defence of Kestria"),
            ("carrier", "Agence France-Presse"),
        ],
    }
    spans = [hop["span"] for row in record["attributions"] for hop in row["hops"] if hop["role"] == "carrier"]
    assert [exact(record, span) for span in spans] == ["AFP"]
    wording = {
        exact(record, row["content"]): (row["quote_type"], row["cue_stance"])
        for row in record["attributions"]
    }
    assert wording["drones that “choose their own targets”"] == ("mixed", "neutral")
    statements = {claim["statement"] for claim in record["claims"]}
    assert statements == {words[0].upper() + words[1:] for words in chains}
    figures = [a["anchor"]["pieces"][0]["exact"] for a in record["annotations"] if a["kind"] == "figure"]
    assert figures == ["3,000"]


def chains_of(record: dict[str, list[dict[str, Any]]]) -> dict[str, list[tuple[str, str]]]:
    """Return the role and the source of each hop, by the words of the claim."""
    names = {source["id"]: source["name"] for source in record["sources"]}
    return {
        exact(record, row["content"]): [(hop["role"], names[hop["sources"][0]]) for hop in row["hops"]]
        for row in record["attributions"]
    }


def mark_and_link(page: Page) -> None:
    """Mark who said what through whom, and a figure."""
    mark_source(page, "Kestrian defence ministry", "Ministry of Defence of Kestria", "government_body")
    choose(page, "claimed")
    press(page, "q", "Escape")
    mark_source(page, "president Ilka Moren", "Ilka Moren", "named_individual")
    mark_source(page, "VNA", "Varland News Agency", "state_media")
    mark_source(page, "AFP", "Agence France-Presse", "news_agency")
    choose(page, "drones that “choose their own targets”")
    press(page, "c", "Escape")
    link(page, "Ilka Moren", "Varland News Agency")
    choose(page, "3,000 more soldiers to its southern coast")
    press(page, "c", "Escape")
    # A credit line says who carried the whole story, and its words are found wherever the claim is.
    link(page, "Ministry of Defence of Kestria", "Agence France-Presse")
    choose(page, "3,000")
    press(page, "#", "Escape")
    saved(page)


def paste(desk: Page) -> None:
    """Paste the story, accept what was recognised, and come to the text desk."""
    desk.get_by_role("link", name="Add an article").first.press("Enter")
    desk.get_by_label("Story").fill(STORY)
    desk.get_by_role("button", name="Continue").press("Enter")
    desk.get_by_role("button", name="Save the article").press("Enter")
    expect(desk.get_by_role("heading", name=HEADLINE)).to_be_visible()
    expect(desk.locator("#desk")).to_have_attribute("data-ready", "true")
    desk.locator("#story").focus()


def mark_source(desk: Page, words: str, name: str, kind: str) -> None:
    """Mark the words as a source and make its record in place."""
    choose(desk, words)
    press(desk, "s")
    field = desk.get_by_role("combobox", name="Find or add a source")
    expect(field).to_be_focused()
    press(desk, "ControlOrMeta+a")
    desk.keyboard.type(name)
    press(desk, "Enter")
    kinds = desk.get_by_label("Kind of source")
    expect(kinds).to_be_focused()
    kinds.select_option(kind)
    press(desk, "Enter")
    expect(desk.locator("#story")).to_be_focused()


def link(desk: Page, *names: str) -> None:
    """Link the active claim to these sources, the speaker first, by searching the register."""
    press(desk, "l")
    bar = desk.locator("#link-bar")
    for name in names:
        press(desk, "/")
        desk.keyboard.type(name)
        expect(bar.get_by_role("option", name=name, selected=True)).to_be_visible()
        press(desk, "Enter")
        expect(bar.get_by_role("combobox")).to_be_hidden()
    press(desk, "Enter")
    expect(bar).to_be_hidden()


def pulled(url: str) -> dict[str, list[dict[str, Any]]]:
    """Return what a consumer with a read key gets of each resource."""
    _, key = create_api_key(name="consumer", scope="read")
    record = {}
    for resource in ("annotations", "claims", "attributions", "sources"):
        request = urllib.request.Request(
            f"{url}/api/v1/{resource}/", headers={"Authorization": f"Bearer {key}"}
        )
        with urllib.request.urlopen(request) as answer:
            record[resource] = json.load(answer)["results"]
    return record


def exact(record: dict[str, list[dict[str, Any]]], annotation: str) -> str:
    """Return the words of an annotation's first piece."""
    found = next(row for row in record["annotations"] if row["id"] == annotation)
    return str(found["anchor"]["pieces"][0]["exact"])
