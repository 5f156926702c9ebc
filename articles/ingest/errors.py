"""What reading from outside refuses. A text with unfit characters is refused by anchoring's `UnfitText`."""

from __future__ import annotations

from articles.foundation.errors import Conflict, DomainError, Invalid, TooMuch


class IngestError(DomainError):
    """The root of the refusals of this room."""


class EmptyInput(IngestError, Invalid):
    """There is nothing to read."""

    code = "empty"


class NotText(IngestError, Invalid):
    """The file is a document, a picture or an archive, not plain text."""

    code = "not_text"


class UnreadableEncoding(IngestError, Invalid):
    """The bytes are not the UTF-8 or UTF-16 they should be. `position` is the first bad byte, from 0."""

    code = "bad_encoding"

    def __init__(self, message: str, *, field: str, position: int) -> None:
        super().__init__(message, field=field)
        self.position = position


class TooLarge(IngestError, Invalid):
    """The file or text is larger than an article may be."""

    code = "too_large"


class NoStory(IngestError, Invalid):
    """The document can be read, but holds no text of a story."""

    code = "no_story"


class Paywalled(IngestError, Invalid):
    """The page shows only the beginning of the story."""

    code = "paywalled"


class Broken(IngestError, Invalid):
    """The document is not what it should be: cut off, malformed, or hostile."""

    code = "broken"


class Locked(IngestError, Invalid):
    """The document can't be read without a password."""

    code = "locked"


class BadAddress(IngestError, Invalid):
    """The web address is none, or lies where nothing may be fetched from."""

    code = "bad_address"


class Unreachable(IngestError, Invalid):
    """The site can't be reached, or breaks its answer off."""

    code = "unreachable"


class Refused(IngestError, Invalid):
    """The site answers with something else than a page. `status` is its answer's, 0 for none; `wait` is how
    long it asks to wait, in seconds.
    """

    code = "refused"

    def __init__(self, message: str, *, field: str, status: int = 0, wait: int | None = None) -> None:
        super().__init__(message, field=field)
        self.status, self.wait = status, wait


class WrongType(IngestError, Invalid):
    """The site answers with a kind of document that is no article."""

    code = "wrong_type"


class TooSlow(IngestError, Invalid):
    """The site takes longer than anybody waits."""

    code = "too_slow"


class NotAllowed(IngestError, Invalid):
    """The site doesn't let programs fetch this, or a feed's item names nothing to fetch."""

    code = "not_allowed"


class KnownFeed(IngestError, Invalid):
    """The feed is followed already."""

    code = "known_feed"


class TooManyFeeds(IngestError, Invalid):
    """The desk follows as many feeds as it may."""

    code = "too_many_feeds"


class OlderVersion(IngestError, Conflict):
    """A later version of the item is here already."""

    code = "older_version"


class TooManyJobs(IngestError, TooMuch):
    """The actor has as many documents on their way in as one person or key may have."""


class Superseded(IngestError, Conflict):
    """Another worker has taken over this job. The worker with the old claim must stop."""
