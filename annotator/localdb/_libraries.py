"""Names the system library that PostgreSQL misses, and the command that installs it."""

import re
import shutil

#: The start of a library's file name: its package in Debian and Ubuntu, and in Fedora and its relatives.
PACKAGES = {
    "libxml2": ("libxml2", "libxml2"),
    "libgssapi_krb5": ("libgssapi-krb5-2", "krb5-libs"),
    "libkrb5": ("libkrb5-3", "krb5-libs"),
    "liblz4": ("liblz4-1", "lz4-libs"),
    "libzstd": ("libzstd1", "libzstd"),
    "libssl": ("libssl3", "openssl-libs"),
    "libcrypto": ("libssl3", "openssl-libs"),
    "libz": ("zlib1g", "zlib"),
}


def missing_library(complaint: str) -> str:
    """Turn the dynamic linker's complaint into one sentence with the remedy."""
    found = re.search(r"loading shared libraries: ((lib[\w-]+?)\.so[\w.]*)", complaint)
    if not found:
        return (
            f"PostgreSQL can't run here ({' '.join(complaint.split())}); set DATABASE_URL to a server of "
            "your own."
        )
    library, stem = found[1], found[2]
    debian, fedora = PACKAGES.get(stem, (stem, stem))
    command = f"dnf install {fedora}" if shutil.which("dnf") else f"apt-get install {debian}"
    return f"PostgreSQL needs the system library {library}. Install it ({command})."
