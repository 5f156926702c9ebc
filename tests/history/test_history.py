"""A passage's history: everything that happened to it and to what it stands for, and each change taken
back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from articles.anchoring.types import GivenPiece
from articles.annotations.models import Annotation
from articles.annotations.operations import delete_annotation, restore_annotation
from articles.annotations.types import AnnotationChange
from articles.claims.models import Appearance, Attribution, Claim, Figure, Response, Verdict
from articles.claims.operations import (
    create_attribution,
    delete_attribution,
    draft_of_attribution,
    draft_of_claim,
    figures,
    merge_claim,
    responses,
    split_claim,
    update_attribution,
    update_claim,
    update_passage,
)
from articles.claims.types import Commitment, PassageChange
from articles.corpus.operations import update_article
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.history.errors import NotRevertible, Overtaken
from articles.history.operations import history_of, is_revertible, revert_entry
from articles.ledger.models import Entry
from tests.factories.api_keys import reader
from tests.factories.claims import claim
from tests.factories.parts import figure, response, verdict
from tests.factories.sources import source
from tests.factories.stories import Story
from tests.factories.users import editor

pytestmark = pytest.mark.django_db


def last(verb: str) -> Entry:
    """Return the latest entry of a verb."""
    return Entry.objects.filter(verb=verb).latest("id")


def verbs(story: Story) -> list[str]:
    """Return what happened to the story's claim, oldest first."""
    return [entry.verb for entry in history_of(editor(), story.content.id)][::-1]


def claim_of(story: Story) -> Claim:
    """Return the claim that the story's content makes, as it is now."""
    return Claim.objects.get(appearances__annotation=story.content)


def change(story: Story, **fields: object) -> None:
    """Change the annotation of the story's claim."""
    row = Annotation.objects.get(id=story.content.id)
    update_passage(
        editor(),
        id=row.id,
        version=row.version,
        change=PassageChange(AnnotationChange(**fields)),  # type: ignore[arg-type] # each test names real fields
    )


def test_a_history_tells_of_the_mark_its_attributions_its_claim_and_that_claims_record(story: Story) -> None:
    create_attribution(editor(), draft=story.draft)
    response(claim=claim_of(story), party=story.kim)
    verdict(claim=claim_of(story))
    assert verbs(story) == [
        "claim.created",
        "annotation.created",
        "appearance.created",
        "attribution.created",
        "response.created",
        "verdict.created",
        "claim.status_changed",
    ]


def test_a_history_goes_on_after_the_mark_was_deleted(story: Story) -> None:
    delete_annotation(editor(), id=story.content.id, version=1)
    assert verbs(story)[-1] == "annotation.deleted"


def test_a_claims_history_tells_what_became_of_its_cue_and_of_the_words_for_its_sources(story: Story) -> None:
    create_attribution(editor(), draft=story.draft)
    for words in (story.cue, story.span):
        delete_annotation(editor(), id=words.id, version=1)
    assert verbs(story)[-2:] == ["annotation.deleted", "annotation.deleted"]
    assert verbs(story).count("annotation.created") == 1


def test_outsiders_dont_learn_from_a_history_which_words_stand_for_a_source(story: Story) -> None:
    create_attribution(editor(), draft=story.draft)
    delete_annotation(editor(), id=story.span.id, version=1)
    assert story.span.id not in {entry.subject_id for entry in history_of(reader(), story.content.id)}


def test_a_history_of_nothing_and_of_a_hidden_article_is_missing(story: Story) -> None:
    hidden = ArticleMetadata(pub_status=PubStatus.WITHHELD)
    update_article(editor(), id=story.article.id, version=1, metadata=hidden)
    for actor, id in ((editor(), new_id()), (reader(), story.content.id)):
        with pytest.raises(Missing):
            history_of(actor, id)


def test_a_changed_mark_gets_its_words_tags_and_note_back(story: Story) -> None:
    change(story, pieces=[GivenPiece(0, 3, "Kim")], tags=("leader",), note="Only he.")
    revert_entry(editor(), last("annotation.updated"))
    row = Annotation.objects.placed().get(id=story.content.id)
    assert ([piece["exact"] for piece in row.place.pieces], row.tags, row.note) == (
        ["evaluated the drones"],
        [],
        "",
    )
    assert row.version == 3


def test_only_what_the_entry_changed_is_taken_back(story: Story) -> None:
    change(story, note="First.")
    first = last("annotation.updated")
    change(story, tags=("later",))
    revert_entry(editor(), first)
    row = Annotation.objects.get(id=story.content.id)
    assert (row.note, row.tags) == ("", ["later"])


def test_what_was_changed_again_is_not_taken_back(story: Story) -> None:
    change(story, note="First.")
    first = last("annotation.updated")
    change(story, note="Second.")
    with pytest.raises(Overtaken):
        revert_entry(editor(), first)
    assert Annotation.objects.get(id=story.content.id).note == "Second."


def test_a_making_is_taken_back_by_deleting_and_a_deletion_by_restoring(story: Story) -> None:
    made = Entry.objects.get(verb="annotation.created", subject_id=story.content.id)
    revert_entry(editor(), made)
    assert Annotation.objects.live().filter(id=story.content.id).exists() is False
    revert_entry(editor(), last("annotation.deleted"))
    assert Annotation.objects.live().filter(id=story.content.id).exists() is True
    revert_entry(editor(), last("annotation.restored"))
    assert Annotation.objects.live().filter(id=story.content.id).exists() is False
    with pytest.raises(Missing):
        revert_entry(editor(), made)
    restore_annotation(editor(), id=story.content.id, version=4)


