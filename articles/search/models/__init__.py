"""The table of searched words, and finding rows in it."""

from articles.search.models.finding import MOST_RANKED, search
from articles.search.models.search_text import SearchText

__all__ = ["MOST_RANKED", "SearchText", "search"]
