"""A next text on its way in, and decisions about marks."""

from __future__ import annotations

from django.http import QueryDict

from annotator.desk._draft import parse_id
from articles.annotations.types import Decision


class Decided:
    """What a review page sent: a decision about some marks of the text that it showed."""

    def __init__(self, data: QueryDict) -> None:
        self.decision = data.get("decision", "")
        self.revision = parse_id(data.get("revision", ""))
        self.ids = [id for one in data.getlist("mark") if (id := parse_id(one))]

    @property
    def is_usable(self) -> bool:
        """Whether it is something that a page of ours would send."""
        return self.revision is not None and bool(self.ids) and self.decision in Decision.values
