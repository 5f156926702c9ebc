"""Articles are compared after they came in: pairs, groups, new texts, workers that meet, words that go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from articles.annotations.operations import revise_article
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, BlockDraft, PubStatus, RevisionDraft
from articles.foundation.models import new_id
from articles.likeness import types
from articles.likeness.models import Pair, Sketch, resembling, similar_to
from articles.likeness.operations import compare_waiting, forget_texts
from articles.likeness.tasks import compare_texts
from tests.factories.api_keys import reader
from tests.factories.articles import article
from tests.factories.users import editor
from tests.likeness.stories import FERRY, FERRY_RIVAL, STEEL
from tests.likeness.treatments import expanded, house_style, local_lead, trimmed


def origins() -> dict[Article, Article]:
    """Return each article's group."""
    rows = Article.objects.in_bulk()
    return {rows[one.article_id]: rows[one.origin] for one in Sketch.objects.all()}


@pytest.mark.django_db
def test_copies_of_one_wire_story_are_paired_and_grouped() -> None:
    actor = editor()
    wire, lead, styled, other = (
        article(actor, text=text) for text in (FERRY, local_lead(FERRY), house_style(FERRY), FERRY_RIVAL)
    )
    assert compare_waiting(most=10) == 4
    assert compare_waiting(most=10) == 0
    found = similar_to(actor, wire.id)
    assert [one.article for one in found] == [styled, lead]
    assert found[1].overlap.share == 1.0
    assert 0.8 < found[1].overlap.other_share < 0.9
    assert {one.overlap.other_share for one in similar_to(actor, lead.id)} > {1.0}
    assert similar_to(actor, other.id) == []
    assert origins() == {wire: wire, lead: wire, styled: wire, other: other}


@pytest.mark.django_db
def test_the_order_of_arrival_makes_no_difference() -> None:
    actor = editor()
    late = new_id()
    first = article(actor, text=local_lead(FERRY))
    compare_waiting(most=10)
    second = article(actor, text=FERRY, id=late)
    compare_waiting(most=10)
    assert [one.article for one in similar_to(actor, first.id)] == [second]
    assert Pair.objects.count() == 1


@pytest.mark.django_db
def test_a_new_text_is_compared_again_and_parts_what_no_longer_belongs_together() -> None:
    actor = editor()
    first, second = article(actor, text=FERRY), article(actor, text=house_style(FERRY))
    compare_waiting(most=10)
    for text, alike in ((STEEL, False), (FERRY, True)):
        blocks = tuple(BlockDraft("paragraph", part) for part in text.split("\n\n"))
        revise_article(actor, id=first.id, draft=RevisionDraft(blocks))
        assert compare_waiting(most=10) == 1
        assert [one.article for one in similar_to(actor, second.id)] == ([first] if alike else [])
        assert (origins()[second] == first) is alike


@pytest.mark.django_db
def test_a_group_is_parted_when_what_held_it_together_goes() -> None:
    actor = editor()
    middle = f"{FERRY}\n\n{STEEL}"
    bridge = article(actor, text=middle)
    ferry, steel = article(actor, text=FERRY), article(actor, text=STEEL)
    compare_waiting(most=10)
    # It has more of one of the two, and makes no one story of them.
    assert len({origins()[row] for row in (bridge, ferry, steel)}) == 2
    blocks = (BlockDraft("paragraph", "Withdrawn."),)
    revise_article(actor, id=bridge.id, draft=RevisionDraft(blocks))
    compare_waiting(most=10)
    assert origins() == {bridge: bridge, ferry: ferry, steel: steel}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "hidden",
    [
        ArticleMetadata(pub_status=PubStatus.WITHHELD),
        ArticleMetadata(pub_status=PubStatus.CANCELED),
        ArticleMetadata(embargoed_until=datetime.now(UTC) + timedelta(days=1)),
    ],
)
def test_a_hidden_article_is_told_to_the_newsroom_alone(hidden: ArticleMetadata) -> None:
    actor, outsider = editor(), reader()
    secret = article(actor, text=FERRY, metadata=hidden)
    shown = article(actor, text=local_lead(FERRY))
    compare_waiting(most=10)
    assert [one.article for one in similar_to(actor, shown.id)] == [secret]
    assert similar_to(outsider, shown.id) == []
    assert similar_to(outsider, secret.id) == []
    text = shown.latest
    assert {one.article for one in resembling(actor, text.text, text.blocks)} == {secret, shown}
    assert [one.article for one in resembling(outsider, text.text, text.blocks)] == [shown]


@pytest.mark.django_db
def test_a_story_within_a_long_one_is_found_from_both_sides() -> None:
    actor = editor()
    long = article(actor, text=expanded(FERRY))
    short = article(actor, text=trimmed(FERRY))
    compare_waiting(most=10)
    assert similar_to(actor, short.id)[0].overlap.share == 1.0
    assert similar_to(actor, long.id)[0].overlap.share < 0.3


@pytest.mark.django_db
def test_sketches_of_an_older_method_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    row = article(text=FERRY)
    compare_waiting(most=10)
    for module in ("operations", "models.similar"):
        monkeypatch.setattr(f"articles.likeness.{module}.METHOD", types.METHOD + 1)
    assert compare_waiting(most=10) == 1
    assert Sketch.objects.get(article=row).method == types.METHOD + 1
    assert compare_waiting(most=10) == 0


@pytest.mark.django_db
def test_comparing_counts_as_no_change_of_the_article() -> None:
    row = article(text=FERRY)
    compare_waiting(most=10)
    again = Article.objects.get(id=row.id)
    assert (again.version, again.modified) == (row.version, row.modified)


@pytest.mark.django_db
def test_forgotten_texts_leave_no_trace_and_are_compared_again() -> None:
    actor = editor()
    first, second = article(actor, text=FERRY), article(actor, text=local_lead(FERRY))
    compare_waiting(most=10)
    forget_texts([first.id])
    assert not Pair.objects.exists()
    assert [row.article_id for row in Sketch.objects.all()] == [second.id]
    assert compare_waiting(most=10) == 1
    assert Pair.objects.count() == 1


@pytest.mark.django_db
def test_a_family_too_large_to_work_out_anew_takes_in_whoever_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("articles.likeness.operations._MOST_REGROUPED", 2)
    actor = editor()
    rows = [article(actor, text=f"{FERRY} Version {at}.") for at in range(4)]
    compare_waiting(most=10)
    assert set(origins().values()) == {rows[0]}


@pytest.mark.django_db(transaction=True)
def test_copies_that_two_workers_meet_at_once_find_each_other() -> None:
    actor = editor()
    rows = [article(actor, text=f"{FERRY} Copy {at}.") for at in range(6)]
    barrier = Barrier(3)

    def work() -> None:
        barrier.wait()
        compare_waiting(most=10)
        connection.close()

    threads = [Thread(target=work) for _ in range(3)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    compare_texts()
    assert Pair.objects.count() == 15
    assert set(origins().values()) == {rows[0]}


@pytest.mark.django_db
def test_what_is_asked_has_an_index() -> None:
    row = article(text=FERRY)
    compare_waiting(most=1)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        bands = Sketch.objects.get(article=row).bands
        found = Sketch.objects.filter(bands__overlap=bands).explain()
        waiting = Article.objects.to_be_compared().order_by("id").values("id").explain()
    assert "sketch_by_band" in found
    assert "article_to_be_compared" in waiting
