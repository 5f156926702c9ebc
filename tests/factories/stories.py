"""An article with everything marked that an attribution can rest on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.annotations.models import Annotation
from articles.claims.types import AttributionDraft, Commitment
from articles.corpus.models import Article
from articles.sources.models import Source
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import chain
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.factories.users import editor

TEXT = "Kim evaluated the drones, KCNA said, according to AFP."


@dataclass
class Story:
    """The article, its marks, and three sources; `draft` names them all."""

    article: Article
    content: Annotation
    cue: Annotation
    span: Annotation
    kim: Source
    kcna: Source
    afp: Source

    @property
    def draft(self) -> AttributionDraft:
        hops = chain(self.kim, self.kcna, self.afp)
        return AttributionDraft(
            self.content.id,
            (hops[0], replace(hops[1], span=self.span.id), hops[2]),
            cue=self.cue.id,
            quote_type="mixed",
            cue_stance="distancing",
            commitment=Commitment("probable", "negative"),
            attribution_terms="background",
        )


def make_story() -> Story:
    """Write the story and mark it."""
    actor = editor()
    row = article(actor, text=TEXT)
    return Story(
        row,
        annotation(actor, article=row, words="evaluated the drones", kind="claim", claim=claim(actor).id),
        annotation(actor, article=row, words="said", kind="cue"),
        annotation(actor, article=row, words="KCNA", kind="source"),
        *(source(actor, name=name) for name in ("Kim Jong-un", "KCNA", "AFP")),
    )
