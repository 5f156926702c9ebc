"""What the next text of an article would do, before anything is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from annotator.desk._comparing import Row, compared
from annotator.web.rules import direction_of
from articles.annotations.models import DOUBTFUL, carried_to
from articles.corpus.models import Article, Revision
from articles.corpus.rules import block_problems, compose
from articles.corpus.types import ArticleDraft, BlockDraft, PubStatus

_EFFECTS = {
    "anchored": "stay where they are",
    "moved": "move with their words",
    "altered": "changed: please look",
    "ambiguous": "could be in several places",
    "orphaned": "are gone",
}
# Blocks that changed, of which the page shows so many.
_MOST_ROWS = 60

Effect = list[tuple[int, str, bool]]


@dataclass(frozen=True, slots=True)
class NextVersion:
    """A story that is a later version of one that is here: what of its text is new, what that does to the
    marks, and whether it says that it was made before the one that is here.

    `withdraws` says that it takes the article back. `more` counts the changed blocks beyond `rows`.
    """

    article: Article
    rows: list[Row]
    more: int
    effect: Effect
    older: datetime | None
    withdraws: bool

    @property
    def direction(self) -> str:
        """In which direction its text is written."""
        return direction_of(self.article.language)


def next_version(article: Article, draft: ArticleDraft) -> NextVersion | None:
    """Return what a draft would do as the article's next text; None, if it has no text that is a new one and
    doesn't withdraw the article.
    """
    given, there = draft.metadata.version_created, article.version_created
    older = there if given and there and given < there else None
    if draft.metadata.pub_status == PubStatus.CANCELED:
        return NextVersion(article, [], 0, [], older, withdraws=True)
    if block_problems(draft.blocks):
        return None
    effect = effect_of(article, draft.blocks)
    if effect is None:
        return None
    text = compose(draft.blocks)
    table = [[block.kind, block.start, block.end] for block in text.blocks]
    changed = [
        row for row in compared(article.latest, Revision(text=text.text, block_table=table)) if not row.same
    ]
    rows, more = changed[:_MOST_ROWS], len(changed[_MOST_ROWS:])
    return NextVersion(article, rows, more, effect, older, withdraws=False)


def effect_of(article: Article, blocks: Sequence[BlockDraft]) -> Effect | None:
    """Return how many marks would sit on the text in each way, in words, and whether that is in doubt: none
    for an article without marks, None if it is the text that the article has.

    Raises anchoring's `UnfitText`.
    """
    text = compose(blocks).text
    if text == article.latest.text:
        return None
    carried = carried_to(text, article.id, article.latest.id)
    counts = Counter(placed.status for standing, placed in carried if standing.live)
    return (
        [(counts[status], words, status in DOUBTFUL) for status, words in _EFFECTS.items()] if counts else []
    )
