"""Packs the modules of one page into few scripts: what the page loads at once, and what it loads on demand.

Small modules are easy to read but slow to send: each is a request, and compresses
alone. So when static files are collected, a page's modules are laid side by side in one script,
each in a scope of its own, in the order in which the browser would run them. What is imported on demand stays
apart, and so does what several of those share, unless it is there already when they are asked for. The page's
own module stays apart too: it may wait at its outermost level for something loaded on demand, which can't run
before the modules that it shares with the page.

This understands the few forms of import and export that the sources use, each at the start of a line, and
refuses any other by name.
"""

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from annotator.web._modules import DYNAMIC_IMPORT, graph, imports_of, read_module, resolve

IMPORT = re.compile(
    r"""^import\s*(?:\{(?P<names>[^}]*)\}\s*from\s*)?["'](?P<specifier>\.{1,2}/[^"']+)["'];?""", re.MULTILINE
)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) ?([\w$]+))", re.MULTILINE)
#: Says that a file without imports is a module; it exports nothing.
EMPTY_EXPORT = re.compile(r"^export \{\s*\};?$", re.MULTILINE)
#: The name of the script with everything that a page imports.
AT_ONCE = "imports"
OTHER_FORM = re.compile(r"^(?:import\b(?!\()|export\b)[^\n]*|\bimport\.meta\b", re.MULTILINE)


class UnpackableError(Exception):
    """A module imports or exports in a way that packing doesn't know."""

    def __init__(self, module: str, reason: str) -> None:
        super().__init__(f"{module} can't be packed: {reason}")


@dataclass(frozen=True, slots=True)
class Script:
    """One packed file: its static name, and the modules in it, each after those that it imports."""

    name: str
    modules: tuple[str, ...]


def scripts_of(entry: str) -> list[Script]:
    """Return the scripts that a page's modules are packed into: the page's own, what it imports, the others.

    Raises MissingModuleError and UnpackableError.
    """
    at_once, on_demand = _in_order(entry)[:-1], _loaded_on_demand(entry)
    there = _there_before(entry, on_demand)
    reach = {name: [each for each in _in_order(name) if each not in there[name]] for name in on_demand}
    parts: dict[tuple[str, ...], list[str]] = {}
    for modules in reach.values():
        for module in modules:
            part = parts.setdefault(tuple(name for name in on_demand if module in reach[name]), [])
            if module not in part:
                part.append(module)
    stem = entry.removesuffix(".js")
    # A part is called after its last module, which is what the others are there for.
    named = {PurePosixPath(modules[-1]).stem: modules for modules in parts.values()}
    if len(named) < len(parts) or AT_ONCE in named:
        raise UnpackableError(entry, "two modules that are loaded on demand have the same name")
    scripts = {AT_ONCE: at_once, **named} if at_once else named
    return [Script(entry, (entry,)), *(Script(f"{stem}.{name}.js", tuple(scripts[name])) for name in scripts)]


def pack(entry: str) -> dict[str, str]:
    """Return static name → source of each script of a page. Raises MissingModuleError and UnpackableError."""
    scripts = scripts_of(entry)
    packer = _Packer(entry, scripts)
    return {script.name: packer.source(script) for script in scripts}


