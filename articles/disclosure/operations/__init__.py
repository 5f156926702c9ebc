"""Changing an article's metadata and ending lapsed embargoes, and announcing to outsiders what this shows or
hides.
"""

from articles.disclosure.operations.articles import RELEASED_AT_ONCE, release_lapsed_embargoes, update_article

__all__ = ["RELEASED_AT_ONCE", "release_lapsed_embargoes", "update_article"]
