#!/bin/sh
# Finds a Python for Galley and hands over to environment.py:
#     sh annotator/launch/with-python.sh run|dev COMMAND...
# The interpreter is found, not assumed: .venv's own, the one that .python-version names (pyenv, uv), then
# python3.14 to python3.12 on the PATH. Where there is none, uv can fetch one (BOOTSTRAP=1), or one sentence says
# what to install.
set -eu
cd "$(dirname "$0")/../.."
ours=annotator/launch/environment.py

usable() {
    # ctypes and ssl too: a Python that was compiled without their headers would fail much later.
    [ -n "$1" ] && "$1" -I -c 'import sys, venv, ssl, ctypes; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

hand_over() {
    python=$1
    shift
    exec "$python" -I "$ours" "$@"
}

if [ -x .venv/bin/python ] && usable .venv/bin/python; then
    hand_over .venv/bin/python "$@"
fi

wanted=$(cat .python-version 2>/dev/null || echo 3.13)
if command -v pyenv >/dev/null 2>&1; then
    found=$(PYENV_VERSION=$wanted pyenv which python 2>/dev/null || true)
    if usable "$found"; then hand_over "$found" "$@"; fi
fi
if command -v uv >/dev/null 2>&1; then
    found=$(uv python find --no-python-downloads "$wanted" 2>/dev/null || true)
    if usable "$found"; then hand_over "$found" "$@"; fi
fi
for name in python3.14 python3.13 python3.12 python3; do
    found=$(command -v "$name" 2>/dev/null || true)
    if usable "$found"; then hand_over "$found" "$@"; fi
done

# Nothing: uv brings its own Python, found on the PATH or fetched by any Python's pip.
uv=$(command -v uv 2>/dev/null || true)
pip=$(command -v python3 2>/dev/null || true)
if [ -n "$pip" ] && ! "$pip" -m pip --version >/dev/null 2>&1; then pip=; fi
advice="install Python $wanted (Debian: apt-get install python3-full; Fedora: dnf install python$wanted)"
if [ -z "$uv" ] && [ -z "$pip" ]; then
    echo "Galley needs Python 3.12 or later, and there is none here: $advice." >&2
    exit 1
fi
if [ "${BOOTSTRAP:-}" != 1 ]; then
    echo "Galley needs Python 3.12 or later, and there is none here: $advice, or let uv download one for this desk alone: make run BOOTSTRAP=1" >&2
    exit 1
fi
failed="uv couldn't bring a Python that works here: $advice."
if [ -z "$uv" ]; then
    mkdir -p var/bootstrap
    # The pin of uv with its digests: from its line to the first one that no backslash continues.
    sed -n '/^uv==/,/[^\\]$/p' requirements-dev.txt >var/bootstrap/uv.txt
    "$pip" -m pip install --quiet --upgrade --target var/bootstrap --require-hashes -r var/bootstrap/uv.txt >&2 ||
        { echo "$failed" >&2; exit 1; }
    uv=var/bootstrap/bin/uv
fi
"$uv" python install --quiet "$wanted" >&2 || { echo "$failed" >&2; exit 1; }
found=$("$uv" python find --managed-python "$wanted" || true)
if usable "$found"; then hand_over "$found" "$@"; fi
echo "$failed" >&2
exit 1
