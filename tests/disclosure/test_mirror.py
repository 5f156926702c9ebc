"""A consumer that reads nothing but the feed holds what the lists hold, row by row: none is missing, none is
over, and none is stale.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from annotator.accounts.types import Principal
from articles.annotations.operations import delete_annotation, restore_annotation, settle_annotations
from articles.claims.models import Claim
from articles.claims.operations import (
    delete_attribution,
    evidence,
    merge_claim,
    restore_attribution,
    split_claim,
    verdicts,
)
from articles.corpus.models import Article
from articles.corpus.operations import metadata_of
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.disclosure.operations import update_article
from articles.entities.operations import ENTITIES
from articles.sources.models import Source
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import evidence_of, figure, relation, response, verdict
from tests.factories.ratings import rating
from tests.factories.revisions import revised
from tests.factories.sources import identify, source
from tests.rest.caller import Caller

# The feed shows what has been committed, so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)

HIDDEN = ArticleMetadata(pub_status=PubStatus.WITHHELD)
LISTS = {
    "article": "articles", "annotation": "annotations", "attribution": "attributions", "claim": "claims",
    "source": "sources", "entity": "entities", "rating": "ratings", "response": "responses",
    "figure": "figures", "evidence": "evidence", "verdict": "verdicts", "relation": "relations",
}  # fmt: skip
MERGEABLE = {"claim", "source", "entity"}


class Mirror:
    """A copy that is kept as the API's description says. A page of the feed takes as long as ten of lists."""

    def __init__(self, caller: Caller, page_size: int = 1_000) -> None:
        self.caller = caller
        self.rows: dict[tuple[str, str], Any] = {}
        self.place = f"changes/?page_size={page_size}"

    def follow(self) -> None:
        """Keep each row that comes; forget each that is null."""
        while entries := (page := self.caller.get(self.place).body)["results"]:
            for entry in entries:
                self._keep(entry["kind"], entry["subject"], entry["row"])
                for one in entry["also"]:
                    self._keep(one["kind"], one["id"], one["row"])
            self.place = page["next"]

    def _keep(self, kind: str, id: str, row: Any) -> None:
        if kind in LISTS:
            self.rows[kind, id] = row
            if row is None:
                del self.rows[kind, id]

    def check(self) -> None:
        """Follow the feed to its end, and compare with the lists."""
        self.follow()
        there = {
            (kind, row["id"]): row
            for kind, plural in LISTS.items()
            for row in self.caller.get(
                f"{plural}/?page_size=1000{'&merged=true' if kind in MERGEABLE else ''}"
            ).body["results"]
        }
        missing, extra = there.keys() - self.rows.keys(), self.rows.keys() - there.keys()
        stale = {
            ref: {k: (self.rows[ref].get(k), v) for k, v in row.items() if self.rows[ref].get(k) != v}
            for ref, row in there.items()
            if ref in self.rows and self.rows[ref] != row
        }
        assert (missing, extra, stale) == (set(), set(), {})


