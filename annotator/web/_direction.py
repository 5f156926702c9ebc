"""In which direction a language is written."""

_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi", "nqo"}
)
_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "aran"})
_SCRIPT_LENGTH = 4


def direction_of(language: str) -> str:
    """Return the direction of a BCP 47 tag: `rtl`, or `auto` where the letters themselves must tell."""
    parts = language.lower().replace("_", "-").split("-")
    script = next((part for part in parts[1:] if len(part) == _SCRIPT_LENGTH and part.isalpha()), "")
    if script:
        return "rtl" if script in _SCRIPTS else "auto"
    return "rtl" if parts[0] in _LANGUAGES else "auto"
