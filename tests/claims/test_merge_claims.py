"""Merging a claim into another one, and splitting it off again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from annotator.accounts.types import Principal
from articles.claims.models import Attribution, Claim
from articles.claims.operations import draft_of_claim, merge_claim, split_claim, update_claim, verdicts
from articles.claims.types import ClaimDraft
from articles.corpus.types import ArticleMetadata
from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from articles.registers.errors import BadMerge, Merged
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.parts import verdict
from tests.factories.sources import source
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db

MONDAY = datetime(2025, 3, 24, 9, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)

type Said = tuple[str, object, dict[str, object] | None, dict[str, object] | None]


def said(*verbs: str) -> list[Said]:
    """Return what the ledger says under these verbs."""
    found = Entry.objects.filter(verb__in=verbs).order_by("id")
    return [(entry.verb, entry.subject_id, entry.before, entry.after) for entry in found]


def named(*statements: str) -> list[Claim]:
    """Make claims."""
    return [claim(statement=statement) for statement in statements]


def merge(row: Claim, into: Claim) -> Claim:
    """Merge a claim as it is now."""
    return merge_claim(editor(), id=row.id, version=Claim.objects.get(id=row.id).version, into=into.id)


def split(row: Claim) -> Claim:
    """Split a claim as it is now."""
    return split_claim(editor(), id=row.id, version=Claim.objects.get(id=row.id).version)


def status_of(row: Claim) -> str:
    return Claim.objects.get(id=row.id).verification_status


def test_the_claim_becomes_a_tombstone_and_the_ledger_says_so() -> None:
    row, survivor = named("3,000 went.", "Three thousand went.")
    merged = merge(row, survivor)
    assert (merged.id, merged.version, merged.merged_into_id) == (row.id, 2, survivor.id)
    assert Claim.objects.get(id=row.id).canonical == survivor.id
    assert Claim.objects.get(id=survivor.id).version == 1
    assert [found.id for found in Claim.objects.surviving()] == [survivor.id]
    assert said("claim.merged", "claim.status_changed") == [
        ("claim.merged", row.id, None, {"into": str(survivor.id)})
    ]


def test_a_split_gives_the_claim_back_as_it_was() -> None:
    row, survivor = named("3,000 went.", "Three thousand went.")
    before = draft_of_claim(row)
    merge(row, survivor)
    back = split(row)
    assert (back.version, back.merged_into_id, back.canonical) == (3, None, row.id)
    assert draft_of_claim(Claim.objects.get(id=row.id)) == before
    assert said("claim.split") == [("claim.split", row.id, {"into": str(survivor.id)}, None)]


def test_the_feed_tells_of_every_tombstone_that_resolves_elsewhere() -> None:
    a, b, c = named("a", "b", "c")
    merge(a, b)
    merge(b, c)
    assert Claim.objects.get(id=a.id).canonical == c.id
    moved = ("claim.resolved", a.id, {"survivor": str(b.id)}, {"survivor": str(c.id)})
    assert said("claim.resolved") == [moved]
    split(b)
    back = ("claim.resolved", a.id, {"survivor": str(c.id)}, {"survivor": str(b.id)})
    assert said("claim.resolved") == [moved, back]
    assert Claim.objects.get(id=a.id).canonical == b.id


def test_a_claim_is_not_merged_into_itself_a_ring_a_tombstone_or_nothing() -> None:
    a, b, c = named("a", "b", "c")
    merge(a, b)
    for row, into, told in ((c, c, "itself"), (b, a, "circle"), (c, a, str(b.id))):
        with pytest.raises(BadMerge, match=told) as refused:
            merge(row, into)
        assert [problem.field for problem in refused.value.problems] == ["into"]
    with pytest.raises(BadMerge, match="no claim"):
        merge_claim(editor(), id=c.id, version=1, into=new_id())
    with pytest.raises(Merged, match=str(b.id)):
        merge(a, c)
    assert Claim.objects.exclude(merged_into=None).count() == 1


def test_a_claim_that_stands_is_not_split() -> None:
    (row,) = named("a")
    with pytest.raises(BadMerge, match="not merged"):
        split(row)


@pytest.mark.parametrize("make_actor", [reader, admin, nobody])
def test_who_may_not_annotate_is_refused(make_actor: Callable[[], Principal]) -> None:
    a, b = named("a", "b")
    with pytest.raises(Forbidden):
        merge_claim(make_actor(), id=a.id, version=1, into=b.id)
    merge(a, b)
    with pytest.raises(Forbidden):
        split_claim(make_actor(), id=a.id, version=2)


def test_a_stale_or_unknown_claim_is_refused() -> None:
    a, b = named("a", "b")
    with pytest.raises(Stale):
        merge_claim(editor(), id=a.id, version=2, into=b.id)
    with pytest.raises(Missing):
        merge_claim(editor(), id=new_id(), version=1, into=b.id)
    with pytest.raises(Missing):
        split_claim(editor(), id=new_id(), version=1)
    merge(a, b)
    with pytest.raises(Stale):
        split_claim(editor(), id=a.id, version=1)
    assert Claim.objects.get(id=a.id).version == 2


def test_a_tombstone_s_statement_is_not_changed() -> None:
    a, b = named("a", "b")
    merge(a, b)
    with pytest.raises(Merged, match=str(b.id)):
        update_claim(editor(), id=a.id, version=2, draft=ClaimDraft("Other."))


def test_appearances_and_attributions_count_with_the_survivor_until_the_split() -> None:
    actor, story, speaker = editor(), article(), source()
    a, b = named("a", "b")
    marks = [annotation(actor, article=story, kind="claim", claim=row.id) for row in (a, a, b)]
    for mark in marks:
        attribution(actor, content=mark, sources=(speaker,))

    def counts() -> dict[object, int]:
        return {row.id: row.appearance_count for row in Claim.objects.with_counts(actor)}

    def told(row: Claim) -> int:
        same = Claim.objects.same_as(row.id)
        return Attribution.objects.filter(content__appearance__claim__in=same).count()

    assert (counts(), told(a), told(b)) == ({a.id: 2, b.id: 1}, 2, 1)
    merge(a, b)
    assert (counts(), told(a), told(b)) == ({a.id: 3, b.id: 3}, 3, 3)
    assert set(Claim.objects.in_article(actor, story.id)) == {a, b}
    split(a)
    assert (counts(), told(a), told(b)) == ({a.id: 2, b.id: 1}, 2, 1)


def test_a_reader_knows_each_claim_of_a_group_by_its_own_appearances_alone() -> None:
    a, b = named("a", "b")
    annotation(article=article(metadata=ArticleMetadata(pub_status="withheld")), kind="claim", claim=b.id)
    annotation(article=article(), kind="claim", claim=a.id)
    assert list(Claim.objects.visible_to(reader())) == [a]
    merge(a, b)
    assert list(Claim.objects.visible_to(reader())) == [a]
    split(a)
    merge(b, a)
    assert list(Claim.objects.visible_to(reader())) == [a]


def test_a_reader_knows_a_claim_that_never_appeared_by_what_was_merged_into_it() -> None:
    a, b = named("a", "b")
    annotation(article=article(), kind="claim", claim=a.id)
    merge(a, b)
    assert set(Claim.objects.visible_to(reader())) == {a, b}
    assert Claim.objects.with_counts(reader()).get(id=b.id).appearance_count == 1


def test_the_status_follows_the_verdicts_of_all_on_merge_and_on_split() -> None:
    a, b = named("a", "b")
    verdict(claim=a, status="false", decided=TUESDAY)
    verdict(claim=b, status="verified", decided=MONDAY)
    merge(a, b)
    assert status_of(b) == "false"
    assert said("claim.status_changed")[-1] == (
        "claim.status_changed",
        b.id,
        {"verification_status": "verified"},
        {"verification_status": "false"},
    )
    split(a)
    assert (status_of(a), status_of(b)) == ("false", "verified")


def test_an_older_verdict_that_comes_with_a_merge_changes_nothing() -> None:
    a, b = named("a", "b")
    verdict(claim=a, status="false", decided=MONDAY)
    verdict(claim=b, status="verified", decided=TUESDAY)
    merge(a, b)
    assert status_of(b) == "verified"
    assert Claim.objects.get(id=b.id).version == 2


def test_a_verdict_of_a_tombstone_that_is_withdrawn_moves_the_survivor() -> None:
    a, b = named("a", "b")
    row = verdict(claim=a, status="false")
    merge(a, b)
    verdicts.delete(editor(), id=row.id, version=1)
    assert status_of(b) == "unverified"
    verdicts.restore(editor(), id=row.id, version=2)
    assert status_of(b) == "false"


def test_what_was_decided_on_the_survivor_stays_there_after_the_split() -> None:
    a, b = named("a", "b")
    merge(a, b)
    verdict(claim=b, status="disputed")
    split(a)
    assert (status_of(a), status_of(b)) == ("unverified", "disputed")


def test_a_chain_of_merges_follows_the_verdicts_to_its_end() -> None:
    a, b, c = named("a", "b", "c")
    verdict(claim=a, status="false")
    merge(a, b)
    merge(b, c)
    assert status_of(c) == "false"
    split(b)
    assert (status_of(b), status_of(c)) == ("false", "unverified")
