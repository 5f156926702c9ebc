"""Unnamed sources need a reason that could be published, and the editor who approved it (AP's rule)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.claims.errors import BadAttribution
from articles.claims.models import Attribution
from articles.claims.operations import (
    create_attribution,
    delete_attribution,
    draft_of_attribution,
    restore_attribution,
    update_attribution,
)
from articles.claims.rules import UNNAMED_RULE
from articles.claims.types import AttributionDraft
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from articles.sources.models import Source
from articles.sources.types import UNNAMED_KINDS, SourceKind
from tests.factories.attributions import chain
from tests.factories.sources import source
from tests.factories.stories import Story
from tests.factories.users import editor

pytestmark = pytest.mark.django_db

REASON = "He was not authorised to speak publicly."
APPROVER = "Ruth Adeyemi"


@pytest.fixture
def official(db: None) -> Source:
    """Return somebody whom the desk knows and readers don't."""
    return source(name="An intelligence official", source_kind="unnamed_individual")


@pytest.fixture
def draft(story: Story, official: Source) -> AttributionDraft:
    """Return an attribution to the official that says neither reason nor approver."""
    return AttributionDraft(story.content.id, chain(official))


def write(draft: AttributionDraft, row: Attribution | None) -> None:
    """Create an attribution, or change the row to it."""
    if row is None:
        create_attribution(editor(), draft=draft)
    else:
        update_attribution(editor(), id=row.id, version=row.version, draft=draft)


def refused(draft: AttributionDraft, *, of: Attribution | None = None) -> dict[str, str]:
    """Return the sentences of the refusal, by field."""
    with pytest.raises(BadAttribution) as refusal:
        write(draft, of)
    assert {problem.code for problem in refusal.value.problems} == {"unnamed_source"}
    return {problem.field: problem.message for problem in refusal.value.problems}


def test_without_both_it_is_refused_with_the_rule_in_both_fields(draft: AttributionDraft) -> None:
    told = f"{UNNAMED_RULE} An intelligence official is unnamed."
    assert refused(draft) == {"anonymity_reason": told, "approved_by": told}
    assert not Attribution.objects.exists()


@pytest.mark.parametrize("blank", ["", " ", "\u2003", "\u200b", "\u3164"])
def test_what_cannot_be_seen_is_no_reason_and_no_name(blank: str, draft: AttributionDraft) -> None:
    reasoned = replace(draft, anonymity_reason=REASON, approved_by=blank)
    assert list(refused(reasoned)) == ["approved_by"]
    approved = replace(draft, anonymity_reason=blank, approved_by=APPROVER)
    assert list(refused(approved)) == ["anonymity_reason"]


def test_with_both_it_is_kept_without_the_spaces_around(draft: AttributionDraft) -> None:
    whole = replace(draft, anonymity_reason=f" {REASON}\n", approved_by=f" {APPROVER} ")
    create_attribution(editor(), draft=whole)
    row = Attribution.objects.get()
    assert (row.anonymity_reason, row.approved_by) == (REASON, APPROVER)
    told = Entry.objects.get(verb="attribution.created").after or {}
    assert (told["anonymity_reason"], told["approved_by"]) == (REASON, APPROVER)


def test_the_same_create_sent_twice_makes_one_spaces_or_not(draft: AttributionDraft) -> None:
    actor, id = editor(), new_id()
    whole = replace(draft, anonymity_reason=REASON, approved_by=APPROVER)
    create_attribution(actor, draft=whole, id=id)
    spaced = replace(whole, approved_by=f"{APPROVER} ")
    assert create_attribution(actor, draft=spaced, id=id)[1] is False


@pytest.mark.parametrize("kind", SourceKind.values)
def test_only_unnamed_kinds_need_it(kind: str, story: Story) -> None:
    draft = AttributionDraft(story.content.id, chain(source(name="Somebody", source_kind=kind)))
    if kind in UNNAMED_KINDS:
        assert len(refused(draft)) == 2
    else:
        assert create_attribution(editor(), draft=draft)[0].anonymity_reason == ""


def test_an_unnamed_source_at_any_hop_needs_it(story: Story, official: Source) -> None:
    draft = AttributionDraft(story.content.id, chain(story.kim, story.kcna, official))
    assert list(refused(draft)) == ["anonymity_reason", "approved_by"]


def test_an_update_that_brings_an_unnamed_source_in_needs_it(story: Story, draft: AttributionDraft) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    assert list(refused(draft, of=row)) == ["anonymity_reason", "approved_by"]
    whole = replace(draft, anonymity_reason=REASON, approved_by=APPROVER)
    assert update_attribution(editor(), id=row.id, version=1, draft=whole).approved_by == APPROVER


def test_an_update_does_not_take_the_reason_away(draft: AttributionDraft) -> None:
    whole = replace(draft, anonymity_reason=REASON, approved_by=APPROVER)
    row, _ = create_attribution(editor(), draft=whole)
    assert list(refused(replace(whole, anonymity_reason=""), of=row)) == ["anonymity_reason"]
    assert Attribution.objects.get().anonymity_reason == REASON


def test_it_is_refused_together_with_what_else_is_wrong(draft: AttributionDraft) -> None:
    with pytest.raises(BadAttribution) as refusal:
        create_attribution(editor(), draft=replace(draft, quote_type="sung"))
    fields = [problem.field for problem in refusal.value.problems]
    assert fields == ["quote_type", "anonymity_reason", "approved_by"]


def test_what_is_too_long_or_cannot_be_kept_is_named(draft: AttributionDraft) -> None:
    for reason, approver in (("x" * 2_001, "x" * 301), ("\ud800", "\x00")):
        whole = replace(draft, anonymity_reason=reason, approved_by=approver)
        with pytest.raises(BadAttribution) as refusal:
            create_attribution(editor(), draft=whole, id=new_id())
        fields = [problem.field for problem in refusal.value.problems]
        assert fields[:2] == ["anonymity_reason", "approved_by"]


def test_one_from_before_the_source_was_unnamed_comes_back_as_it_was(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    before = draft_of_attribution(row)
    Source.objects.filter(id=story.kim.id).update(source_kind="unnamed_individual")
    delete_attribution(editor(), id=row.id, version=1)
    assert draft_of_attribution(restore_attribution(editor(), id=row.id, version=2)) == before
    assert list(refused(replace(before, quote_type="direct"), of=Attribution.objects.get())) == [
        "anonymity_reason",
        "approved_by",
    ]
