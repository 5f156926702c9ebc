"""Saying whose claim it is, through whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.types import Principal
from articles.annotations.operations import delete_annotation
from articles.claims.errors import BadAttribution, Deleted
from articles.claims.models import Attribution
from articles.claims.operations import (
    create_attribution,
    delete_attribution,
    draft_of_attribution,
    restore_attribution,
    update_attribution,
)
from articles.claims.types import AttributionDraft, HopDraft
from articles.foundation.errors import Dangling, Forbidden
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.attributions import attribution, chain
from tests.factories.sources import source
from tests.factories.stories import TEXT, Story
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db


def problems_of(draft: AttributionDraft) -> list[str]:
    with pytest.raises((BadAttribution, Dangling)) as refused:
        create_attribution(editor(), draft=draft)
    assert not Attribution.objects.exists()
    return [problem.field for problem in refused.value.problems]


def test_everything_given_is_kept_and_read_back_in_order(story: Story) -> None:
    actor = editor()
    made, new = create_attribution(actor, draft=story.draft)
    row = Attribution.objects.with_chain(actor).get()
    assert new
    assert (made.id, row.version, row.created_by_id) == (row.id, 1, actor.user_id)
    assert draft_of_attribution(row) == story.draft
    assert [hop.position for hop in row.hops.all()] == [0, 1, 2]
    assert row.content.appearance.claim.statement.startswith("North Korea")


def test_a_joint_statement_keeps_the_order_of_its_sources(story: Story) -> None:
    hop = HopDraft(0, "originator", (story.kcna.id, story.afp.id, story.kim.id))
    create_attribution(editor(), draft=AttributionDraft(story.content.id, (hop,)))
    assert draft_of_attribution(Attribution.objects.with_chain(editor()).get()).hops == (hop,)


def test_one_passage_may_have_several_attributions(story: Story) -> None:
    create_attribution(editor(), draft=story.draft)
    create_attribution(editor(), draft=replace(story.draft, hops=chain(story.kim)))
    assert Attribution.objects.count() == 2


def test_the_ledger_keeps_every_step_in_the_articles_history(story: Story) -> None:
    actor = editor()
    row, _ = create_attribution(actor, draft=story.draft)
    update_attribution(actor, id=row.id, version=1, draft=replace(story.draft, cue_stance="endorsing"))
    delete_attribution(actor, id=row.id, version=2)
    restore_attribution(actor, id=row.id, version=3)
    entries = list(Entry.objects.about(row.id))
    assert [e.verb.partition(".")[2] for e in entries] == ["created", "updated", "deleted", "restored"]
    assert {e.article_id for e in entries} == {story.article.id}
    created, updated, deleted, restored = entries
    assert updated.before == created.after
    assert deleted.before == updated.after == restored.after
    assert updated.after is not None
    assert updated.after["cue_stance"] == "endorsing"
    assert updated.after["hops"][1]["span"] == str(story.span.id)


@pytest.mark.parametrize("make_actor", [reader, admin, nobody])
def test_who_may_not_annotate_is_refused(story: Story, make_actor: Callable[[], Principal]) -> None:
    with pytest.raises(Forbidden):
        create_attribution(make_actor(), draft=story.draft)
    row = attribution(content=story.content, sources=(story.kim,))
    for operation in (delete_attribution, restore_attribution):
        with pytest.raises(Forbidden):
            operation(make_actor(), id=row.id, version=1)
    with pytest.raises(Forbidden):
        update_attribution(make_actor(), id=row.id, version=1, draft=story.draft)
    assert Attribution.objects.get().version == 1


def test_words_of_the_wrong_kind_are_refused_by_field(story: Story) -> None:
    draft = replace(
        story.draft,
        content=story.cue.id,
        cue=story.span.id,
        hops=(HopDraft(0, "originator", (), story.content.id),),
    )
    assert problems_of(draft) == ["content", "cue", "hops.0.span"]


def test_words_of_another_article_are_refused(story: Story) -> None:
    other = article(text=TEXT)
    cue = annotation(article=other, words="said", kind="cue")
    span = annotation(article=other, words="KCNA", kind="source")
    draft = replace(story.draft, cue=cue.id, hops=(HopDraft(0, "originator", (), span.id),))
    assert problems_of(draft) == ["cue", "hops.0.span"]


def test_deleted_and_unknown_words_are_refused(story: Story) -> None:
    delete_annotation(editor(), id=story.cue.id, version=1)
    assert problems_of(story.draft) == ["cue"]
    assert problems_of(replace(story.draft, cue=new_id())) == ["cue"]
    assert problems_of(replace(story.draft, content=new_id())) == ["content"]


def test_sources_that_are_not_in_the_register_are_named_by_hop(story: Story) -> None:
    hops = (
        HopDraft(0, "originator", (story.kim.id, new_id())),
        HopDraft(1, "relay", (story.kcna.id,)),
        HopDraft(2, "carrier", (new_id(),)),
    )
    assert problems_of(replace(story.draft, hops=hops)) == ["hops.0.sources", "hops.2.sources"]


def test_gaps_loops_and_unknown_values_are_refused_together(story: Story) -> None:
    hops = (HopDraft(0, "originator", (story.kim.id,)), HopDraft(2, "gossip", (story.kim.id,)))
    draft = replace(story.draft, hops=hops, quote_type="sung", cue=story.content.id)
    assert problems_of(draft) == ["quote_type", "hops.1.role", "hops.1.position", "hops.1.sources", "cue"]


def test_the_same_create_sent_twice_makes_one_even_after_its_words_were_deleted(story: Story) -> None:
    actor, id = editor(), new_id()
    create_attribution(actor, draft=story.draft, id=id)
    delete_annotation(actor, id=story.content.id, version=1)
    row, new = create_attribution(actor, draft=story.draft, id=id)
    assert (row.id, new) == (id, False)
    with pytest.raises(IdInUse):
        create_attribution(actor, draft=replace(story.draft, quote_type="direct"), id=id)
    assert Attribution.objects.count() == 1


def test_a_repeat_after_the_attribution_was_deleted_is_refused(story: Story) -> None:
    actor, id = editor(), new_id()
    create_attribution(actor, draft=story.draft, id=id)
    delete_attribution(actor, id=id, version=1)
    with pytest.raises(Deleted, match="version 2") as refused:
        create_attribution(actor, draft=story.draft, id=id)
    assert [(p.field, p.code) for p in refused.value.problems] == [("id", "deleted")]


def test_a_source_is_found_at_any_hop_of_a_chain(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    for named in (story.kim, story.kcna, story.afp):
        assert [found.id for found in Attribution.objects.naming(editor(), named.id)] == [row.id]
    assert not Attribution.objects.naming(editor(), source(name="Reuters").id).exists()


@pytest.mark.parametrize("hops", [1, 12])
def test_creating_takes_the_same_queries_whatever_the_length_of_the_chain(
    story: Story, hops: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor = editor()
    many = chain(*(source(actor, name=f"Source {number}") for number in range(hops)))
    # A savepoint and its release; sources and words asked for; attribution, hops, their sources, the ledger's
    # entry.
    with django_assert_num_queries(8):
        create_attribution(actor, draft=AttributionDraft(story.content.id, many))


@pytest.mark.parametrize("count", [1, 10])
def test_reading_takes_the_same_queries_whatever_the_number(
    story: Story, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        create_attribution(editor(), draft=story.draft)
    actor = editor()
    with django_assert_num_queries(3):
        rows = list(Attribution.objects.standing().with_chain(actor))
        names = [[s.source_id for h in row.hops.all() for s in h.hop_sources.all()] for row in rows]
        spans = [[h.span for h in row.hops.all()] for row in rows]
        assert {row.content.appearance.claim_id for row in rows if row.cue} != set()
    assert names == [[story.kim.id, story.kcna.id, story.afp.id]] * count
    assert spans[0][1] == story.span


def test_a_source_and_one_that_was_merged_with_it_make_a_loop(story: Story) -> None:
    SOURCES.merge(admin(), id=story.kcna.id, version=1, into=story.afp.id)
    with pytest.raises(BadAttribution) as refused:
        create_attribution(editor(), draft=story.draft)
    assert [(one.field, one.code) for one in refused.value.problems] == [("hops.2.sources", "loop")]


def test_a_chain_whose_sources_were_merged_later_keeps_its_gauges_editable(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    SOURCES.merge(admin(), id=story.kcna.id, version=1, into=story.afp.id)
    changed = replace(story.draft, cue_stance="neutral")
    assert update_attribution(editor(), id=row.id, version=1, draft=changed).cue_stance == "neutral"
