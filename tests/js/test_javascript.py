"""The JavaScript's own checks, run by deno: types, lint and tests. Nothing is fetched and nothing kept."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "tests" / "js" / "deno.json"
SOURCES = ["static/js", "tests/js"]
OFFLINE = ["--no-remote", "--no-npm"]


def deno(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the deno of this environment with a cache of its own."""
    program = shutil.which(
        "deno", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    )
    assert program, "deno is missing: install requirements-dev.txt"
    environment = {**os.environ, "DENO_DIR": str(tmp_path), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    return subprocess.run(
        [program, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["check", "--config", str(CONFIG), *OFFLINE, *SOURCES], id="its types hold"),
        pytest.param(["lint", "--config", str(CONFIG), *SOURCES], id="the linter is content"),
        pytest.param(
            ["test", "--config", str(CONFIG), *OFFLINE, "--no-check", "--parallel", "tests/js"],
            id="its tests pass",
        ),
    ],
)
def test_the_javascript_is_sound(tmp_path: Path, arguments: list[str]) -> None:
    done = deno(tmp_path, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_wrong_type_is_noticed(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text('/** @type {number} */\nexport const count = "three";\n')
    done = deno(tmp_path, "check", "--config", str(CONFIG), *OFFLINE, str(wrong))
    assert done.returncode != 0
    assert "TS2322" in done.stderr