class _Packer:
    """Knows the constant that holds each module of a page, and its script."""

    def __init__(self, entry: str, scripts: list[Script]) -> None:
        self.entry = entry
        modules = [module for script in scripts for module in script.modules]
        self.constant = {module: f"${number}" for number, module in enumerate(modules)}
        self.home = {module: script.name for script in scripts for module in script.modules}
        self.wanted = {
            each for module in modules for each in _imported(module) if self._is_apart(module, each)
        }
        self.wanted.update(_loaded_on_demand(entry))

    def source(self, script: Script) -> str:
        """Return a script's text: what it takes from other scripts, its modules, what others take from it."""
        bodies = [self._scope(module) for module in script.modules]
        taken: dict[str, set[str]] = {}
        for module in script.modules:
            for each in _imported(module):
                if self._is_apart(module, each):
                    taken.setdefault(self.home[each], set()).add(self.constant[each])
        imports = [
            f'import {{ {", ".join(sorted(taken[other]))} }} from "{_beside(other)}";'
            for other in sorted(taken)
        ]
        given = ", ".join(self.constant[module] for module in script.modules if module in self.wanted)
        return "\n".join([*imports, *bodies, f"export {{ {given} }};" if given else ""])

    def _scope(self, module: str) -> str:
        """Return a module's text as the value of its constant: an object with what it exports."""
        source = EMPTY_EXPORT.sub("", read_module(module))
        source = IMPORT.sub(lambda found: self._bind(module, found), source)
        source = EXPORT.sub("", source)
        if other := OTHER_FORM.search(source):
            raise UnpackableError(module, other[0])
        source = DYNAMIC_IMPORT.sub(lambda found: self._load(module, found), source)
        if module == self.entry:
            # Nobody imports it, and only at the outermost level may it wait for what it loads.
            return source
        exports = ", ".join(_exports(module))
        return f"const {self.constant[module]} = (() => {{\n{source}\nreturn {{ {exports} }};\n}})();"

    def _bind(self, module: str, found: re.Match[str]) -> str:
        names, target = found["names"], resolve(module, found["specifier"])
        if names is None:
            return ""
        missing = {name.split()[0] for name in names.split(",") if name.strip()} - set(_exports(target))
        if missing:
            raise UnpackableError(module, f"{target} doesn't export {', '.join(sorted(missing))}")
        return f"const {{{names.replace(' as ', ': ')}}} = {self.constant[target]};"

    def _load(self, module: str, found: re.Match[str]) -> str:
        target = resolve(module, found[1])
        # In a comment it is a type, whose module may not be loaded at all.
        if target not in self.home:
            return found[0]
        return f'import("{_beside(self.home[target])}").then((script) => script.{self.constant[target]})'

    def _is_apart(self, module: str, imported: str) -> bool:
        return self.home[module] != self.home[imported]


def _beside(script: str) -> str:
    """Return the specifier of a script for its neighbours: all of a page's are in one folder."""
    return f"./{posixpath.basename(script)}"


def _exports(module: str) -> list[str]:
    return EXPORT.findall(read_module(module))


def _imported(module: str) -> list[str]:
    return [resolve(module, specifier) for specifier in imports_of(read_module(module))[0]]


def _asked_for(module: str) -> set[str]:
    return {resolve(module, specifier) for specifier in imports_of(read_module(module))[1]}


def _loaded_on_demand(entry: str) -> list[str]:
    """Return the modules that an `import()` anywhere behind the page names, and that aren't there at once."""
    at_once, later = graph(entry)
    named = {each for name in [*at_once, *later] for each in _asked_for(name)}
    return [name for name in later if name in named]


def _there_before(entry: str, on_demand: list[str]) -> dict[str, set[str]]:
    """Return what is loaded for certain when each of these is asked for: with every module that may ask for
    it.
    """
    whole = {name: set(_in_order(name)) for name in [entry, *on_demand]}
    askers = {
        name: [module for module in set().union(*whole.values()) if name in _asked_for(module)]
        for name in on_demand
    }
    # Those that ask are asked for themselves: from too much, to what all ways there have in common.
    there: dict[str, set[str]] = {name: set().union(*whole.values()) for name in on_demand} | {entry: set()}
    while True:
        beside = {name: whole[name] | there[name] for name in whole}
        less = {
            name: set.intersection(
                *(beside[home] for asker in askers[name] for home in whole if asker in whole[home])
            )
            for name in on_demand
        } | {entry: set()}
        if less == there:
            return there
        there = less


def _in_order(module: str) -> list[str]:
    """Return a module after all that it imports, in the order in which the browser runs them."""
    done: list[str] = []
    waiting: list[str] = []

    def visit(name: str) -> None:
        if name in waiting:
            raise UnpackableError(name, f"it imports itself through {', '.join(waiting)}")
        if name in done:
            return
        waiting.append(name)
        for imported in _imported(name):
            visit(imported)
        waiting.pop()
        done.append(name)

    visit(module)
    return done
