"""Two sessions at once: nothing is made twice, and nothing is changed under somebody's feet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from articles.anchoring.types import GivenPiece
from articles.annotations.models import Annotation
from articles.annotations.operations import create_annotations, update_annotation
from articles.annotations.types import AnnotationChange, AnnotationDraft
from articles.claims.errors import BadAttribution, BadLink
from articles.claims.models import Attribution, Claim
from articles.claims.operations import create_attribution, create_claim, create_passages, update_passage
from articles.claims.types import AttributionDraft, ClaimDraft, PassageChange, PassageDraft
from articles.corpus.models import Article
from articles.corpus.operations import create_article
from articles.entities.operations import create_entity
from articles.entities.types import EntityDraft
from articles.foundation.errors import Stale
from articles.foundation.models import new_id
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.sources.models import Source
from articles.sources.operations import create_source
from articles.sources.types import SourceDraft
from tests.factories.annotations import annotation
from tests.factories.articles import article, article_draft
from tests.factories.attributions import chain
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.factories.users import editor
from tests.sessions import at_once, sessions, wait_until_blocked

pytestmark = pytest.mark.django_db(transaction=True)

type Create = Callable[[], bool]


def creates(actor: Actor, story: Article) -> dict[str, Create]:
    """Return one create of each kind, with an id of its own; it tells whether it made the row."""
    mark = AnnotationDraft("claim", (GivenPiece(0, 5),), id=new_id())
    passage = PassageDraft(AnnotationDraft("claim", (GivenPiece(0, 5),), id=new_id()), claim=claim(actor).id)
    content = annotation(actor, article=story, kind="claim")
    said = AttributionDraft(content.id, chain(source(actor)))
    ids = [new_id() for _ in range(5)]
    return {
        "source": lambda: create_source(actor, draft=SourceDraft("AFP", "news_agency"), id=ids[0])[1],
        "entity": lambda: create_entity(actor, draft=EntityDraft("Kyiv", "place"), id=ids[1])[1],
        "claim": lambda: create_claim(actor, draft=ClaimDraft("It rained."), id=ids[2])[1],
        "article": lambda: create_article(actor, draft=article_draft(), id=ids[3])[1],
        "annotation": lambda: create_annotations(actor, article_id=story.id, drafts=[mark])[0][1],
        "passage": lambda: create_passages(actor, article_id=story.id, drafts=[passage])[0][1],
        "attribution": lambda: create_attribution(actor, draft=said, id=ids[4])[1],
    }


@pytest.mark.parametrize(
    "kind", ["source", "entity", "claim", "article", "annotation", "passage", "attribution"]
)
def test_a_create_that_waits_for_its_twin_finds_that_it_is_a_repeat(kind: str) -> None:
    actor = editor()
    create = creates(actor, article(actor))[kind]
    before = Entry.objects.count()
    with sessions(2) as (first, second):
        first.begin()
        assert first.run(create) is True
        waiting = second.start(create)
        wait_until_blocked(waiting)
        first.commit()
        assert waiting.result(10) is False
    made = list(Entry.objects.order_by("id")[before:].values_list("verb", "subject_id"))
    assert len(made) == len(set(made))


def test_a_create_whose_twin_is_undone_makes_the_row() -> None:
    actor, id = editor(), new_id()
    create = partial(create_claim, actor, draft=ClaimDraft("It rained."), id=id)
    with sessions(2) as (first, second):
        first.begin()
        first.run(create)
        waiting = second.start(create)
        wait_until_blocked(waiting)
        first.roll_back()
        assert waiting.result(10)[1] is True
    assert Claim.objects.get().id == id


def test_many_deliveries_of_one_create_make_one_row() -> None:
    actor, id = editor(), new_id()
    create = partial(create_source, actor, draft=SourceDraft("AFP", "news_agency"), id=id)
    made = at_once(*[create] * 6)
    assert sorted(new for _, new in made) == [False] * 5 + [True]
    assert Source.objects.get().id == id
    assert Entry.objects.count() == 1


def test_of_two_changes_of_one_version_the_second_is_refused() -> None:
    mark = annotation(article=article(), words="Seoul")

    def change(actor: Actor, note: str) -> None:
        update_annotation(actor, id=mark.id, version=1, change=AnnotationChange(note=note))

    with sessions(2) as (first, second):
        first.begin()
        first.run(change, editor(), "first")
        waiting = second.start(change, editor(), "second")
        wait_until_blocked(waiting)
        first.commit()
        with pytest.raises(Stale) as refused:
            waiting.result(10)
    assert isinstance(refused.value.current, Annotation)
    assert refused.value.current.note == "first"
    assert Annotation.objects.get().note == "first"


def test_words_cannot_change_their_kind_while_an_attribution_is_made_on_them() -> None:
    actor = editor()
    content = annotation(actor, article=article(actor), kind="claim")
    draft = AttributionDraft(content.id, chain(source(actor)))
    to_note = PassageChange(AnnotationChange(kind="note"))
    with sessions(2) as (attributing, changing):
        attributing.begin()
        attributing.run(create_attribution, actor, draft=draft)
        waiting = changing.start(update_passage, actor, id=content.id, version=1, change=to_note)
        wait_until_blocked(waiting)
        attributing.commit()
        with pytest.raises(BadLink):
            waiting.result(10)
    assert Annotation.objects.get().kind == "claim"


def test_an_attribution_is_not_made_on_words_that_are_changing_their_kind() -> None:
    actor = editor()
    content = annotation(actor, article=article(actor), kind="claim")
    draft = AttributionDraft(content.id, chain(source(actor)))
    to_note = PassageChange(AnnotationChange(kind="note"))
    with sessions(2) as (changing, attributing):
        changing.begin()
        changing.run(update_passage, actor, id=content.id, version=1, change=to_note)
        waiting = attributing.start(create_attribution, actor, draft=draft)
        wait_until_blocked(waiting)
        changing.commit()
        with pytest.raises(BadAttribution):
            waiting.result(10)
    assert not Attribution.objects.exists()
