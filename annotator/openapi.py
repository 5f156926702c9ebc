"""How the description of the API is made: settings of the library that writes it."""

from collections.abc import Iterable
from typing import Any


def description_settings(origins: Iterable[str]) -> dict[str, Any]:
    """Return drf-spectacular's settings, for an API that is reached under these origins."""
    return {
        "TITLE": "Galley",
        "VERSION": "1",
        "DESCRIPTION": (
            "Who said what, through whom, and how sure they were: articles and the annotations on them."
        ),
        # Nullable types are written as they are in JSON Schema.
        "OAS_VERSION": "3.1.0",
        "SCHEMA_PATH_PREFIX": r"/api/v1/",
        # Without a public address, paths count from wherever the description was read.
        "SERVERS": [{"url": origin} for origin in origins],
        "PATH_CONVERTER_OVERRIDES": {"id": {"type": "string", "format": "uuid"}},
        # Kinds and roles stand where they are used; the library's own hook would make up names for them.
        "POSTPROCESSING_HOOKS": ["annotator.rest.schema.without_marks"],
        "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
        # What can be changed has a shape of its own already.
        "COMPONENT_SPLIT_PATCH": False,
    }
