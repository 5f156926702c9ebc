"""Changing an article's metadata, and letting lapsed embargoes go, with everything that this shows to or
hides from outsiders.
"""

from articles.disclosure.operations.articles import RELEASED_AT_ONCE, release_lapsed_embargoes, update_article

__all__ = ["RELEASED_AT_ONCE", "release_lapsed_embargoes", "update_article"]