def test_a_link_to_a_claim_is_taken_back(story: Story) -> None:
    old, other = claim_of(story), claim(statement="Something else.")
    row = Annotation.objects.get(id=story.content.id)
    update_passage(
        editor(), id=row.id, version=1, change=PassageChange(AnnotationChange(), claim=(other.id,))
    )
    entry = last("appearance.updated")
    revert_entry(editor(), entry)
    assert Appearance.objects.get(annotation=row).claim_id == old.id
    with pytest.raises(Overtaken):
        revert_entry(editor(), entry)


def test_each_change_of_an_attribution_is_taken_back_by_itself(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    sure = replace(story.draft, commitment=Commitment("certain", "positive"))
    update_attribution(editor(), id=row.id, version=1, draft=sure)
    commitment = last("attribution.updated")
    update_attribution(editor(), id=row.id, version=2, draft=replace(sure, hops=sure.hops[:1]))
    revert_entry(editor(), commitment)
    now = draft_of_attribution(Attribution.objects.get(id=row.id))
    assert (now.commitment, now.hops) == (story.draft.commitment, sure.hops[:1])
    revert_entry(editor(), Entry.objects.filter(verb="attribution.updated").order_by("id")[1])
    assert draft_of_attribution(Attribution.objects.get(id=row.id)) == story.draft


def test_an_attribution_that_was_deleted_comes_back_and_one_that_was_made_goes(story: Story) -> None:
    row, _ = create_attribution(editor(), draft=story.draft)
    delete_attribution(editor(), id=row.id, version=1)
    revert_entry(editor(), last("attribution.deleted"))
    assert Attribution.objects.live().count() == 1
    revert_entry(editor(), last("attribution.created"))
    assert Attribution.objects.live().count() == 0


def test_a_statement_is_taken_back(story: Story) -> None:
    row = claim_of(story)
    before = row.statement
    update_claim(editor(), id=row.id, version=1, draft=replace(draft_of_claim(row), statement="Sharper."))
    revert_entry(editor(), last("claim.updated"))
    assert claim_of(story).statement == before


def test_a_merge_is_taken_back_by_a_split_and_a_split_by_a_merge(story: Story) -> None:
    row, other = claim_of(story), claim(statement="Something else.")
    merge_claim(editor(), id=row.id, version=1, into=other.id)
    revert_entry(editor(), last("claim.merged"))
    assert claim_of(story).merged_into_id is None
    merge_claim(editor(), id=row.id, version=3, into=other.id)
    split_claim(editor(), id=row.id, version=4)
    revert_entry(editor(), last("claim.split"))
    assert claim_of(story).merged_into_id == other.id


def test_parts_of_the_record_are_taken_back(story: Story) -> None:
    answer = response(claim=claim_of(story), party=story.kim, note="By telephone.")
    denied = replace(responses.draft_of(answer), answer="denied", party=source(name="Moscow").id)
    responses.update(editor(), id=answer.id, version=1, draft=denied)
    revert_entry(editor(), last("response.updated"))
    now = Response.objects.get(id=answer.id)
    assert (now.answer, now.party_id, now.note) == ("not_confirmed", story.kim.id, "By telephone.")
    revert_entry(editor(), last("response.created"))
    assert Response.objects.live().count() == 0
    revert_entry(editor(), last("response.deleted"))
    assert Response.objects.live().count() == 1


def test_a_number_is_taken_back_to_the_last_digit(story: Story) -> None:
    row = figure(claim=claim_of(story), value=Decimal("0.333333333333"), unit="share")
    draft = replace(figures.draft_of(row), value=Decimal(3000), unit="")
    figures.update(editor(), id=row.id, version=1, draft=draft)
    revert_entry(editor(), last("figure.updated"))
    now = Figure.objects.get(id=row.id)
    assert (now.value, now.unit) == (Decimal("0.333333333333"), "share")


def test_a_verdict_is_taken_back_and_the_status_follows(story: Story) -> None:
    verdict(claim=claim_of(story), status="false")
    assert claim_of(story).verification_status == "false"
    revert_entry(editor(), last("verdict.created"))
    assert claim_of(story).verification_status == "unverified"
    assert Verdict.objects.live().count() == 0


def test_what_nothing_takes_back_is_refused_by_name(story: Story) -> None:
    verdict(claim=claim_of(story))
    for verb in ("claim.created", "claim.status_changed", "article.created", "source.created"):
        entry = last(verb)
        assert is_revertible(entry) is False
        with pytest.raises(NotRevertible, match=verb):
            revert_entry(editor(), entry)


def test_a_reader_takes_nothing_back(story: Story) -> None:
    with pytest.raises(Forbidden):
        revert_entry(reader(), last("annotation.created"))


def test_what_somebody_changes_meanwhile_is_not_lost(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    change(story, note="First.")
    entry = last("annotation.updated")

    def overtaken(operation: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, version: int, **kwargs: object) -> object:
            return operation(*args, version=version - 1, **kwargs)

        return run

    monkeypatch.setattr("articles.history._reverting.update_passage", overtaken(update_passage))
    with pytest.raises(Stale):
        revert_entry(editor(), entry)
    assert Annotation.objects.get(id=story.content.id).note == "First."
