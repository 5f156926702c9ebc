"""A pasted story on its way: what the page of corrections would send."""

import re
from html import unescape
from typing import Any

from django.test import Client

STORY = """Seoul claims more soldiers went to Russia

Neither capital has confirmed the deployment.

March 27, 2025

North Korea sent an additional 3,000 troops, Seoul’s military has claimed.

“It is estimated that 3,000 went,” the Joint Chiefs of Staff said on Thursday.

SOURCE: AFP
"""


def fields_of(html: str) -> dict[str, str]:
    """Return what the correction page would send, as a browser without JavaScript reads it."""
    fields = dict(
        re.findall(r'<input type="(?:hidden|text|date|time)" name="([^"]+)"(?: value="([^"]*)")?', html)
    )
    fields |= dict(re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL))
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    return {name: unescape(value) for name, value in fields.items() if name != "csrfmiddlewaretoken"}


def recognised(editor: Client, **sent: Any) -> dict[str, str]:
    response = editor.post("/articles/new/", sent or {"text": STORY})
    assert response.status_code == 200
    assert "Check the article" in response.text
    return fields_of(response.text)
