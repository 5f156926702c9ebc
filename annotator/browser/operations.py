"""Writing the browser's scripts of records."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from annotator.browser.rules import browser_scripts

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "static" / "js"
_FORMAT = ("-m", "deno", "fmt", "--quiet", "--config", "tests/js/deno.json", "--ext", "js", "-")


def formatted_scripts() -> dict[Path, str]:
    """Return the scripts as the formatter of scripts writes them, by their files."""
    return {SCRIPTS / name: _formatted(text) for name, text in browser_scripts().items()}


def write_scripts() -> None:
    """Write the scripts."""
    for file, text in formatted_scripts().items():
        file.write_text(text, encoding="utf-8")


def _formatted(text: str) -> str:
    done = subprocess.run(
        [sys.executable, *_FORMAT], cwd=ROOT, input=text, capture_output=True, text=True, check=True
    )
    return done.stdout
