"""Typed readers of the environment.

Each refuses what it can't use by naming the variable, what was found and the remedy, so that a typing
mistake ends the start of a desk instead of turning into odd behaviour later.
"""

import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

#: Files that the desk's programs make are readable by nobody else: logs and exports tell of articles under
#: embargo.
UMASK = 0o077
TRUE = frozenset({"1", "true", "yes", "on"})
LAST_PORT = 65535
MOST = 1000
FALSE = frozenset({"0", "false", "no", "off", ""})
USUAL_PORTS = {"http": 80, "https": 443}
# A host name as browsers send it: ASCII, without the underscores that Django refuses in a Host header too.
HOST_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
LONGEST_NAME = 253

type Network = IPv4Network | IPv6Network


class SettingError(Exception):
    """The environment has a value that can't be used; the text is one sentence for the person who starts the
    desk.
    """


@dataclass(frozen=True, slots=True)
class PublicUrl:
    """Where people reach the desk from elsewhere. `port` is None when it is the scheme's own."""

    scheme: str
    host: str
    port: int | None = None

    @property
    def netloc(self) -> str:
        """The host as a browser names it in a request, with the port where one is needed."""
        return f"{self.host}:{self.port}" if self.port else self.host

    @property
    def origin(self) -> str:
        """The address without a slash at its end: what a browser sends as Origin."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the desk through TLS."""
        return self.scheme == "https"


def text(name: str, default: str = "") -> str:
    """Return the variable without surrounding space, or the default when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    """Return whether the variable says yes; unset means no."""
    value = os.environ.get(name, "").strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise SettingError(f"{name} is {value!r}; set it to 1 or 0, or leave it out.")


def port(name: str, default: int) -> int:
    """Return a TCP port between 1 and 65535."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= LAST_PORT):
        raise SettingError(f"{name} is {value!r}; set it to a port number between 1 and {LAST_PORT}.")
    return int(value)


def count(name: str) -> int | None:
    """Return a whole number from 1 to 1,000, or None when the variable is unset or empty."""
    value = text(name)
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= MOST):
        raise SettingError(
            f"{name} is {value!r}; set it to a number between 1 and {MOST:,}, or leave it out."
        )
    return int(value)


def choice(name: str, choices: Sequence[str], default: str) -> str:
    """Return one of the choices."""
    value = text(name, default)
    if value not in choices:
        raise SettingError(f"{name} is {value!r}; set it to one of {', '.join(choices)}, or leave it out.")
    return value


def names(name: str, default: Sequence[str]) -> list[str]:
    """Return a comma-separated list, its items without surrounding space and empty ones left out."""
    items = [item.strip() for item in text(name).split(",")]
    return [item for item in items if item] or list(default)


def origins(name: str) -> list[str]:
    """Return origins of pages, such as `https://reader.example.org`, given with commas between them."""
    found = []
    for item in names(name, default=()):
        form = "separate origins with commas, such as https://reader.example.org"
        try:
            parts = urlsplit(item)
            number = parts.port
        except ValueError as error:
            raise SettingError(f"{name} has {item!r}, which can't be read ({error}); {form}.") from error
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        is_host = _is_host_name(parts.hostname or "") or _is_ipv6(parts.netloc, parts.hostname or "")
        if parts.scheme not in USUAL_PORTS or not is_host or number == 0 or item.lower() != origin:
            raise SettingError(f"{name} has {item!r}, which is not the origin of a page; {form}.")
        found.append(origin)
    return found


def public_url(name: str) -> PublicUrl | None:
    """Return where people reach the desk, given as `https://host[:port]`, or None when the variable is
    unset.
    """
    value = text(name)
    if not value:
        return None
    form = "set it to the address that people type, such as https://desk.example.org"
    # Checked before reading: urlsplit() drops line breaks and tabs without a word.
    if not value.isprintable() or " " in value:
        raise SettingError(f"{name} is {value!r}, which contains a space or a control character; {form}.")
    try:
        parts = urlsplit(value)
        number, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise SettingError(f"{name} can't be read ({error}); {form}.") from error
    if parts.scheme not in USUAL_PORTS:
        raise SettingError(f"{name} is {value!r}, which begins with neither https:// nor http://; {form}.")
    if "@" in parts.netloc or parts.path not in {"", "/"} or "?" in value or "#" in value:
        raise SettingError(
            f"{name} is {value!r}; a desk needs a host of its own, so {form}, with nothing after it."
        )
    if number == 0 or not (_is_ipv6(parts.netloc, host) or _is_host_name(host)):
        hint = " (write an international name in its xn-- form)" if not host.isascii() else ""
        raise SettingError(f"{name} is {value!r}, which has no host name{hint}; {form}.")
    return PublicUrl(
        parts.scheme,
        f"[{host}]" if ":" in host else host,
        number if number != USUAL_PORTS[parts.scheme] else None,
    )


