"""Markup view: changing to it, texts full of marks, and the marks as the browser's accessibility tree has
them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from playwright.sync_api import Page, expect

from annotator.accounts.types import Principal
from articles.anchoring.types import GivenPiece
from articles.annotations.types import AnnotationDraft, AnnotationKind
from articles.claims.operations import create_passages
from articles.claims.types import PassageDraft
from articles.corpus.models import Article
from tests.journeys.keyboard import press
from tests.journeys.story import STORY


@dataclass(frozen=True, slots=True)
class Heard:
    """One mark in the accessibility tree: its words, what it is called, and the text of its details."""

    words: str
    kind: str
    details: str


def switch(page: Page, *, on: bool) -> None:
    """Change the view by its key."""
    press(page, "v")
    expect_view(page, on=on)


def expect_view(page: Page, *, on: bool) -> None:
    """Wait until the button says which view it is, and all marks have their details."""
    expect(page.locator('[data-command="markup"]')).to_have_attribute("aria-pressed", str(on).lower())
    expect(page.locator("#story mark:not([aria-details])")).to_have_count(0)


def fill(actor: Principal, story: Article, *, count: int) -> None:
    """Mark passages of all kinds at the end, that overlap, cross, lie inside each other and have two
    pieces.
    """
    starts = [word.start() for word in re.finditer(r"\S+", story.latest.text)][-len(STORY.split()) :]
    kinds = cycle(AnnotationKind.values)
    drafts = []
    for number in range(count):
        first = 2 * number
        pieces = [GivenPiece(starts[first], starts[first + 3 + number % 7] - 1)]
        if number % 5 == 0:
            pieces.append(GivenPiece(starts[first + 12], starts[first + 14] - 1))
        drafts.append(PassageDraft(AnnotationDraft(next(kinds), pieces)))
    create_passages(actor, article_id=story.id, drafts=drafts)


def heard(page: Page) -> list[Heard]:
    """Return the marks in the order in which they are read."""
    session = page.context.new_cdp_session(page)
    tree = _Tree(session.send("Accessibility.getFullAXTree")["nodes"])
    session.detach()
    return [
        Heard(tree.text(node), tree.said(node, "roledescription"), tree.details(node))
        for node in tree.in_order()
        if tree.role(node) == "mark"
    ]


class _Tree:
    """An accessibility tree, as the browser's protocol writes it."""

    def __init__(self, nodes: list[dict[str, Any]]) -> None:
        self.nodes = {node["nodeId"]: node for node in nodes}
        self.root = nodes[0]
        self.by_element = {node.get("backendDOMNodeId"): node for node in nodes if not node["ignored"]}

    def in_order(self, node: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        """Return a node, or the root, and all that is in it."""
        node = node or self.root
        inside = [self.nodes[child] for child in node.get("childIds", ()) if child in self.nodes]
        return [node, *(each for child in inside for each in self.in_order(child))]

    def role(self, node: dict[str, Any]) -> str:
        return str(node.get("role", {}).get("value", ""))

    def text(self, node: dict[str, Any]) -> str:
        """Return the text in a node, as its lines follow each other."""
        return "".join(
            each["name"]["value"] for each in self.in_order(node) if self.role(each) == "StaticText"
        )

    def said(self, node: dict[str, Any], name: str) -> str:
        return next((str(one["value"]["value"]) for one in node["properties"] if one["name"] == name), "")

    def details(self, node: dict[str, Any]) -> str:
        """Return the text of what a node points at; nothing when that can't be heard."""
        pointed = [one["value"]["relatedNodes"] for one in node["properties"] if one["name"] == "details"]
        elements = [one["backendDOMNodeId"] for related in pointed for one in related]
        return " ".join(self.text(self.by_element[one]) for one in elements if one in self.by_element)
