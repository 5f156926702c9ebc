"""Importing lines: articles by the hundred in one transaction, records one by one; each line is answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from articles.claims.operations import add_passages, mark_passages
from articles.claims.types import PassageDraft
from articles.corpus.errors import AlreadyHere
from articles.corpus.operations import add_articles
from articles.corpus.types import ArticleDraft
from articles.foundation.errors import DomainError, Problem
from articles.foundation.operations import require
from articles.foundation.types import Actor, Origin, Permission
from articles.importing._drafts import article_draft, passages
from articles.importing._lines import LONGEST, BadLine, Mark, Story, Text, fields_of_line, read
from articles.importing._names import Names
from articles.importing._records import RECORDS, make_record
from articles.importing.types import Answer, Outcome

# One transaction holds so many articles or marks. More aren't measurably faster, and hold locks for longer.
_MOST_ARTICLES = 100
_MOST_MARKS = 5_000
# Lines of an export that an import passes over.
_LEFT_OUT = frozenset(
    {"feed", "rating", "evidence", "piece of evidence", "response", "figure", "verdict", "relation"}
)


@dataclass(frozen=True, slots=True)
class _Article:
    """An article that is about to be written, with the numbers of its lines."""

    lines: tuple[int, ...]
    draft: ArticleDraft
    id: UUID | None
    passages: Sequence[PassageDraft]


@dataclass(slots=True)
class _Import:
    """What is read and not yet written."""

    actor: Actor
    origin: Origin | None
    names: Names = field(default_factory=Names)
    articles: list[_Article] = field(default_factory=list)
    # Of the article whose text is to come in the next line.
    begun: tuple[int, Story] | None = None
    # Marks of one article that have lines of their own.
    marks: list[tuple[int, Mark]] = field(default_factory=list)


class Importer:
    """Takes lines up, one after another, and writes what belongs together at once."""

    def __init__(self, actor: Actor, origin: Origin | None = None) -> None:
        """Begin. Raises `Forbidden`."""
        require(actor, Permission.WRITE_ARTICLES)
        require(actor, Permission.ANNOTATE)
        self._run = _Import(actor, origin)

    def take(self, number: int, line: bytes) -> Iterator[Answer]:
        """Take a line up, and yield what is answered by now."""
        return _answered(self._run, number, line)

    def flush(self) -> Iterator[Answer]:
        """Write everything that was taken up, and yield the answers."""
        return _flush(self._run)

    @property
    def holds_parts(self) -> bool:
        """Whether the next line may belong to what was taken up: a text to its article, a mark to others."""
        return self._run.begun is not None or bool(self._run.marks)


def import_lines(actor: Actor, *, lines: Iterable[bytes], origin: Origin | None = None) -> Iterator[Answer]:
    """Import the lines of JSON as they come, and yield an answer for each that isn't blank.

    An article with all its marks is written or refused as one, and everything else goes on. Of marks that
    have lines of their own, those of one article that follow each other are. A line that was imported before
    makes nothing. Whatever was answered is committed, unless the caller has a transaction around this. Raises
    `Forbidden` at once.
    """
    return _imported(Importer(actor, origin), lines)


def _imported(importer: Importer, lines: Iterable[bytes]) -> Iterator[Answer]:
    for number, line in enumerate(lines, 1):
        yield from importer.take(number, line)
    yield from importer.flush()


def _answered(run: _Import, number: int, line: bytes) -> Iterator[Answer]:
    if line.isspace() or not line:
        return
    kind = ""
    try:
        if len(line) > LONGEST:
            raise BadLine(f"This line is longer than {LONGEST:,} bytes. Split it.")
        fields = fields_of_line(line)
        kind = str(fields.get("type", ""))[:60]
        yield from _take(run, number, kind, fields)
    except DomainError as error:
        yield from _refused((number,), kind or "line", error)


def _take(run: _Import, number: int, kind: str, fields: dict[str, Any]) -> Iterator[Answer]:
    """Take one line up, and yield what is answered by now. Raises what is wrong with the line."""
    if run.begun and kind != "revision":
        yield from _textless(run)
    if run.marks and (
        kind != "annotation"
        or str(run.marks[0][1].article) != fields.get("article")
        or len(run.marks) >= _MOST_MARKS
    ):
        yield from _flush(run)
    if kind == "article":
        _take_article(run, number, read(fields, Story))
    elif kind == "revision":
        _take_text(run, number, read(fields, Text))
    elif kind == "annotation":
        yield from _flush_articles(run)
        _take_mark(run, number, read(fields, Mark))
    elif kind in RECORDS:
        yield from _flush(run)
        id, new = make_record(run.actor, kind, fields, run.names)
        yield Answer(number, kind, Outcome.MADE if new else Outcome.HERE, id)
    elif kind in _LEFT_OUT:
        yield Answer(number, kind, Outcome.LEFT_OUT, message="An import makes nothing of such lines.")
    else:
        known = ", ".join(sorted({"article", "revision", "annotation", *RECORDS}))
        raise BadLine(f"There are no lines of this type. Known: {known}.", field="type")
    if len(run.articles) >= _MOST_ARTICLES or sum(len(a.passages) for a in run.articles) >= _MOST_MARKS:
        yield from _flush_articles(run)


def _take_article(run: _Import, number: int, story: Story) -> None:
    """Take an article up, or wait for the line with its text."""
    if story.text is None and not story.blocks:
        run.begun = (number, story)
        return
    _queue(run, (number,), story, None)


def _take_text(run: _Import, number: int, text: Text) -> None:
    """Take the text of the article in the line before."""
    if run.begun is None or run.begun[1].id != text.article:
        raise BadLine("This text doesn't follow the line of its article.", field="article")
    (first, story), run.begun = run.begun, None
    _queue(run, (first, number), story, text)


def _queue(run: _Import, lines: tuple[int, ...], story: Story, text: Text | None) -> None:
    def find(noun: str, given: str | None, field: str) -> UUID | None:
        return run.names.find(noun, given, field=field)

    draft = article_draft(story, text, find)
    run.articles.append(_Article(lines, draft, story.id, passages(story.annotations, find)))


def _take_mark(run: _Import, number: int, mark: Mark) -> None:
    """Take a mark up that has a line of its own."""
    if mark.article is None or mark.id is None:
        missing = "article" if mark.article is None else "id"
        message = (
            "A mark with a line of its own names its article, and has an id: sent again, it makes nothing."
        )
        raise BadLine(message, field=missing)
    run.marks.append((number, mark))


def _textless(run: _Import) -> Iterator[Answer]:
    """Refuse an article whose text never came."""
    if run.begun:
        (number, _), run.begun = run.begun, None
        message = "This article has no text. Give `text`, or `headline` and `blocks`."
        yield from _refused((number,), "article", BadLine(message, field="text"))


def _flush(run: _Import) -> Iterator[Answer]:
    """Write everything that was taken up."""
    yield from _textless(run)
    yield from _flush_articles(run)
    if run.marks:
        marks, run.marks = run.marks, []
        yield from _write_marks(run, marks)


def _flush_articles(run: _Import) -> Iterator[Answer]:
    articles, run.articles = run.articles, []
    yield from _write(run, articles)


def _write(run: _Import, articles: list[_Article]) -> Iterator[Answer]:
    """Write the articles in one transaction. If any is refused, write each half by itself, down to that
    one.
    """
    if not articles:
        return
    try:
        with transaction.atomic():
            answers = _write_all(run, articles)
    except (DomainError, IntegrityError) as error:
        if len(articles) > 1:
            middle = len(articles) // 2
            yield from _write(run, articles[:middle])
            yield from _write(run, articles[middle:])
        else:
            yield from _refused(articles[0].lines, "article", error)
    else:
        yield from answers


def _write_all(run: _Import, articles: list[_Article]) -> list[Answer]:
    """Write the articles with their marks."""
    added = add_articles(run.actor, drafts=[(one.draft, one.id) for one in articles])
    pairs = list(zip(articles, added, strict=True))
    fresh = [(made[0], one.passages) for one, made in pairs if not isinstance(made, AlreadyHere) and made[1]]
    add_passages(run.actor, texts=fresh, origin=run.origin)
    answers: list[Answer] = []
    for one, made in pairs:
        if isinstance(made, AlreadyHere):
            answers += _told(one, Outcome.HERE, made.article, message=made.message)
        elif made[1]:
            answers += _told(one, Outcome.MADE, made[0].id, annotations=len(one.passages))
        else:
            marks = _repeat(run, made[0].id, one.passages)
            answers += _told(one, Outcome.HERE, made[0].id, annotations=marks)
    return answers


def _repeat(run: _Import, article: UUID, given: Sequence[PassageDraft]) -> int:
    """Make the marks of an article that was here already, of those that have an id: the others may be here,
    too.
    """
    drafts = [one for one in given if one.annotation.id]
    if not drafts:
        return 0
    made = mark_passages(run.actor, article_id=article, drafts=drafts, origin=run.origin)
    return sum(new for _, new in made)


def _write_marks(run: _Import, marks: list[tuple[int, Mark]]) -> Iterator[Answer]:
    """Write the marks of one article that have lines of their own."""

    def find(noun: str, given: str | None, field: str) -> UUID | None:
        return run.names.find(noun, given, field=field)

    article = marks[0][1].article
    try:
        drafts = passages([mark for _, mark in marks], find)
        made = mark_passages(run.actor, article_id=article, drafts=drafts, origin=run.origin)  # type: ignore[arg-type] # lines without are refused
    except (DomainError, IntegrityError) as error:
        for number, _ in marks:
            yield from _refused((number,), "annotation", error)
        return
    for (number, _), (id, new) in zip(marks, made, strict=True):
        yield Answer(number, "annotation", Outcome.MADE if new else Outcome.HERE, id, int(new))


def _told(one: _Article, outcome: Outcome, id: UUID, **more: Any) -> Iterator[Answer]:
    """Yield the answers to an article's line, and to that of its text."""
    yield Answer(one.lines[0], "article", outcome, id, **more)
    for number in one.lines[1:]:
        yield Answer(number, "revision", outcome, one.draft.revision)


def _refused(lines: tuple[int, ...], kind: str, error: Exception) -> Iterator[Answer]:
    """Yield the answers to lines of which nothing is written: what is wrong is said of the first."""
    message = "Another request wrote the same at this moment. Send the line again."
    problems: tuple[Problem, ...] = ()
    if isinstance(error, DomainError):
        message, problems = error.message, tuple(error.problems)
    yield Answer(lines[0], kind, Outcome.REFUSED, message=message, problems=problems)
    for number in lines[1:]:
        message = f"Its article, in line {lines[0]}, was refused."
        yield Answer(number, "revision", Outcome.REFUSED, message=message)
