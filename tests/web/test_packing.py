"""The scripts that are sent: packed from the modules without changing what they do, minified, and small."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.templatetags.static import static

from annotator.web._modules import graph
from annotator.web._packing import UnpackableError, pack, scripts_of
from annotator.web.storage import packed
from tests.web.conftest import Write

ROOT = Path(__file__).parents[2]
DENO = Path(sys.executable).with_name("deno")
ENTRIES = sorted(f"js/pages/{path.name}" for path in (ROOT / "static" / "js" / "pages").glob("*.js"))
#: Bytes that the scripts of one page may have together, compressed: those that it loads at once, before any
#: mark is seen (the design allows 40 kB), and those that it loads on demand: 46 kB for the desk, right behind
#: the first marks (the places of the margin and the filter of the list among it, and 5 kB to read names,
#: kinds and words of saying in four languages), 4 kB for keeping and sending, 19 kB for a claim's record and
#: its history, 12 kB for what keys open (help, changing keys, palette, finding, the ends of a mark), 4.5 kB
#: for what others do meanwhile, 3.5 kB for markup view.
MOST_BYTES = 17_500
MOST_BYTES_ON_DEMAND = 96_000


def _deno(folder: Path, command: str, *arguments: str) -> str:
    """Run deno offline, and return what it prints."""
    done = subprocess.run(
        [DENO, command, "--no-remote", "--no-npm", *arguments],
        cwd=folder,
        env={"NO_COLOR": "1", "DENO_DIR": str(folder / "deno"), "DENO_NO_UPDATE_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _output(folder: Path, scripts: dict[str, str], entry: str) -> str:
    """Run a page's scripts and return what they print."""
    for name, source in scripts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return _deno(folder, "run", "--allow-read", entry)


def _minified(entry: str) -> dict[str, str]:
    scripts = {}
    for name, (storage, path) in packed([entry]).items():
        with storage.open(path) as file:
            scripts[name] = bytes(file.read()).decode()
    return scripts


DIAMOND = {
    "js/pages/entry.js": """
import { top as highest } from "../top.js";
import "../side-effect.js";
import { names } from "../bottom.js";
const later = await import("../later.js");
console.log(highest, names.join(), later.answer(), later.Kept.made);
""",
    "js/top.js": 'import {\n  names,\n} from "./bottom.js";\n'
    'names.push("top");\nexport const top = "summit";\n',
    "js/side-effect.js": 'import { names } from "./bottom.js";\nnames.push("side effect");\nexport {};\n',
    "js/bottom.js": 'const top = "hidden";\nexport const names = [top];\n',
    "js/later.js": """
import { names } from "./bottom.js";
import { shared } from "./shared.js";
export async function unused() {}
export class Kept {
  static made = `${names.at(-1) ?? `${"never"}`}`;
}
export function answer() {
  return shared;
}
""",
    "js/shared.js": "export const shared = 42;\n",
}


@pytest.mark.parametrize("form", [pack, _minified], ids=["packed", "minified"])
def test_a_packed_page_does_what_its_modules_do(
    write: Write, tmp_path: Path, form: Callable[[str], dict[str, str]]
) -> None:
    write(DIAMOND)
    expected = _output(tmp_path, DIAMOND, "js/pages/entry.js")
    assert expected == "summit hidden,top,side effect 42 side effect\n"
    assert _output(tmp_path / "packed", form("js/pages/entry.js"), "js/pages/entry.js") == expected


def test_what_is_loaded_on_demand_stays_apart_and_so_does_what_it_shares(write: Write) -> None:
    write(
        {
            "js/pages/entry.js": 'import "../base.js";\nimport("../one.js");\nimport("../two.js");',
            "js/base.js": "export {};",
            "js/one.js": 'import "./base.js";\nimport "./both.js";',
            "js/two.js": 'import "./both.js";',
            "js/both.js": "export {};",
        }
    )
    assert [(script.name, script.modules) for script in scripts_of("js/pages/entry.js")] == [
        ("js/pages/entry.js", ("js/pages/entry.js",)),
        ("js/pages/entry.imports.js", ("js/base.js",)),
        ("js/pages/entry.both.js", ("js/both.js",)),
        ("js/pages/entry.one.js", ("js/one.js",)),
        ("js/pages/entry.two.js", ("js/two.js",)),
    ]


