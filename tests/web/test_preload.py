"""What the text desk's page asks for early is what its script asks for."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_first_marks_are_preloaded_from_the_very_address_that_the_loader_uses() -> None:
    template = (ROOT / "templates" / "desk" / "text_desk.html").read_text(encoding="utf-8")
    loader = (ROOT / "static" / "js" / "net" / "loader.js").read_text(encoding="utf-8")
    preloaded = re.search(r'rel="preload"\s+as="fetch"\s+crossorigin\s+href="([^"]+)"', template)
    assert preloaded is not None
    address = "articles/{{ article.id }}/marks/?revision={{ revision.id }}"
    assert preloaded[1] == f"{{{{ desk_data.urls.api }}}}{address}"
    # The names and their order, as URLSearchParams writes them.
    assert "api.lines(`articles/${article}/marks/`, { revision })" in loader
