"""A page names every module behind it, or the scripts into which they were packed."""

import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template import Context, Template
from pytest_django import Settings

from annotator.web._modules import MissingModuleError, graph, imports_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def sources(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A static folder of its own, collected nowhere."""
    folder = tmp_path / "sources"
    folder.mkdir()
    settings.STATICFILES_DIRS = [folder]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]  # an lru_cache that the stubs don't know
    yield folder
    finders.get_finder.cache_clear()  # type: ignore[attr-defined]  # an lru_cache that the stubs don't know


def _write(folder: Path, files: dict[str, str]) -> None:
    for name, source in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")


def _collect(settings: Settings, target: Path) -> None:
    settings.STATIC_ROOT = target
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "annotator.web.storage.PackedStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, stdout=StringIO(), verbosity=0)


def _render(entry: str, **context: str) -> str:
    template = Template("{% load page %}{% module_scripts entry %}")
    return template.render(Context({"entry": entry, **context}))


def test_every_form_of_import_statement_is_seen() -> None:
    source = """
import { a } from "./a.js";
import b, {
  c,
} from '../b.js'
import * as d from "./d.js"
import "./side-effect.js";
export * from "./e.js";
export { f } from "./f.js";
"""
    assert imports_of(source)[0] == ["./a.js", "../b.js", "./d.js", "./side-effect.js", "./e.js", "./f.js"]


def test_imports_in_comments_types_and_strings_are_nothing_to_load() -> None:
    source = """
/** @typedef {import("./types.js").Span} Span */
// import { a } from "./a.js";
/*
 * import { b } from "./b.js";
 */
export const text = "./c.js";
export function find() { return from("./d.js"); }
const typed = /** @type {Map<string, import("./e.js").E>} */ (new Map());
"""
    assert imports_of(source) == ([], [])


def test_an_import_on_demand_is_mapped_but_not_preloaded(sources: Path) -> None:
    _write(sources, {"js/entry.js": 'const later = () => import("./later.js");', "js/later.js": ""})
    assert graph("js/entry.js") == (["js/entry.js"], ["js/later.js"])


def test_the_graph_follows_imports_through_folders_and_circles(sources: Path) -> None:
    _write(
        sources,
        {
            "js/pages/entry.js": 'import "../store/a.js";',
            "js/store/a.js": 'import "./b.js";',
            "js/store/b.js": 'import "./a.js";\nimport "../net/c.js";',
            "js/net/c.js": "",
            "js/net/unused.js": "",
        },
    )
    assert graph("js/pages/entry.js")[0] == [
        "js/pages/entry.js",
        "js/store/a.js",
        "js/store/b.js",
        "js/net/c.js",
    ]


def test_a_missing_module_is_named_together_with_its_importer(sources: Path) -> None:
    _write(sources, {"js/entry.js": 'import "./gone.js";'})
    with pytest.raises(MissingModuleError, match=r"js/gone\.js \(imported by js/entry\.js\)"):
        graph("js/entry.js")


def test_a_page_names_its_collected_scripts(sources: Path, settings: Settings, tmp_path: Path) -> None:
    _write(
        sources,
        {
            "js/pages/a.js": 'import { b } from "../b.js";\nb();\nimport("../c.js");',
            "js/b.js": "export function b() {}",
            "js/c.js": "export const c = 1;",
        },
    )
    _collect(settings, tmp_path / "collected")
    html = _render("js/pages/a.js", csp_nonce="n0nce")
    found = re.search(r'<script type="importmap" nonce="n0nce">(.*?)</script>', html)
    assert found is not None
    addresses = json.loads(found[1])["imports"]
    assert addresses.keys() == {f"/static/js/pages/{name}.js" for name in ("a", "a.imports", "a.c")}
    assert re.fullmatch(r"/static/js/pages/a\.c\.[0-9a-f]{12}\.js", addresses["/static/js/pages/a.c.js"])
    assert html.index("importmap") < html.index("modulepreload") < html.index('type="module"')
    # What is loaded on demand doesn't compete with what is needed at once.
    assert html.count("modulepreload") == 2


def test_without_hashed_names_no_map_is_written(sources: Path) -> None:
    _write(sources, {"js/a.js": ""})
    assert _render("js/a.js").splitlines() == [
        '<link rel="modulepreload" href="/static/js/a.js">',
        '<script type="module" src="/static/js/a.js"></script>',
    ]


def test_no_page_module_is_imported_by_another() -> None:
    for path in (ROOT / "static" / "js").rglob("*.js"):
        for specifier in imports_of(path.read_text(encoding="utf-8"))[0]:
            assert "/pages/" not in specifier, path
