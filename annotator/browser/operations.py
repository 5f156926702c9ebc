"""Writing the browser's script of records."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from annotator.browser.rules import browser_script

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = ROOT / "static" / "js" / "store" / "drafts.js"


def formatted_script() -> str:
    """Return the script as the formatter of scripts writes it."""
    command = [
        sys.executable, "-m", "deno", "fmt", "--quiet", "--config", "tests/js/deno.json", "--ext", "js", "-",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=ROOT, input=browser_script(), capture_output=True, text=True, check=True
    )
    return done.stdout


def write_script() -> None:
    """Write the script anew."""
    FILE.write_text(formatted_script(), encoding="utf-8")
