"""Makes and repairs `.venv`, then becomes the command that was asked for. Runs before anything is installed.

    python -I annotator/launch/environment.py run|dev COMMAND...

`run` installs what Galley needs, `dev` also what working on it needs. COMMAND runs with the environment's
Python, with `python` as its first word left out. Standard library only, and only what Python 3.12 has.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
#: Present while packages are being written: an environment that still has it was interrupted and is made
#: anew.
UNFINISHED = VENV / ".unfinished"
FILES = {"run": ["requirements.txt"], "dev": ["requirements.txt", "requirements-dev.txt"]}
OLDEST = (3, 12)
#: A package that differs from the one that was pinned is refused, and so is one that nobody pinned.
HASHED = "--require-hashes"


def main(kind: str, command: list[str]) -> None:
    """Make sure that the environment holds what `kind` asks for, then become the command."""
    if sys.version_info < OLDEST:
        sys.exit(f"Galley needs Python 3.12 or later, and {sys.executable} is {sys.version.split()[0]}.")
    try:
        with (ROOT / ".venv.lock").open("w", encoding="ascii") as stream:
            # Two makes at the same time: the second waits, then finds everything done.
            fcntl.flock(stream, fcntl.LOCK_EX)
            if not is_complete(kind):
                make(kind)
    except OSError as error:
        sys.exit(f"The environment can't be made in {VENV} ({error.strerror}); make the folder writable.")
    except subprocess.CalledProcessError as error:
        sys.exit(
            f"Installing the packages failed ({Path(str(error.cmd[0])).name} ended with {error.returncode}; "
            "see its output above). Check the network and the package index, then start again."
        )
    os.chdir(ROOT)
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    os.environ["VIRTUAL_ENV"] = str(VENV)
    os.execv(PYTHON, [str(PYTHON), *command])  # noqa: S606  a list, as everywhere: no shell is wanted


def is_complete(kind: str) -> bool:
    """Return whether the environment works and holds these requirements, or more."""
    if UNFINISHED.exists() or not works():
        return False
    wanted = wanted_stamp(kind)
    stamp = VENV / f".{kind}"
    return stamp.is_file() and stamp.read_text(encoding="ascii") == wanted


def works() -> bool:
    """Return whether the environment's Python starts: it doesn't when the one it was made from is gone."""
    if not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-I", "-S", "-c", ""], capture_output=True, check=False).returncode == 0


def wanted_stamp(kind: str) -> str:
    """Return a digest of the pinned requirements."""
    digest = hashlib.sha256()
    for name in FILES[kind]:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make(kind: str) -> None:
    """Make the environment unless it is sound, and install into it."""
    base = getattr(sys, "_base_executable", "") or sys.executable
    if UNFINISHED.exists() or not works():
        say(f"Making the Python environment in {VENV} …")
        if VENV.exists():
            shutil.rmtree(VENV)
        # Without pip: bootstrapping it takes longer than everything else here, and uv installs faster.
        subprocess.run([base, "-m", "venv", "--without-pip", VENV], check=True)
    UNFINISHED.touch()
    say("Installing packages …")
    files = [argument for name in FILES[kind] for argument in ("-r", str(ROOT / name))]
    if not install_with_uv(base, files):
        install_with_pip(files)
    (VENV / f".{kind}").write_text(wanted_stamp(kind), encoding="ascii")
    UNFINISHED.unlink()


def install_with_uv(base: str, files: list[str]) -> bool:
    """Install with uv, found or fetched by pip; return False when that can't be done."""
    uv = shutil.which("uv")
    if uv is None:
        pip = [base, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", HASHED, "-r"]
        with pinned_uv() as pin:
            if subprocess.run([*pip, pin], capture_output=True, check=False).returncode != 0:
                return False
        uv = str(VENV / "bin" / "uv")
    # Compiled now, on every core, instead of three times at the first start by three programs.
    command = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(PYTHON), HASHED]
    environment = os.environ | certificates()
    answer = subprocess.run([*command, *files], capture_output=True, text=True, check=False, env=environment)
    if answer.returncode != 0:
        say("uv couldn't install them; trying pip, which knows its own settings …")
    return answer.returncode == 0


def certificates() -> dict[str, str]:
    """Return uv's variable for a house's own certificates, taken from pip's when only that is set."""
    known = os.environ.get("SSL_CERT_FILE") or os.environ.get("PIP_CERT")
    return {"SSL_CERT_FILE": known} if known else {}


def install_with_pip(files: list[str]) -> None:
    """Install with the pip that Python brings."""
    subprocess.run([PYTHON, "-m", "ensurepip", "--default-pip"], check=True, stdout=subprocess.DEVNULL)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, HASHED, *files], check=True)


@contextmanager
def pinned_uv() -> Iterator[str]:
    """Write a requirements file of uv alone, as requirements-dev.txt pins it, digests included; yield its
    path.
    """
    pins = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    # The pin's line and those that a backslash joins to it.
    pin = re.search(r"^uv==.*(?<=\\)\n(?:.*\\\n)*.*\n", pins, re.MULTILINE)
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as stream:
        stream.write(pin[0] if pin else "")
        stream.flush()
        yield stream.name


def say(sentence: str) -> None:
    """Say what takes the time; on stderr, so that a command's own output stays clean."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