class Desk:
    """Two open articles and a hidden one, and a record that reaches over them."""

    def __init__(self, actor: Principal) -> None:
        self.actor = actor
        self.first, self.second = article(actor), article(actor, text="Kyiv agreed. Seoul denied it.")
        self.secret = article(actor, metadata=HIDDEN)
        self.one, self.other, self.third = (claim(actor, statement=f"Claim {n}.") for n in (1, 2, 3))
        self.mark = annotation(actor, article=self.first, words="3,000 more", kind="claim", claim=self.one.id)
        self.twin = annotation(
            actor, article=self.second, words="Kyiv agreed", kind="claim", claim=self.other.id
        )
        annotation(actor, article=self.secret, words="3,000 more", kind="claim", claim=self.third.id)
        self.cue = annotation(actor, article=self.first, words="said", kind="cue")
        self.ana = source(actor, name="Ana Kovac", source_kind="named_individual")
        self.agency = source(actor, name="Agency", source_kind="news_agency")
        self.body, self.copy = source(actor, name="Ministry"), source(actor, name="The ministry")
        self.place, self.town = entity(actor, name="Kyiv"), entity(actor, name="Kiev")
        annotation(actor, article=self.second, words="Kyiv", kind="entity", entity=self.town.id)
        identify(actor, self.body, entity(actor, name="The ministry itself").id)
        self.told = attribution(actor, content=self.mark, sources=(self.ana, self.agency), cue=self.cue)
        self.denial = annotation(actor, article=self.second, words="denied it", kind="figure")
        self.proof = evidence_of(actor, claim=self.one, annotation=self.denial.id)
        response(actor, claim=self.one, party=self.body, answer="denied", words=self.denial.id)
        figure(actor, claim=self.other, annotation=self.denial.id)
        self.verdict = verdict(actor, claim=self.one, evidence=(self.proof.id,))
        rating(actor, source=self.ana, grade="B")
        relation(actor, claim=self.one, other=self.other)
        response(actor, claim=self.third, party=self.copy, answer="confirmed")

    def become(self, row: Article, status: str) -> None:
        """Open or close an article."""
        row = Article.objects.with_credits().get(id=row.id)
        metadata = replace(metadata_of(row), pub_status=status)
        update_article(self.actor, id=row.id, version=row.version, metadata=metadata)

    def merge(self, row: Claim, into: Claim) -> None:
        """Merge a claim."""
        row.refresh_from_db()
        merge_claim(self.actor, id=row.id, version=row.version, into=into.id)

    def split(self, row: Claim) -> None:
        """Split a claim off."""
        row.refresh_from_db()
        split_claim(self.actor, id=row.id, version=row.version)


def drop(desk: Desk, row: Any) -> None:
    """Delete a mark."""
    row.refresh_from_db()
    delete_annotation(desk.actor, id=row.id, version=row.version)


def bring_back(desk: Desk, row: Any) -> None:
    """Restore a mark."""
    row.refresh_from_db()
    restore_annotation(desk.actor, id=row.id, version=row.version)


def settle(desk: Desk, row: Any, decision: str) -> None:
    """Decide about a mark on the text that its article has now."""
    text = Article.objects.get(pk=row.article_id).latest
    settle_annotations(
        desk.actor, article_id=row.article_id, revision=text.id, ids=[row.id], decision=decision
    )


def merge_sources(desk: Desk, row: Source, into: Source) -> None:
    """Merge a source."""
    row.refresh_from_db()
    SOURCES.merge(desk.actor, id=row.id, version=row.version, into=into.id)


def split_source(desk: Desk, row: Source) -> None:
    """Split a source off."""
    row.refresh_from_db()
    SOURCES.split(desk.actor, id=row.id, version=row.version)


type Step = Callable[[Desk], Any]

