"""What is installed is what was pinned, digest by digest, from wherever the house gets its packages."""

import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from annotator.launch.audit import verdict
from annotator.launch.environment import HASHED, pinned_uv
from tests.architecture.sources import ROOT

FILES = ("requirements.txt", "requirements-dev.txt")


def pins(name: str) -> dict[str, int]:
    """Return how many digests each pinned package has."""
    whole = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in whole.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {line.split()[0]: line.count("--hash=sha256:") for line in lines}


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_with_the_digests_of_its_files(name: str) -> None:
    found = pins(name)
    assert len(found) > 20
    assert [pin for pin, digests in found.items() if digests == 0 or "==" not in pin] == []


@pytest.mark.parametrize("name", FILES)
def test_no_package_index_is_written_down(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links|file:", text) == []


def test_packages_that_bring_machine_code_are_pinned_for_other_machines_too() -> None:
    # Wheels of several Pythons and processors, and the source: one or two would be this machine's alone.
    compiled = ("orjson", "rapidfuzz", "granian", "psycopg-binary")
    found = {pin.partition("==")[0]: digests for pin, digests in pins("requirements.txt").items()}
    assert [name for name in compiled if found[name] < 10] == []


def test_the_installer_itself_is_pinned_by_its_digests() -> None:
    with pinned_uv() as file:
        text = Path(file).read_text(encoding="utf-8")
    assert re.match(r"uv==[\d.]+ \\\n", text)
    assert text.count("--hash=sha256:") == pins("requirements-dev.txt")[text.split()[0]] > 5
    assert text.endswith("\n")
    bootstrap = subprocess.run(
        ["sed", "-n", r"/^uv==/,/[^\\]$/p", str(ROOT / "requirements-dev.txt")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert bootstrap.stdout == text
    script = (ROOT / "annotator/launch/with-python.sh").read_text(encoding="utf-8")
    assert r"sed -n '/^uv==/,/[^\\]$/p'" in script


def test_a_package_of_another_digest_is_not_installed(tmp_path: Path) -> None:
    forged = tmp_path / "six-1.17.0-py2.py3-none-any.whl"
    with ZipFile(forged, "w") as wheel:
        wheel.writestr("six.py", "print('not the one that was pinned')\n")
        wheel.writestr("six-1.17.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: six\nVersion: 1.17.0\n")
        wheel.writestr(
            "six-1.17.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py2-none-any\nTag: py3-none-any\n"
        )
        wheel.writestr("six-1.17.0.dist-info/RECORD", "")
    wanted = tmp_path / "requirements.txt"
    (pin,) = re.findall(r"^six==(?:.*\\\n)+.*\n", (ROOT / FILES[0]).read_text(encoding="utf-8"), re.MULTILINE)
    wanted.write_text(pin)
    uv = [sys.executable, "-m", "uv", "pip", "install", "--target", str(tmp_path / "here"), HASHED]
    answer = subprocess.run(
        [*uv, "--offline", "--no-cache", "--no-index", "--find-links", str(tmp_path), "-r", str(wanted)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode != 0
    assert "Hash mismatch" in answer.stderr
    assert not (tmp_path / "here" / "six.py").exists()


def test_an_audit_without_the_advisory_service_is_no_audit(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "annotator/launch/audit.py"],
        cwd=ROOT,
        # A proxy that refuses: whatever network there is, the service can't be reached.
        env={"PATH": "/usr/bin:/bin", "HTTPS_PROXY": "http://127.0.0.1:9", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("Nothing was audited: the advisory service can't be reached from here.")
    assert len(answer.stderr.splitlines()) == 1


def test_an_audit_tells_what_is_known_and_of_what_nothing_could_be_learnt() -> None:
    flaw = {"id": "CVE-2030-1", "fix_versions": ["2.1"]}
    bad = {"name": "bad", "version": "2.0", "vulns": [flaw]}
    good = {"name": "good", "version": "1.0", "vulns": []}
    silent = {"name": "silent", "skip_reason": "not found"}
    lines = ["bad 2.0: CVE-2030-1, fixed in 2.1"]
    assert verdict([good]) == ([], "1 of 1 packages were audited, no flaws are known.", 0)
    assert verdict([good, bad]) == (lines, "2 of 2 packages were audited, 1 flaws are known.", 1)
    known, sentence, code = verdict([bad, silent])
    assert (known, code) == (lines, 1)
    assert sentence.startswith(
        "1 of 2 packages were audited, 1 flaws are known: the advisory service gave no"
    )
    assert verdict([silent])[1].startswith("Nothing was audited")
    assert verdict([])[2] == 1
