"""The sample desk: loaded once, whole, and with everything that makes real copy hard."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.accounts.operations import desk_editor
from annotator.accounts.types import Principal
from annotator.sample import operations
from annotator.sample._marks import ATTRIBUTIONS, MARKS
from annotator.sample.operations import load_sample
from annotator.sample.rules import sample_id
from articles.annotations.models import Annotation
from articles.annotations.operations import delete_annotation
from articles.annotations.types import AnnotationKind
from articles.claims.models import (
    Attribution,
    Claim,
    Evidence,
    Figure,
    Hop,
    Relation,
    Response,
    Verdict,
)
from articles.claims.types import CueStance, EvidenceKind, HopRole, Polarity, QuoteType
from articles.corpus.models import Article
from articles.corpus.types import BlockKind
from articles.entities.models import Entity
from articles.ledger.models import Entry
from articles.sources.models import Source

pytestmark = pytest.mark.django_db


def test_it_is_loaded_once_even_after_its_marks_were_deleted() -> None:
    assert load_sample() is True
    actor = Principal.of_user(desk_editor())
    delete_annotation(actor, id=sample_id("annotation", "h_claim"), version=1)
    entries = Entry.objects.count()
    assert load_sample() is False
    assert Entry.objects.count() == entries
    # Under the same ids on every desk, its text's too.
    assert Article.objects.get().current_id == sample_id("revision")
    assert Annotation.objects.live().count() == len(MARKS) - 1


def test_half_a_sample_is_never_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(operations, "_attribute", broken)
        with pytest.raises(RuntimeError):
            load_sample()
    assert not Source.objects.exists()
    assert load_sample() is True


def test_every_mark_sits_on_its_words_inside_its_block() -> None:
    load_sample()
    article = Article.objects.select_related("current").get()
    rows = Annotation.objects.placed()
    assert rows.count() == len(MARKS)
    for row in rows:
        pieces = row.place.described
        assert all(article.latest.text[p.start : p.end] == p.exact for p in pieces)
        # One block holds all pieces: a search that ran past its block's end would have found other words.
        assert any(b.start <= pieces[0].start and pieces[-1].end <= b.end for b in article.latest.blocks)


def test_every_record_is_used_and_everything_that_names_a_record_has_one() -> None:
    load_sample()
    assert not Claim.objects.filter(appearances=None).exists()
    assert not Source.objects.filter(annotations=None, hop_sources=None).exists()
    assert not Entity.objects.filter(mentions=None).exists()
    assert not Annotation.objects.filter(kind="claim", appearance=None).exists()
    assert not Annotation.objects.filter(kind="entity", mention=None).exists()
    # "Drava and Belograd" are two governments in one phrase: only the chain can name both.
    loose = Annotation.objects.filter(kind="source", source=None)
    assert [row.id for row in loose] == [sample_id("annotation", "s_capitals")]


def test_it_shows_every_kind_of_mark_and_every_gauge() -> None:
    load_sample()
    told = Attribution.objects.all()
    assert told.count() == len(ATTRIBUTIONS)
    assert set(Annotation.objects.values_list("kind", flat=True)) == set(AnnotationKind.values)
    assert set(told.values_list("quote_type", flat=True)) == set(QuoteType.values)
    assert set(told.values_list("cue_stance", flat=True)) == set(CueStance.values)
    assert set(told.values_list("polarity", flat=True)) == set(Polarity.values)
    assert set(Hop.objects.values_list("role", flat=True)) == set(HopRole.values)
    assert {one.hops.count() for one in told} == {1, 2, 3}
    kinds = {block.kind for block in Article.objects.select_related("current").get().latest.blocks}
    assert kinds == set(BlockKind.values) - {"list_item"}


def test_it_shows_every_part_of_the_record() -> None:
    load_sample()
    fighting = Claim.objects.get(id=sample_id("claim", "fighting"))
    assert fighting.verification_status == "disputed"
    silent = Response.objects.filter(claim=fighting, answer="not_confirmed")
    assert set(silent.values_list("party__name", flat=True)) == {
        "Government of Korvia",
        "Government of Sarmatia",
    }
    assert {one.kind for one in Evidence.objects.all()} == set(EvidenceKind.values)
    assert set(Figure.objects.values_list("modality", flat=True)) == {"exact", "about", "estimated"}
    assert Figure.objects.filter(out_of=9000, value=3000).count() == 1
    assert Verdict.objects.filter(claim=fighting).count() == 2
    assert Relation.objects.count() == 3
    assert [role.title for role in Source.objects.get(name="Osk Velin").roles.all()] == ["leader"]


def test_it_costs_few_enough_queries_to_be_loaded_in_a_second() -> None:
    with CaptureQueriesContext(connection) as captured:
        load_sample()
    # A millisecond each is what a slow machine needs.
    assert len(captured) < 900


def test_the_command_is_quiet_the_second_time_only_when_asked_to_be() -> None:
    said = StringIO()
    call_command("load_sample", stdout=said)
    call_command("load_sample", once=True, stdout=said)
    assert said.getvalue() == ""
    with pytest.raises(CommandError, match="already loaded"):
        call_command("load_sample")