def test_what_is_there_when_a_script_asks_for_another_is_not_sent_with_that_one_too(write: Write) -> None:
    write(
        {
            "js/pages/entry.js": 'import("../one.js");',
            "js/one.js": 'import "./shared.js";\nimport("./two.js");\nimport("./three.js");',
            "js/two.js": 'import "./shared.js";\nimport "./both.js";\nimport("./three.js");',
            "js/three.js": 'import "./shared.js";\nimport "./both.js";',
            "js/both.js": "export {};",
            "js/shared.js": "export {};",
        }
    )
    assert [(script.name, script.modules) for script in scripts_of("js/pages/entry.js")] == [
        ("js/pages/entry.js", ("js/pages/entry.js",)),
        ("js/pages/entry.one.js", ("js/shared.js", "js/one.js")),
        ("js/pages/entry.both.js", ("js/both.js",)),
        ("js/pages/entry.two.js", ("js/two.js",)),
        ("js/pages/entry.three.js", ("js/three.js",)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "export default 1;",
        "export let count = 0;",
        'export * from "../other.js";',
        'import all from "../other.js";',
        'import { missing } from "../other.js";',
        "const here = import.meta.url;",
    ],
)
def test_a_form_that_packing_does_not_know_is_refused(write: Write, line: str) -> None:
    write({"js/pages/entry.js": f"{line}\n", "js/other.js": "export const other = 1;\n"})
    with pytest.raises(UnpackableError, match=r"js/pages/entry\.js"):
        pack("js/pages/entry.js")


def test_a_circle_of_imports_is_refused(write: Write) -> None:
    write(
        {
            "js/pages/entry.js": 'import "../a.js";',
            "js/a.js": 'import "./b.js";',
            "js/b.js": 'import "./a.js";',
        }
    )
    with pytest.raises(UnpackableError, match="imports itself"):
        pack("js/pages/entry.js")


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_module_of_a_page_is_sent_exactly_once(entry: str) -> None:
    sent = [module for script in scripts_of(entry) for module in script.modules]
    assert sorted(sent) == sorted(name for names in graph(entry) for name in names)


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_minified_scripts_of_a_page_are_sound_modules(entry: str, tmp_path: Path) -> None:
    for name, source in _minified(entry).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    _deno(tmp_path, "check", "js")


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_script_of_a_page_is_served_and_none_is_missing(entry: str) -> None:
    html = Template("{% load page %}{% module_scripts entry %}").render(Context({"entry": entry}))
    found = re.search(r'<script type="importmap">(.*?)</script>', html)
    assert found is not None
    addresses: dict[str, str] = json.loads(found[1])["imports"]
    for address in addresses.values():
        source = (Path(settings.STATIC_ROOT) / address.removeprefix("/static/")).read_text(encoding="utf-8")
        for other in re.findall(r'(?:from|import\()\s*"\./([^"]+)"', source):
            assert f"/static/js/pages/{other}" in addresses, f"{address} imports {other}"


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_scripts_of_a_page_are_small(entry: str) -> None:
    needed = set(graph(entry)[0])
    scripts = {
        Path(settings.STATIC_ROOT) / static(one.name).removeprefix("/static/"): set(one.modules) <= needed
        for one in scripts_of(entry)
    }
    packed = {file: file.with_name(f"{file.name}.gz") for file in scripts}
    # A script of a few lines grows when it is compressed, and is sent as it is.
    sizes = {file: (small if small.exists() else file).stat().st_size for file, small in packed.items()}
    assert sum(size for file, size in sizes.items() if scripts[file]) <= MOST_BYTES, sizes
    assert sum(size for file, size in sizes.items() if not scripts[file]) <= MOST_BYTES_ON_DEMAND, sizes
    # What is counted is what is sent.
    assert all(
        gzip.decompress(small.read_bytes()) == file.read_bytes()
        for file, small in packed.items()
        if small.exists()
    )


def test_no_module_is_left_beside_the_scripts() -> None:
    left = [path.name for path in (Path(settings.STATIC_ROOT) / "js").rglob("*.js")]
    assert left
    assert all(re.search(r"\.[0-9a-f]{12}\.js$", name) for name in left)
