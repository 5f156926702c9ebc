"""The marks of a text as assistive technology finds them: what the browser's accessibility tree says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Heard:
    """One mark in the accessibility tree: its words, what it is called, and the text of its details."""

    words: str
    kind: str
    details: str


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
