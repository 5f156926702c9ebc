"""What the corpus refuses."""

from uuid import UUID

from articles.foundation.errors import Conflict, DomainError, Invalid

# As much of a headline as tells which article it is.
_SHOWN = 100


class CorpusError(DomainError):
    """The root of the corpus's refusals."""


class BadArticle(CorpusError, Invalid):
    """The text or the metadata of an article breaks a rule."""


class NotPublishable(CorpusError, Conflict):
    """The article's status or its embargo keeps it from the public."""

    code = "not_publishable"


class AlreadyHere(CorpusError, Conflict):
    """An article with this text, or from this address, is in the corpus already. `article` is its id,
    `headline` its headline.
    """

    code = "already_here"

    def __init__(self, *, field: str, article: UUID, headline: str) -> None:
        what = "this text" if field == "text" else "this address"
        super().__init__(
            f"An article with {what} is here already: “{headline[:_SHOWN]}” ({article}). Use it, or send "
            "`again` as true to add the story all the same.",
            field=field,
        )
        self.article = article
        self.headline = headline


class NotTheCurrentText(CorpusError, Conflict):
    """The article has got another text since. `current` is the id of the one that it has now."""

    code = "not_current"

    def __init__(self, *, current: UUID, number: int) -> None:
        super().__init__(
            f"This article has another text by now: number {number}, the revision {current}. Nothing was "
            "changed. Compare yours with it, and send what is right with that one as `base`.",
            field="base",
        )
        self.current = current