STORIES: dict[str, list[Step]] = {
    "nothing more": [lambda _: None],
    "a merge, a mark on the tombstone, a split": [
        lambda d: d.merge(d.one, d.other),
        lambda d: annotation(d.actor, article=d.second, words="Seoul", kind="claim", claim=d.one.id),
        lambda d: verdict(d.actor, claim=d.other, status="false"),
        lambda d: d.split(d.one),
    ],
    "a merge into a claim that is hidden, and back": [
        lambda d: d.merge(d.one, d.third),
        lambda d: d.merge(d.other, d.third),
        lambda d: verdict(d.actor, claim=d.third, status="verified"),
        lambda d: d.split(d.one),
        lambda d: d.split(d.other),
    ],
    "a chain of merges, split in the middle": [
        lambda d: d.merge(d.one, d.other),
        lambda d: d.merge(d.other, d.third),
        lambda d: d.split(d.other),
        lambda d: d.split(d.one),
    ],
    "the only mark of a claim goes and comes back": [
        lambda d: drop(d, d.mark),
        lambda d: rating(d.actor, source=d.ana, grade="E"),
        lambda d: bring_back(d, d.mark),
    ],
    "a mark of a merged claim goes": [
        lambda d: d.merge(d.one, d.other),
        lambda d: drop(d, d.mark),
        lambda d: bring_back(d, d.mark),
        lambda d: drop(d, d.twin),
    ],
    "the words of answers, evidence and cues go": [
        lambda d: drop(d, d.denial),
        lambda d: drop(d, d.cue),
        lambda d: bring_back(d, d.denial),
    ],
    "an article is withheld and opened again": [
        lambda d: d.become(d.first, "withheld"),
        lambda d: annotation(d.actor, article=d.first, words="Seoul", kind="claim", claim=d.third.id),
        lambda d: d.become(d.first, "usable"),
        lambda d: d.become(d.second, "canceled"),
        lambda d: d.become(d.second, "usable"),
    ],
    "a hidden article opens and closes": [
        lambda d: d.become(d.secret, "usable"),
        lambda d: d.become(d.secret, "withheld"),
    ],
    "grades, and grades of merged sources": [
        lambda d: rating(d.actor, source=d.body, grade="C"),
        lambda d: merge_sources(d, d.copy, d.body),
        lambda d: rating(d.actor, source=d.body, grade="A"),
        lambda d: split_source(d, d.copy),
        lambda d: rating(d.actor, source=d.copy, grade="E"),
    ],
    "verdicts and evidence are withdrawn": [
        lambda d: verdicts.delete(d.actor, id=d.verdict.id, version=1),
        lambda d: evidence.delete(d.actor, id=d.proof.id, version=1),
        lambda d: evidence.restore(d.actor, id=d.proof.id, version=2),
        lambda d: verdicts.restore(d.actor, id=d.verdict.id, version=2),
    ],
    "an attribution goes and comes back": [
        lambda d: delete_attribution(d.actor, id=d.told.id, version=1),
        lambda d: restore_attribution(d.actor, id=d.told.id, version=2),
    ],
    "entities are merged and split": [
        lambda d: ENTITIES.merge(d.actor, id=d.town.id, version=1, into=d.place.id),
        lambda d: ENTITIES.split(d.actor, id=d.town.id, version=2),
        lambda d: identify(d.actor, d.copy, d.place.id),
        lambda d: identify(d.actor, d.copy, None),
    ],
    "a claim with a record appears for the first time": [
        lambda d: annotation(d.actor, article=d.second, words="Seoul", kind="claim", claim=d.third.id),
    ],
    "an article gets other texts, and a person settles what they left in doubt": [
        lambda d: revised(d.first, "Seoul claimed 4,000 more had gone. Kyiv agreed.", d.actor),
        lambda d: settle(d, d.mark, "drop"),
        lambda d: settle(d, d.mark, "reopen"),
        lambda d: revised(d.secret, "Nothing was said.", d.actor),
        lambda d: revised(d.first, "Nothing was said.", d.actor),
    ],
    "a claim is deleted from an article after it was hidden": [
        lambda d: d.become(d.first, "withheld"),
        lambda d: drop(d, d.mark),
        lambda d: d.become(d.first, "usable"),
    ],
}


@pytest.mark.parametrize("story", STORIES)
def test_a_mirror_of_the_feed_is_the_lists(
    story: str, editor: Caller, reader_key: Caller, writer_key: Caller
) -> None:
    desk = Desk(writer_key.actor)
    # The newsroom's, and an outsider's, which takes several pages to read what came before.
    mirrors = Mirror(editor), Mirror(reader_key, page_size=40)
    for mirror in mirrors:
        mirror.follow()
    for step in STORIES[story]:
        step(desk)
        for mirror in mirrors:
            mirror.check()
    # Who begins only now ends with the same.
    for mirror in mirrors:
        late = Mirror(mirror.caller)
        late.follow()
        assert late.rows == mirror.rows


def test_a_mirror_may_begin_with_the_lists_and_their_place_in_the_feed(
    editor: Caller, writer_key: Caller
) -> None:
    Desk(writer_key.actor)
    place = editor.get("claims/").body["as_of"]
    made = claim(writer_key.actor, statement="Made since.")
    page = editor.get(f"changes/?after={place}").body
    assert [one["subject"] for one in page["results"]][-1] == str(made.id)
    latest = editor.get("changes/?after=latest").body
    assert latest["results"] == []
    assert editor.get(latest["next"]).body["results"] == []
    after = claim(writer_key.actor, statement="Made later.")
    assert [one["subject"] for one in editor.get(latest["next"]).body["results"]] == [str(after.id)]
