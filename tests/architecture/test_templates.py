"""Pages keep to the content security policy: no style and no script inside them."""

import re

from tests.architecture.sources import ROOT, short

STYLE = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"<[^>]+\son[a-z]+\s*=|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>", re.IGNORECASE)
COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)


def pages() -> dict[str, str]:
    found = {short(path): path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")}
    assert found
    return {name: COMMENT.sub("", text) for name, text in found.items()}


def test_no_page_carries_a_style() -> None:
    assert [name for name, text in pages().items() if STYLE.search(text)] == []


def test_no_page_carries_an_event_handler() -> None:
    assert [name for name, text in pages().items() if HANDLER.search(text)] == []


def test_every_script_has_an_address_a_nonce_or_holds_only_data() -> None:
    allowed = re.compile(r"\bsrc=|nonce|type=.application/json")
    found = [
        f"{name}: {match['attributes']}"
        for name, text in pages().items()
        for match in SCRIPT.finditer(text)
        if not allowed.search(match["attributes"])
    ]
    assert found == []