def _is_host_name(host: str) -> bool:
    return len(host) <= LONGEST_NAME and HOST_NAME.fullmatch(host) is not None


def _is_ipv6(netloc: str, host: str) -> bool:
    try:
        return netloc.startswith("[") and str(IPv6Address(host)) == host
    except ValueError:
        return False


def networks(name: str) -> tuple[Network, ...]:
    """Return addresses and networks, such as `127.0.0.1, 10.0.3.0/24`; none when the variable is unset."""
    return tuple(_network(name, item) for item in names(name, default=()))


def _network(name: str, item: str) -> Network:
    form = "separate addresses and networks with commas, such as 127.0.0.1,10.0.3.0/24"
    try:
        found = ip_network(item)
    except ValueError as error:
        raise SettingError(f"{name} has {item!r}, which is not a network ({error}); {form}.") from error
    if found.prefixlen == 0:
        raise SettingError(f"{name} has {item!r}, which would trust every address; {form}.")
    return found


def folder(name: str, default: Path, base: Path) -> Path:
    """Return an absolute folder; a relative value counts from `base`. The folder need not exist yet."""
    value = text(name, str(default))
    if "\0" in value or "\n" in value:
        raise SettingError(f"{name} contains a line break or a NUL; set it to the path of a folder.")
    return (base / Path(value).expanduser()).resolve()


def database(name: str) -> dict[str, Any] | None:
    """Return Django's connection settings for a `postgres://` address, or None when the variable is unset.

    A Unix socket's folder is written percent-encoded as the host. Query parameters are libpq's and go to
    `OPTIONS` (such as `?sslmode=require`).
    """
    value = text(name)
    if not value:
        return None
    form = f"set {name} to postgres://user:password@host:5432/database"
    try:
        parts = urlsplit(value)
        number = parts.port
    except ValueError as error:
        raise SettingError(f"{name} can't be read ({error}); {form}.") from error
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SettingError(f"{name} starts with {parts.scheme or 'no scheme'!r}; {form}.")
    database_name = unquote(parts.path.lstrip("/"))
    if not database_name:
        raise SettingError(f"{name} names no database; {form}.")
    # urlsplit() lowers the host's case, which would break a socket folder such as /run/Galley.
    host = parts.netloc.rpartition("@")[2]
    if number is not None:
        host = host.rpartition(":")[0]
    return {
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host).strip("[]"),
        "PORT": str(number or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def broker(name: str) -> str | None:
    """Return the address of another message broker than the database, or None when the variable is unset."""
    value = text(name)
    known = ("amqp", "amqps", "redis", "rediss", "memory")
    if value and value.partition("://")[0] not in known:
        raise SettingError(
            f"{name} is {value.partition('://')[0]!r}, which is not a broker that Galley knows; set it "
            "to amqp://… (RabbitMQ) or redis://…, or leave it out to queue in PostgreSQL."
        )
    return value or None


def storage(name: str, default: Path) -> Path:
    """Return the folder that made files (exports) are kept in, given as `file:///absolute/path`."""
    value = text(name)
    if not value:
        return default
    parts = urlsplit(value)
    if parts.scheme != "file" or parts.netloc not in {"", "localhost"} or not parts.path.startswith("/"):
        raise SettingError(
            f"{name} starts with {value.partition('://')[0]!r}, which isn't supported; "
            "set it to file:///absolute/path, or leave it out to keep files in the data folder."
        )
    return Path(unquote(parts.path))


def secret(name: str, file: Path) -> str:
    """Return the secret from the variable, else from `file`, which is made once and readable by its owner
    only.

    A file rather than a fresh value at each start: sessions and sign-in links outlive a restart, and web,
    worker and management commands must agree.
    """
    value = text(name)
    if value:
        return value
    try:
        if not file.exists():
            _write_once(file, secrets.token_urlsafe(50))
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SettingError(
            f"The secret key can't be kept in {file} ({reason}); set {name}, or set DATA to a folder you "
            "can write to."
        ) from error


def _write_once(file: Path, value: str) -> None:
    """Put `value` at `file` unless another process did so first; never leave half a file."""
    file.parent.mkdir(mode=0o777 & ~UMASK, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(value + "\n")
        # A hard link fails when the name exists, so of two first starts one wins and both read its key.
        os.link(draft, file)
    except FileExistsError:
        return
    finally:
        draft.unlink()
