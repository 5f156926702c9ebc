"""Makes and repairs `.venv`, then becomes the command that was asked for. Runs before anything is installed.

    python -I annotator/launch/environment.py run|dev COMMAND...

`run` installs what Galley needs, `dev` also what working on it needs. COMMAND runs with the environment's Python,
with `python` as its first word left out. Standard library only, and only what Python 3.12 has.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
#: Present while packages are being written: an environment that still has it was interrupted and is made anew.
UNFINISHED = VENV / ".unfinished"
FILES = {"run": ["requirements.txt"], "dev": ["requirements.txt", "requirements-dev.txt"]}
OLDEST = (3, 12)


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
            f"Installing the packages failed ({Path(str(error.cmd[0])).name} ended with {error.returncode}; its words "
            "stand above). Check the network and the package index, then start again."
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
        command = [base, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", pinned_uv()]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            return False
        uv = str(VENV / "bin" / "uv")
    # Compiled now, on every core, instead of three times at the first start by three programs.
    command = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(PYTHON), *files]
    environment = os.environ | certificates()
    answer = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
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
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *files]
    subprocess.run(command, check=True)


def pinned_uv() -> str:
    """Return uv with the version that requirements-dev.txt pins."""
    pins = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    pin = re.search(r"^uv==\S+", pins, re.MULTILINE)
    return pin[0] if pin else "uv"


def say(sentence: str) -> None:
    """Tell whoever waits what takes the time; on stderr, so that a command's own output stays clean."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
