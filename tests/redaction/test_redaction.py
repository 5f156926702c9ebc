"""What should never have been recorded is nowhere afterwards, and everything else stands where it stood."""

from __future__ import annotations

import hashlib
from datetime import date
from uuid import uuid4

import pytest

from annotator.accounts.types import Principal
from articles.annotations.models import Anchor
from articles.annotations.operations import update_annotation
from articles.annotations.types import AnnotationChange
from articles.claims.models import Claim, Evidence
from articles.claims.operations import create_claim
from articles.claims.types import AttributionDraft, ClaimDraft
from articles.corpus.models import Article, Revision
from articles.corpus.operations import create_article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from articles.foundation.errors import Forbidden
from articles.ledger.models import Entry
from articles.likeness.models import Pair, Sketch
from articles.likeness.operations import compare_waiting
from articles.redaction.errors import BadRedaction, NotNow
from articles.redaction.models import Redaction
from articles.redaction.operations import (
    cancel_redaction,
    confirm_redaction,
    find_words,
    run_redaction,
    start_redaction,
    sweep_redactions,
)
from articles.sources.models import Rating, Source
from tests.factories.annotations import annotation
from tests.factories.api_keys import program, reader
from tests.factories.articles import article, article_draft
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.parts import evidence_of, figure, relation, response, verdict
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import editor
from tests.redaction.conftest import Redact, places_of

pytestmark = pytest.mark.django_db

WORDS = "Zora Quill"
TEXT = "Aid was late, said Zora Quill of the depot.\n\nZora\nQuill had seen it. 🚚 Then zora quill left."


@pytest.fixture
def story() -> Article:
    """An article that names her in its text, headline and metadata, and everything that can name her beside
    it.
    """
    who = editor()
    metadata = ArticleMetadata(
        slugline="zora-quill-depot", by="Zora Quill", located="Home of Zora Quill",
        ed_note="Protect Zora Quill!",
        uri="https://example.org/zora-quill/",
        info_sources=(InfoSourceDraft("Zora Quill", "publisher", None),),
    )  # fmt: skip
    row = article(who, text=TEXT, headline="Zora Quill tells all", metadata=metadata)
    person = source(
        who, name="Zora Quill", source_kind="named_individual", aliases=("ZORA QUILL", "Ms Quill")
    )
    rating(source=person, reason="Zora Quill was right.", rater="Zora Quill")
    statement = claim(who, statement="Zora Quill saw the aid.", topics=("Zora Quill", "aid"))
    other = claim(who, statement="Another.")
    content = annotation(
        who, article=row, words="Aid was late", kind="claim", claim=statement.id, tags=("zora quill",)
    )
    cue = annotation(who, article=row, words="said Zora", kind="cue", note="Zora Quill, that is")
    draft = AttributionDraft(
        content.id, (), attribution_terms="background", anonymity_reason="Zora Quill fears for her job",
        approved_by="Zora Quill",
    )  # fmt: skip
    attribution(who, content=content, cue=cue, sources=(person,), draft=draft)
    response(who, claim=statement, party=person, note="Zora Quill didn't call back")
    figure(who, claim=statement, counted="friends of Zora Quill", unit="Zora Quill")
    evidence_of(
        who,
        claim=statement,
        note="Zora Quill’s diary",
        url="https://x.example/zora%20quill",
        retrieved=date(2025, 3, 1),
    )
    verdict(who, claim=statement, reason="Zora Quill showed it.")
    relation(who, claim=statement, other=other, note="Zora Quill again")
    update_annotation(who, id=cue.id, version=1, change=AnnotationChange(note="Not Zora Quill"))
    return row


def test_the_words_are_nowhere_and_every_mark_still_fits(story: Article, redact: Redact) -> None:
    row = redact(WORDS)
    assert places_of("zora") == []
    # "Ms Quill" is another name, which nobody asked to blank.
    named = {"sources_name.name", "sources_name.folded", "ledger_entry.after", "search_text.words"}
    assert set(places_of("quill")) == named
    text = Revision.objects.get(article=story).text
    assert text == "████ █████ tells all\n\n" + TEXT.replace("Zora\nQuill", "████\n█████").replace(
        "Zora Quill", "████ █████"
    ).replace("zora quill", "████ █████")
    for anchor in Anchor.objects.all():
        for piece in anchor.described:
            assert text[piece.start : piece.end] == piece.exact
    assert row.state == "done"
    assert row.words == ""


def test_what_is_cut_out_of_a_name_goes_too(redact: Redact) -> None:
    who = editor()
    row = article(who, text="He met Zora Quill there. And another day.")
    mark = annotation(who, article=row, words="met Zora", note="plain")
    behind = annotation(who, article=row, words="there")
    redact(WORDS)
    pieces = {anchor.annotation_id: anchor.described[0] for anchor in Anchor.objects.all()}
    assert pieces[mark.id].exact == "met ████"
    assert "Quill" not in pieces[behind.id].prefix
    assert places_of("zora") == places_of("quill") == []


def test_a_text_keeps_its_length_and_its_hash_is_its_own(story: Article, redact: Redact) -> None:
    before = Revision.objects.get(article=story)
    redact(WORDS)
    after = Revision.objects.get(article=story)
    assert after.length == before.length == len(after.text)
    assert after.blocks == before.blocks
    assert after.sha256 == hashlib.sha256(after.text.encode()).hexdigest() != before.sha256
    assert places_of(before.sha256) == []


def test_the_entry_says_who_when_why_and_how_many_but_not_what(
    story: Article, redact: Redact, boss: Principal
) -> None:
    row = redact(WORDS)
    entry = Entry.objects.get(verb="redaction.created")
    assert entry.actor_id == boss.user_id
    assert entry.subject_id == row.id
    assert entry.after is not None
    assert entry.after["reason"] == "By order of the court."
    assert entry.after["rows"]["claims"] == 1
    assert Entry.objects.get(verb="redaction.finished").after is not None
    assert places_of("zora") == []


