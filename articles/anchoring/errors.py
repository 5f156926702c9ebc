"""The one thing that anchoring refuses outright; a quote that is not found is a value, not an error."""

from __future__ import annotations

from articles.foundation.errors import Invalid


class UnfitText(Invalid):
    """A text that cannot be made canonical, because no database, export or browser would carry it whole.

    `position` is the code point at which the trouble begins, in the text as it was given.
    """

    code = "unfit_text"

    def __init__(self, message: str, *, position: int) -> None:
        super().__init__(message, field="text")
        self.position = position
