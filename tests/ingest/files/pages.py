"""Web pages with the furniture of real ones. The stories are invented."""

from __future__ import annotations

import json
from collections.abc import Sequence

STORY = (
    "The harbour council of Holt voted on Monday to close the north quay for two years, after divers found cracks in its oldest piers.",
    "“We have run out of patches,” harbour master Ada Lind told reporters. “A quay is not a quilt.”",
    "Some 1,400 people work in the sheds behind the quay, according to the council. The union says that the true figure is nearer to 2,100.",
    "Fishing boats will land their catch at the south mole, where the ice plant was repaired in spring, the council said in a statement.",
    "The region’s government has not confirmed that it will share the cost, which is put at about 31 million crowns.",
)
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
COOKIES = (
    "<div class='cookie-banner'><p>We use cookies to give you the best experience. By clicking accept you agree to "
    "our cookie policy.</p><button>Accept</button></div>"
)
FOOTER = "<footer><p>© Holt Herald. All rights reserved. Read our privacy policy.</p></footer>"
RELATED = (
    "<aside class='related'><h3>Most read</h3><ul><li><a href='/1'>Ferry captain retires after a long life at sea</a>"
    "</li><li><a href='/2'>Ice plant reopens in time for the herring season</a></li></ul></aside>"
)


def paragraphs(texts: Sequence[str] = STORY) -> str:
    """Return the story's paragraphs as markup."""
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str = "", *, head: str = "", around: bool = True, attributes: str = "lang='en'") -> bytes:
    """Return a page: the body within an article, with menus and notices around it."""
    inner = f"<main><article><h1>Holt shuts its north quay</h1>{body or paragraphs()}</article></main>"
    if around:
        inner = f"{MENU}{COOKIES}{inner}{RELATED}{FOOTER}"
    top = f"<meta charset='utf-8'><title>Holt shuts its north quay | Holt Herald</title>{head}"
    return f"<!doctype html><html {attributes}><head>{top}</head><body>{inner}</body></html>".encode()


def linked_data(**values: object) -> str:
    """Return a script of JSON-LD about a news article."""
    about = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return (
        f"<script type='application/ld+json'>{json.dumps({'@graph': [{'@type': 'WebSite'}, about]})}</script>"
    )