def test_consumers_hear_of_every_row_and_its_version_counts(story: Article, redact: Redact) -> None:
    before = {
        row.pk: row.version for row in (*Article.objects.all(), *Claim.objects.all(), *Source.objects.all())
    }
    redact(WORDS)
    told = {(entry.verb, entry.subject_id) for entry in Entry.objects.filter(verb__endswith=".redacted")}
    changed = [Article.objects.get(), Claim.objects.get(statement__contains="█"), Source.objects.get()]
    for row in changed:
        assert (f"{row._meta.verbose_name}.redacted", row.pk) in told
        assert row.version == before[row.pk] + 1
    assert ("revision.redacted", Revision.objects.get().pk) in told
    assert ("rating.redacted", Rating.objects.get().pk) in told
    assert Entry.objects.get(verb="revision.redacted").article_id == story.id
    assert Claim.objects.get(statement="Another.").version == 1


def test_names_that_look_alike_afterwards_stay_apart(story: Article, redact: Redact) -> None:
    redact(WORDS)
    names = sorted(Source.objects.get().names.values_list("name", flat=True))
    assert names == ["Ms Quill", "████ ████▇", "████ █████"]
    assert Source.objects.get().name == Source.objects.get().names.get(is_primary=True).name


def test_an_address_stays_an_address(story: Article, redact: Redact) -> None:
    redact(WORDS)
    assert Evidence.objects.get().url == "https://redacted.invalid/"
    assert Article.objects.get().uri == "https://redacted.invalid/"


def test_a_create_that_is_sent_again_brings_nothing_back(redact: Redact) -> None:
    who, id, article_id = editor(), uuid4(), uuid4()
    draft = ClaimDraft("Zora Quill saw it.")
    create_claim(who, draft=draft, id=id)
    text = article_draft(text=TEXT, headline="Zora Quill tells all")
    create_article(who, draft=text, id=article_id)
    redact(WORDS)
    again, is_new = create_claim(who, draft=draft, id=id)
    assert (again.statement, is_new) == ("████ █████ saw it.", False)
    same, is_new = create_article(who, draft=text, id=article_id)
    assert not is_new
    assert same.headline == "████ █████ tells all"
    assert places_of("zora") == []


def test_words_of_other_people_stay(story: Article, redact: Redact) -> None:
    redact("Quilla")
    assert Article.objects.get().headline == "Zora Quill tells all"
    redact("Zor", whole_words=True)
    assert Article.objects.get().headline == "Zora Quill tells all"
    redact("ZORA QUILL", match_case=True)
    assert Article.objects.get().headline == "Zora Quill tells all"
    assert max(Source.objects.get().names.values_list("name", flat=True)) == "████ █████"


def test_nothing_is_blanked_before_somebody_has_seen_how_much(story: Article, boss: Principal) -> None:
    row = start_redaction(boss, words=WORDS, reason="Court.")
    find_words(row.id)
    row.refresh_from_db()
    assert row.state == "found"
    assert row.found["rows"]["claims"] == 1
    assert row.found["articles"] == [str(story.id)]
    assert "zora" in Article.objects.get().headline.casefold()
    with pytest.raises(BadRedaction, match="Type this number"):
        confirm_redaction(boss, id=row.id, places=row.total + 1)
    run_redaction(row.id)
    assert Article.objects.get().headline == "Zora Quill tells all"
    assert not Entry.objects.filter(verb__startswith="redaction.").exists()
    cancel_redaction(boss, id=row.id)
    with pytest.raises(NotNow):
        confirm_redaction(boss, id=row.id, places=row.total)
    assert Redaction.objects.get().words == ""


@pytest.mark.parametrize(
    ("words", "reason", "field"),
    [
        ("", "Court.", "words"),
        ("x", "Court.", "words"),
        ("--", "Court.", "words"),
        ("y" * 201, "Court.", "words"),
        (WORDS, "", "reason"),
        (WORDS, "ZORA  Quill asked.", "reason"),
    ],
)
def test_a_bad_order_is_refused_without_an_echo(boss: Principal, words: str, reason: str, field: str) -> None:
    with pytest.raises(BadRedaction) as refused:
        start_redaction(boss, words=words, reason=reason)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert "Zora" not in refused.value.problems[0].message


def test_only_admins_redact() -> None:
    for actor in (editor(), program(), reader()):
        with pytest.raises(Forbidden, match="blank words"):
            start_redaction(actor, words=WORDS, reason="Court.")


def test_words_that_nobody_confirms_are_forgotten(boss: Principal, settings: object) -> None:
    row = start_redaction(boss, words=WORDS, reason="Court.")
    find_words(row.id)
    settings.REDACTION_PATIENCE = -1  # type: ignore[attr-defined] # pytest-django's fixture has no type
    sweep_redactions()
    row.refresh_from_db()
    assert (row.state, row.words) == ("canceled", "")


def test_what_was_worked_out_of_the_words_goes_with_them(redact: Redact) -> None:
    words = "Aid was late at the depot, and it was Zora Quill who said so to us, twice, on two days."
    row, other = article(text=words), article(text=f"{words} Really.")
    compare_waiting(most=2)
    before = Sketch.objects.get(article=row)
    redact("Zora Quill")
    assert not Sketch.objects.exists()
    assert not Pair.objects.exists()
    assert compare_waiting(most=3) == 2
    assert Sketch.objects.get(article=row).signature != before.signature
    assert Pair.objects.get().first_id in {row.id, other.id}
