"""What a new text did to claims. Pure: sentences in, findings out."""

from articles.revisions.rules.cues import strength_of
from articles.revisions.rules.radar import findings_between, restated

__all__ = ["findings_between", "restated", "strength_of"]
