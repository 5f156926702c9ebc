#!/bin/sh
# Makes sure of RabbitMQ and Redis, for make test-brokers. They are installed without being started: the tests start
# servers of their own, on ports and in folders of their own.
set -eu

any() {
    for name in "$@"; do
        if command -v "$name" >/dev/null 2>&1; then return 0; fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

missing=
any redis-server || missing="$missing redis-server"
any rabbitmq-server /usr/sbin/rabbitmq-server /usr/lib/rabbitmq/bin/rabbitmq-server || missing="$missing rabbitmq-server"
[ -n "$missing" ] || exit 0
if ! any apt-get || ! { [ "$(id -u)" = 0 ] || { any sudo && sudo -n true 2>/dev/null; }; }; then
    echo "The brokers' tests need$missing: ask an administrator for apt-get install$missing." >&2
    exit 1
fi
echo "Installing for the brokers' tests:$missing …" >&2
as_root apt-get update -qq
# Packages ask this program whether they may start what they bring (Debian Policy, 9.3.3.1); where somebody has set it up
# already, it stays.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    trap 'as_root rm -f "$policy"' EXIT
fi
# shellcheck disable=SC2086  # one word per package
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >/dev/null
