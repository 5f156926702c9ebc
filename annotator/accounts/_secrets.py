"""How secrets are kept: as a hash, from which nobody gets them back."""

import hashlib


def digest_of(secret: str) -> str:
    """Return what is kept of a secret: its SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()
