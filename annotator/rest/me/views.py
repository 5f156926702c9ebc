"""A person's keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from annotator.accounts.models import Keymap
from annotator.accounts.operations import keymap_of, save_keymap
from annotator.rest.kept import Kept
from annotator.rest.me.serializers import KeymapInput, KeymapOutput, SentKeymap
from articles.shapes.types import Shape


class OwnKeymap(Kept[Keymap, SentKeymap]):
    """The text desk's keys of the person who is signed in.

    API keys have none, and get 403.
    """

    noun = "keymap"
    plural = "keymap"
    output = KeymapOutput
    change_shape = KeymapInput()
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {
        "GET": ("Read your", "noun"),
        "PUT": ("Replace your", "noun"),
    }

    @staticmethod
    def shape(row: Keymap) -> Shape:
        """Return the keys as answers show them."""
        return {"single_letters": row.single_letters, "keys": row.keys, "version": row.version}

    def mine(self) -> Keymap:
        """Return the caller's keys."""
        return keymap_of(self.actor)

    def replace(self, version: int, sent: SentKeymap) -> Keymap:
        """Keep other keys."""
        return save_keymap(self.actor, version=version, single_letters=sent.single_letters, keys=sent.keys)
