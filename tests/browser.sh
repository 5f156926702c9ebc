#!/bin/sh
# Makes sure that there is a Chromium for the browser journeys; says what to install when it can't.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
root=
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        root="sudo -n"
    else
        echo "The browser tests need Chromium: ask an administrator for apt-get install chromium (or dnf install chromium)." >&2
        exit 1
    fi
fi
echo "Installing Chromium for the browser tests …" >&2
if command -v apt-get >/dev/null 2>&1; then
    $root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $root apt-get install -qq -y --no-install-recommends chromium >/dev/null
elif command -v dnf >/dev/null 2>&1; then
    $root dnf install -q -y chromium
else
    echo "The browser tests need Chromium, and neither apt-get nor dnf is here to install it: install it by hand." >&2
    exit 1
fi
