"""nginx from the distribution in front of a desk, with the very configuration that docs/operate.md gives."""

from __future__ import annotations

import base64
import getpass
import hashlib
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from pathlib import Path

from tests.journeys.server import PATIENCE, ROOT

NAME = "desk.example.org"
# Installed, or unpacked by tests/programs.sh.
FOUND = (
    shutil.which("nginx"),
    shutil.which("/usr/sbin/nginx"),
    shutil.which(ROOT / "var/programs/usr/sbin/nginx"),
)
NGINX = next(filter(None, FOUND), "nginx")
FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Proxy:
    """An nginx of its own, in a folder of its own, with a certificate of its own; nothing of it is
    installed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port, self.plain_port = _free_port(), _free_port()
        self.url = f"https://{NAME}:{self.port}"
        self.certificate = folder / "desk.pem"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, desk_port: int) -> None:
        """Start it before a desk and return when it answers."""
        self._make_certificate()
        (self._folder / "nginx.conf").write_text(self._configuration(desk_port), encoding="utf-8")
        command = [NGINX, "-p", str(self._folder), "-c", "nginx.conf", "-e", "error.log"]
        self._process = subprocess.Popen(command)
        self._wait()

    def stop(self) -> None:
        """Stop it and return when it is gone."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=PATIENCE)

    def connection(self) -> ssl.SSLSocket:
        """Connect as a program does that trusts this certificate and no other."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
        return context.wrap_socket(plain, server_hostname=NAME)

    def browser_flags(self) -> list[str]:
        """Return what makes Chromium find the name here, and trust the certificate's key."""
        openssl = ["openssl", "x509", "-in", str(self.certificate), "-pubkey", "-noout"]
        lines = subprocess.run(openssl, capture_output=True, text=True, check=True).stdout.splitlines()
        key = base64.b64decode("".join(line for line in lines if "-----" not in line))
        trusted = base64.b64encode(hashlib.sha256(key).digest()).decode()
        return [
            f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
            f"--ignore-certificate-errors-spki-list={trusted}",
        ]

    def _make_certificate(self) -> None:
        subprocess.run(
            [
                *(
                    "openssl",
                    "req",
                    "-x509",
                    "-newkey",
                    "ec",
                    "-pkeyopt",
                    "ec_paramgen_curve:prime256v1",
                    "-nodes",
                ),
                *("-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"),
                *("-keyout", str(self._folder / "desk.key"), "-out", str(self.certificate)),
            ],
            check=True,
            capture_output=True,
        )

    def _configuration(self, desk_port: int) -> str:
        """Return the page's configuration with this machine's ports and files, inside what a distribution has
        around it.
        """
        server = re.findall(
            r"```nginx\n(.*?)```", (ROOT / "docs/operate.md").read_text(encoding="utf-8"), re.DOTALL
        )[0]
        for theirs, ours in (
            ("listen 443 ", f"listen 127.0.0.1:{self.port} "),
            ("listen 80;", f"listen 127.0.0.1:{self.plain_port};"),
            ("/etc/ssl/desk.example.org.pem", str(self.certificate)),
            ("/etc/ssl/desk.example.org.key", str(self._folder / "desk.key")),
            ("http://127.0.0.1:8000", f"http://127.0.0.1:{desk_port}"),
        ):
            assert server.count(theirs) == 1, theirs
            server = server.replace(theirs, ours)
        places = "\n".join(f"{name}_temp_path {self._folder / name};" for name in FOLDERS)
        user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""
        return (
            f"{user}\ndaemon off;\npid nginx.pid;\nevents {{}}\nhttp "
            f"{{\naccess_log off;\n{places}\n{server}\n}}\n"
        )

    def _wait(self) -> None:
        """Try until it listens, a moment after its process starts."""
        assert self._process
        for _ in range(PATIENCE * 100):
            try:
                with self.connection():
                    return
            except OSError:
                assert self._process.poll() is None, (self._folder / "error.log").read_text(encoding="utf-8")
                time.sleep(0.01)
        raise TimeoutError(f"nginx didn't answer at {self.url}.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
