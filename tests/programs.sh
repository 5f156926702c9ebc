#!/bin/sh
# Makes sure of the programs that the journeys need and Python can't bring: Chromium, and openssl and nginx for the
# journey through TLS. Says what to install when it can't. Of Chromium its headless shell is the better one: the same
# engine without a browser's own windows, which cost a second of a processor for each profile that a test opens.
set -eu
cd "$(dirname "$0")/.."
# Where nginx is unpacked: installed, it would begin to serve this machine.
unpacked=var/programs

any() {
    for name in "$@"; do
        if command -v "$name" >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

can_run_nginx() {
    # Not everybody has /usr/sbin on the PATH.
    any nginx /usr/sbin/nginx || "$unpacked/usr/sbin/nginx" -v >/dev/null 2>&1
}

give_up() {
    echo "The browser tests need $1: ask an administrator for apt-get install $2 (or dnf install $2)." >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    any apt-get dnf && { [ "$(id -u)" = 0 ] || { any sudo && sudo -n true 2>/dev/null; }; }
}

browser=
any chromium-headless-shell chromium chromium-browser google-chrome || browser=chromium
others=
any openssl || [ "${1:-}" = browser ] || others=openssl
missing=$(echo $browser $others)
if [ -n "$missing" ]; then
    may_install || give_up "$missing" "$missing"
    echo "Installing for the browser tests: $missing …" >&2
    # shellcheck disable=SC2086  # one word per package
    if any apt-get; then
        as_root apt-get update -qq
        if [ -n "$browser" ] && apt-cache show "$browser-headless-shell" >/dev/null 2>&1; then
            browser=$browser-headless-shell
        fi
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $browser $others >/dev/null
    else
        as_root dnf install -q -y $missing
    fi
fi

# Benchmarks open no connection through TLS.
if [ "${1:-}" = browser ]; then exit 0; fi

fetch_nginx() {
    # The program stands in nginx-core where nginx is only a name for it.
    for package in nginx nginx-core; do
        rm -rf "$unpacked.deb"
        mkdir -p "$unpacked" "$unpacked.deb"
        (cd "$unpacked.deb" && apt-get download -qq -o APT::Sandbox::User=root "$package" >&2) || true
        for deb in "$unpacked.deb"/*.deb; do
            if [ -f "$deb" ]; then dpkg-deb -x "$deb" "$unpacked"; fi
        done
        rm -rf "$unpacked.deb"
        if can_run_nginx; then return 0; fi
    done
    return 1
}

can_run_nginx && exit 0
echo "Fetching nginx for the journey through TLS …" >&2
if any apt-get; then
    # Without root where the lists of packages are there and new; root fetches them where not.
    fetch_nginx && exit 0
    if may_install && as_root apt-get update -qq && fetch_nginx; then exit 0; fi
elif may_install; then
    # Here a package starts nothing by itself.
    as_root dnf install -q -y nginx
    can_run_nginx && exit 0
fi
give_up nginx nginx
