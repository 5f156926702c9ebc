"""Asks what is known against the pinned packages: `make audit`.

    python annotator/launch/audit.py

Ends with 0 only when the advisory service has answered for each of them and knows nothing. pip-audit itself
counts a package that the service couldn't be asked about as well, and that is how a closed network would look
like safety.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = ("requirements.txt", "requirements-dev.txt")
#: Seconds for each answer of the service.
PATIENCE = "15"


def main() -> int:
    """Print what is known, one line each, then one sentence; return the exit code."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"]
    # The files are pinned whole: nothing has to be resolved or fetched.
    command += ["--disable-pip", "--require-hashes", "--timeout", PATIENCE]
    command += [argument for name in FILES for argument in ("--requirement", str(ROOT / name))]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        report = json.loads(answer.stdout)["dependencies"]
    except (ValueError, LookupError, TypeError):
        words = [line for line in answer.stderr.splitlines() if line.strip()] or ["it printed nothing"]
        sys.stderr.write(
            "Nothing was audited: the advisory service can't be reached from here. Run make audit where the "
            f"network allows pip-audit. (Its last line: {words[-1].strip()[:200]})\n"
        )
        return 1
    lines, sentence, known = verdict(report)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stderr.write(f"{sentence}\n")
    return known


def verdict(report: Sequence[Mapping[str, Any]]) -> tuple[list[str], str, int]:
    """Return a line for each known flaw, a sentence about the whole, and the exit code.

    `report` is pip-audit's list of packages, each with `vulns`, or `skip_reason` when nothing could be learnt
    of it.
    """
    lines = [
        f"{package['name']} {package['version']}: {flaw['id']}, "
        f"fixed in {', '.join(flaw['fix_versions']) or 'no version yet'}"
        for package in report
        for flaw in package.get("vulns", ())
    ]
    unknown = [package["name"] for package in report if "skip_reason" in package]
    count = len(report) - len(unknown)
    audited = f"{count} of {len(report)} packages were audited" if count else "Nothing was audited"
    if unknown:
        names = ", ".join(unknown[:3]) + (", …" if len(unknown) > 3 else "")  # noqa: PLR2004  three show which kind
        why = f"the advisory service gave no answer about {names}; run make audit where it can be reached"
        return lines, f"{audited}, {len(lines)} flaws are known: {why}.", 1
    return lines, f"{audited}, {len(lines) or 'no'} flaws are known.", 1 if lines or not report else 0


if __name__ == "__main__":
    sys.exit(main())
