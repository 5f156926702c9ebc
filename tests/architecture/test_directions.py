"""Recorded words have their own direction of writing wherever a page shows or takes them.

Names, statements and notes come in every language. What holds recorded words alone has `dir`; among other
words they stand in `<bdi>`, so that what follows them stays where it belongs. What is never recorded text is
listed here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django import forms

from tests.architecture.sources import ROOT

#: Django's own, word for word but for the directions that the journeys check.
_DJANGO = {"change_list_results.html", "fieldset.html"}
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.html") if path.name not in _DJANGO)
_CODE = r"\{%.*?%\}|\{\{.*?\}\}"
_TOKEN = re.compile(
    rf"\{{#.*?#\}}|\{{%.*?%\}}|(?P<shown>\{{\{{.*?\}}\}})|<!--.*?-->"
    rf'|<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<about>(?:{_CODE}|"(?:{_CODE}|[^"])*"|[^>"])*)>',
    re.DOTALL,
)
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_PLAIN = {"title", "script", "style", "option", "code"}
"""No element may stand in these, or their text is code."""
_IS_NO_TEXT = re.compile(r'readonly|inputmode="numeric"')
_TYPED = re.compile(r'type="(?:text|search)"')
#: The last part of a name, or a filter: numbers, days, grades, addresses, what is written in one way.
_NAMES = re.sub(
    r"\s+",
    "|",
    """count total number version revision id pk url address link date day days time created modified when
    start end at from until grade letter label label_tag help_text noun plural kind status page
    size percent place counter counter0 errors method path code nonce scope format lines markup svg
    import_map query
    key tag csrf_token length share choice_label ending claims credibility country_code management_form
    super""",
)
_FILTERS = re.sub(
    r"\s+",
    "|",
    """date time timesince intcomma pluralize json_script length stringformat urlencode yesno floatformat
    number moment day when counted written""",
)
_OURS = re.compile(
    rf"(?:^|[._])(?:{_NAMES})(?:\|(?:capfirst|lower|filesizeformat))?$|get_\w+_display"
    rf"|\|(?:{_FILTERS})\b"
)
#: Words of the interface, by the template where another one might show something recorded.
_INTERFACE = frozenset(
    [
        "add",
        "block.text",  # the story has its direction
        "caption",
        "entry.words",
        "field",
        "form.match_case",
        "form.text",
        "form.whole_words",
        "heading",
        "help",
        "label",
        "line.said",
        "message",
        "minutes",
        "most",
        "operation.summary",
        "operation.example",
        "opts.app_config.verbose_name",
        "opts.verbose_name",
        "opts.verbose_name_plural",
        "role",
        "paragraph",
        "plan.unit",
        "record.articles",
        "record.origins",
        "refused",
        "section.html",
        "section.name",
        "taken",
        "theirs",
        "sentence",
        "subtitle",
        "title",
        "info.description",
        "field.meaning",
        "field.name",
        "field.type",
        "answer.meaning",
        "user.roles",
        "words",
        "change.field",
        "job.done",
        "job.made",
        "job.here",
        "job.refused",
        "job.left_out",
        "job.annotations",
        "line.line",  # its number
        "shown",  # how many
        "form.dry_run",
        "ids",
        "scheme",
        "conflict.scheme",
        "side.role",
        "article.language",
        "chart.most",
        "line.name",
        "line.role",
        "line.source",
        "publication.frame",
        "publication.oembed",
        "publication.script",
        "publication.statuses",
        "publication.open",  # how many
        "row.open_in_words",
        "line.more",
        "batch.made",
        "batch.changed",
        "batch.unchanged",
        "batch.left_out",
        "batch.refused",
        "writes",
        "gains",
        "used",
        "one.lines",
        "one.likely",
        "button",
        "difference.words",  # the label of a field
        "line.told.done",
        "one.seen_from_other",
        "tie.seen_from_other",
        "blocks.html",  # each box has its direction
        "page.notes",
    ]
)
#: Sentences of ours about what was sent; they quote it in marks.
_TROUBLES = frozenset(
    [
        "trouble",
        "error",
        "warning",
        "reason",
        "more",
        "redaction.error",
        "job.error",
        "problem.message",
        "one.message",
        "one.why",
        "line.kept_because",
        "said",
        "note",
        "change",
    ]
)


def forgotten(text: str) -> list[str]:
    """Return what a template shows or takes that has no direction of its own."""
    found: list[str] = []
    open_tags: list[tuple[str, str]] = []
    for token in _TOKEN.finditer(text):
        if token["shown"]:
            expression = token["shown"][2:-2].strip()
            name = expression.split("|")[0]
            known = name in _INTERFACE | _TROUBLES or _OURS.search(re.split(r"\|default", expression)[0])
            if not known and name[:1] != '"' and not _has_direction(open_tags):
                found.append(f"{{{{ {expression} }}}}")
        elif token["tag"]:
            tag, about = token["tag"].lower(), token["about"]
            is_typed = (tag == "input" and _TYPED.search(about)) or tag == "textarea"
            if is_typed and "dir=" not in about and not token["close"] and not _IS_NO_TEXT.search(about):
                found.append(token[0])
            if token["close"]:
                _close(open_tags, tag)
            elif tag not in _VOID:
                open_tags.append((tag, about))
    return found


def _has_direction(open_tags: list[tuple[str, str]]) -> bool:
    """Tell whether the innermost element holds the words alone, or one above it does so."""
    if not open_tags:
        return True
    return any(tag in {"bdi", *_PLAIN} or " dir=" in about for tag, about in open_tags[-3:])


def _close(open_tags: list[tuple[str, str]], tag: str) -> None:
    """Take off the innermost element of this name, and what was left open in it."""
    for place in range(len(open_tags) - 1, -1, -1):
        if open_tags[place][0] == tag:
            del open_tags[place:]
            return


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_forgets_the_direction_of_recorded_words(template: Path) -> None:
    assert forgotten(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("planted", "count"),
    [
        ("<p>{{ row.headline }}</p>", 1),
        ("<p>By {{ article.by }}</p>", 1),
        ("<p>By <bdi>{{ article.by }}</bdi></p>", 0),
        ('<p dir="auto">{{ row.headline }}</p>', 0),
        ('<h2 dir="auto"><a href="{{ row.url }}">{{ row.headline }}</a></h2>', 0),
        ("<p>{{ row.count }} of {{ page.total }}</p>", 0),
        ('<input type="search" name="q">', 1),
        ('<input type="search" name="q" dir="auto">', 0),
    ],
)
def test_what_is_forgotten_is_found(planted: str, count: int) -> None:
    assert len(forgotten(planted)) == count


@pytest.mark.parametrize("field", [forms.CharField(), forms.CharField(widget=forms.Textarea)])
def test_a_form_takes_words_in_their_own_direction(field: forms.Field) -> None:
    shown = str(type("Words", (forms.Form,), {"words": field})({"words": "قال"})["words"])
    assert 'dir="auto"' in shown
    assert "قال" in shown
