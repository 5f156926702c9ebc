"""The stylesheets keep to their layers, name their colours and follow the direction of writing."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

ROOT = Path(__file__).parents[2]
CSS = ROOT / "static" / "css"
SHEETS = sorted(CSS.rglob("*.css"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PHYSICAL = re.compile(
    r"^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right)\b[\w-]*:", re.MULTILINE
)
PLAIN_COLOUR = re.compile(r":[^;{]*(?:#[0-9a-f]{3,8}\b|\brgb|\bhsl)", re.IGNORECASE)


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _rules(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def _layer(path: Path) -> str:
    folder = path.relative_to(CSS).parts[0]
    return folder.removesuffix(".css")


@pytest.mark.parametrize("sheet", SHEETS, ids=_id)
def test_a_sheet_stands_in_the_layer_that_its_folder_names(sheet: Path) -> None:
    rules = re.sub(r'^@import "[^"]+";$', "", _rules(sheet), flags=re.MULTILINE)
    layers = re.findall(r"@layer\s+([\w-]+)\s*\{", rules)
    # Some only name the sheets that a page has.
    assert set(layers) == {_layer(sheet)} or not rules.strip()


@pytest.mark.parametrize("sheet", SHEETS, ids=_id)
def test_a_sheet_follows_the_direction_of_writing(sheet: Path) -> None:
    assert PHYSICAL.findall(_rules(sheet)) == []


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name != "tokens.css"], ids=_id)
def test_a_sheet_names_its_colours(sheet: Path) -> None:
    assert PLAIN_COLOUR.findall(_rules(sheet)) == []


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name != "tokens.css"], ids=_id)
def test_a_sheet_uses_only_tokens_that_exist(sheet: Path) -> None:
    known = {name for other in SHEETS for name in re.findall(r"(--[\w-]+)\s*:", _rules(other))}
    # A name with a fallback may be set from script.
    used = set(re.findall(r"var\((--[\w-]+)\)", _rules(sheet)))
    assert used <= known


@pytest.mark.parametrize("template", TEMPLATES, ids=_id)
def test_a_template_holds_no_inline_style_or_script(template: Path) -> None:
    html = template.read_text(encoding="utf-8")
    assert not re.search(r"<style\b|\sstyle=|\son\w+=|javascript:", html)
    for opening in re.findall(r"<script\b[^>]*>", html):
        assert "src=" in opening


def test_every_static_file_that_a_template_names_exists() -> None:
    written = "".join(template.read_text(encoding="utf-8") for template in TEMPLATES)
    named = set(re.findall(r"""\{% static ["']([^"']+)["'] %\}""", written))
    assert "css/pages/sign-in.css" in named
    # Also those of Django's own admin.
    assert {name for name in named if not finders.find(name)} == set()


def test_a_template_names_no_more_than_the_sites_sheet_and_one_of_its_own() -> None:
    """The others are imported by that one, and sent in one piece with it."""
    for template in TEMPLATES:
        if template.is_relative_to(ROOT / "templates" / "admin"):
            continue  # Django's own pages, with sheets of their own
        html = template.read_text(encoding="utf-8")
        assert len(re.findall(r'<link rel="stylesheet"', html)) <= 1, template
