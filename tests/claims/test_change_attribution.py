"""Changing an attribution, taking it back, and bringing it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.annotations.operations import delete_annotation, restore_annotation
from articles.annotations.types import AnnotationChange
from articles.claims.errors import BadAttribution, NotDeleted
from articles.claims.models import Attribution
from articles.claims.operations import (
    create_attribution,
    delete_attribution,
    draft_of_attribution,
    restore_attribution,
    update_attribution,
    update_passage,
)
from articles.claims.types import AttributionDraft, Commitment, PassageChange
from articles.foundation.errors import Missing, Stale
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution, chain
from tests.factories.stories import TEXT, Story
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def test_a_change_replaces_the_whole_chain(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    draft = replace(story.draft, hops=chain(story.afp, story.kim), cue=None)
    changed = update_attribution(editor(), id=row.id, version=1, draft=draft)
    assert (changed.version, changed.created_by_id) == (2, row.created_by_id)
    assert draft_of_attribution(Attribution.objects.with_chain(editor()).get()) == draft


def test_each_gauge_changes_without_the_others(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    stance = replace(story.draft, cue_stance="neutral")
    update_attribution(editor(), id=row.id, version=1, draft=stance)
    assert draft_of_attribution(Attribution.objects.get()) == stance
    commitment = replace(stance, commitment=Commitment("certain", "unknown"))
    update_attribution(editor(), id=row.id, version=2, draft=commitment)
    assert draft_of_attribution(Attribution.objects.get()) == commitment
    assert row.content.appearance.claim.verification_status == "unverified"


def test_a_stale_version_is_refused_with_the_row_as_it_is_now(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    update_attribution(editor(), id=row.id, version=1, draft=replace(story.draft, quote_type="direct"))
    with pytest.raises(Stale) as refused:
        update_attribution(editor(), id=row.id, version=1, draft=replace(story.draft, quote_type="thought"))
    assert isinstance(refused.value.current, Attribution)
    assert refused.value.current.quote_type == Attribution.objects.get().quote_type == "direct"
    with pytest.raises(Stale):
        delete_attribution(editor(), id=row.id, version=1)


def test_a_refused_change_leaves_the_chain_as_it_was(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    with pytest.raises(BadAttribution):
        update_attribution(editor(), id=row.id, version=1, draft=replace(story.draft, hops=()))
    assert draft_of_attribution(Attribution.objects.get()) == story.draft


def test_an_attribution_stays_in_its_article(story: Story) -> None:
    row = attribution(content=story.content, sources=(story.kim,))
    elsewhere = annotation(article=article(text=TEXT), kind="claim")
    draft = AttributionDraft(elsewhere.id, chain(story.kim))
    with pytest.raises(BadAttribution) as refused:
        update_attribution(editor(), id=row.id, version=1, draft=draft)
    assert [problem.field for problem in refused.value.problems] == ["content"]
    other = annotation(article=story.article, words="drones", kind="claim")
    draft = replace(draft, content=other.id)
    assert update_attribution(editor(), id=row.id, version=1, draft=draft).content_id == other.id


def test_a_cue_deleted_meanwhile_stays_tied_and_does_not_stand_in_the_way_of_changes(story: Story) -> None:
    actor = editor()
    row, _ = create_attribution(actor, draft=story.draft)
    for mark in (story.cue, story.span):
        delete_annotation(actor, id=mark.id, version=1)
    update_attribution(actor, id=row.id, version=1, draft=replace(story.draft, quote_type="direct"))
    for mark in (story.cue, story.span):
        restore_annotation(actor, id=mark.id, version=2)
    assert draft_of_attribution(Attribution.objects.get()) == replace(story.draft, quote_type="direct")


def test_deletion_and_restoring_keep_the_whole_chain(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    gone = delete_attribution(editor(), id=row.id, version=1)
    assert (gone.version, gone.deleted) == (2, gone.modified)
    assert not Attribution.objects.standing().exists()
    with pytest.raises(Missing):
        update_attribution(editor(), id=row.id, version=2, draft=story.draft)
    back = restore_attribution(editor(), id=row.id, version=2)
    assert (back.version, back.deleted) == (3, None)
    assert draft_of_attribution(Attribution.objects.standing().get()) == story.draft
    with pytest.raises(NotDeleted):
        restore_attribution(editor(), id=row.id, version=3)


def test_an_attribution_falls_and_stands_with_the_words_that_it_attributes(story: Story) -> None:
    create_attribution(editor(), draft=story.draft)
    delete_annotation(editor(), id=story.content.id, version=1)
    assert not Attribution.objects.standing().exists()
    restore_annotation(editor(), id=story.content.id, version=2)
    assert draft_of_attribution(Attribution.objects.standing().get()) == story.draft


def test_what_is_restored_must_still_fit_its_words(story: Story) -> None:
    actor = editor()
    row, _ = create_attribution(actor, draft=story.draft)
    delete_attribution(actor, id=row.id, version=1)
    note = PassageChange(AnnotationChange(kind="note"))
    update_passage(actor, id=story.cue.id, version=1, change=note)
    with pytest.raises(BadAttribution) as refused:
        restore_attribution(actor, id=row.id, version=2)
    assert [problem.field for problem in refused.value.problems] == ["cue"]
    assert Attribution.objects.get().deleted is not None


def test_an_unknown_attribution_is_missing(story: Story) -> None:
    with pytest.raises(Missing, match="attribution"):
        update_attribution(editor(), id=new_id(), version=1, draft=story.draft)
