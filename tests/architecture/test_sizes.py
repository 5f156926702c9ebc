"""No file and no function grows past what one can hold in mind."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, python_files, short, tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
LONGEST_LINE = 110
#: What can't be broken in a template: a tag of Django's, an attribute, and the name of an element with its
#: first attribute.
TEMPLATE_WORD = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}")
ATTRIBUTE = re.compile(r"""(?:<[a-z]+ )?[a-z-]+=(?:"[^"]*"|'[^']*')""")
#: How the lines begin that are wide all the same: a break would be part of a title; the blocks of a story
#: stand with nothing between them.
KEPT_WIDE = {
    "templates/_story_sections.html": "{% for block in group.blocks %}",
    "templates/desk/details.html": "{% block title %}",
}


def lines_of(text: str) -> int:
    return len(text.splitlines())


def test_no_python_file_is_longer_than_the_budget() -> None:
    files = [*python_files(*PACKAGES, "tests", "benchmarks"), ROOT / "manage.py"]
    # Django writes migrations, and nobody holds one in mind.
    written = [path for path in files if "migrations" not in path.parts]
    sizes = {short(path): lines_of(path.read_text(encoding="utf-8")) for path in written}
    assert len(sizes) > 50
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}


def scripts_and_style_sheets() -> list[Path]:
    return [
        *(ROOT / "static").rglob("*.js"),
        *(ROOT / "static").rglob("*.css"),
        *(ROOT / "tests" / "js").rglob("*.js"),
    ]


def test_no_script_or_style_sheet_is_longer_than_the_budget() -> None:
    sizes = {short(path): lines_of(path.read_text(encoding="utf-8")) for path in scripts_and_style_sheets()}
    assert len(sizes) > 10
    assert {path: size for path, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_line_of_a_script_or_style_sheet_is_wider_than_the_budget() -> None:
    """The formatter breaks code, not comments or strings. One word, such as a pattern, can't be broken."""
    too_wide = [
        f"{short(path)}:{number}"
        for path in scripts_and_style_sheets()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > LONGEST_LINE and len(line.split()) > 1
    ]
    assert too_wide == []


def can_be_broken(line: str) -> bool:
    """Return whether a line of a template has a place for a line break."""
    whole = TEMPLATE_WORD.sub("x", line)
    return len(ATTRIBUTE.sub("x", whole).split()) > 1


def is_django_s(path: Path) -> bool:
    """Tell whether a template is Django's own, word for word but for a direction of writing."""
    return "django" in path.parts or path.name in {"change_list_results.html", "fieldset.html"}


def test_no_line_of_a_template_is_wider_than_the_budget() -> None:
    """The formatters of templates indent, but break nothing. One word, such as a tag, can't be broken."""
    too_wide = [
        (short(path), line)
        for path in (ROOT / "templates").rglob("*.html")
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line) > LONGEST_LINE and can_be_broken(line) and not is_django_s(path)
    ]
    assert [path for path, line in too_wide if not line.strip().startswith(KEPT_WIDE.get(path, "\n"))] == []
    assert {path for path, _ in too_wide} == KEPT_WIDE.keys()


@pytest.mark.parametrize(
    ("line", "breaks"),
    [
        ('  {% include "row.html" with heading="Two words" rows=rows only %}', False),
        ('  <a href="{% url "desk:sources" %}{% querystring after=next %}">Next</a>', False),
        ('  aria-label="Claims over time">', False),
        ('  <a class="button" href="/">Next</a>', True),
        ("  <p>Two words</p>", True),
        ("  {% if a %}{{ b }} {{ c }}{% endif %}", True),
    ],
)
def test_a_line_of_a_template_is_broken_where_white_space_is(line: str, *, breaks: bool) -> None:
    assert can_be_broken(line) is breaks


def test_no_function_is_longer_than_the_budget() -> None:
    too_long = {
        f"{short(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in python_files(*PACKAGES, "tests", "benchmarks")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert too_long == {}
