"""The shape of a ledger entry."""

from __future__ import annotations

from rest_framework import serializers

from annotator.rest.outputs import OutputShape, Person


class ChangeOutput(OutputShape):
    """One change, as the ledger has it."""

    cursor = serializers.CharField(help_text="The place after this entry. Send it as `after`.")
    at = serializers.DateTimeField()
    verb = serializers.CharField(help_text="Such as `annotation.created` or `source.updated`.")
    subject = serializers.UUIDField(help_text="The row that changed.")
    article = serializers.UUIDField(allow_null=True)
    actor = Person(allow_null=True, help_text="Null where you may know only that the row was withdrawn.")
    agent = serializers.CharField(help_text="The program that acted; empty for a person at the desk.")
    before = serializers.DictField(allow_null=True)
    after = serializers.DictField(allow_null=True)


class ChangedRow(OutputShape):
    """A row that a change touches, as its own resource shows it to the caller."""

    id = serializers.UUIDField()
    kind = serializers.CharField(help_text="Such as `annotation` or `claim`: the resource, in the singular.")
    version = serializers.IntegerField(allow_null=True, help_text="Null for rows that have none.")
    row = serializers.DictField(allow_null=True, help_text="The row as it is now. Null: forget it.")


class FeedEntry(ChangeOutput):
    """One change in the feed, with all that a copy needs."""

    kind = serializers.CharField(help_text="The kind of row that changed, such as `annotation` or `claim`.")
    version = serializers.IntegerField(allow_null=True, help_text="The row's version now.")
    row = serializers.DictField(
        allow_null=True, help_text="The row as it is now, as its own resource shows it. Null: it is gone."
    )
    also = ChangedRow(many=True, help_text="Further rows that the change touches, each once on a page.")


class ChangesPage(OutputShape):
    """A stretch of the feed."""

    next = serializers.URLField(allow_null=True, help_text="Where the feed continues; null on an empty page.")
    cursor = serializers.CharField(help_text="The place after this page.")
    results = FeedEntry(many=True)


class DifferenceOutput(OutputShape):
    """What a change did to one field, in words. Of a list, only what was taken out and what was put in."""

    field = serializers.CharField(help_text="As in `before` and `after`.")
    title = serializers.CharField(help_text="What people call the field.")
    before = serializers.CharField(help_text="Empty where nothing was.")
    after = serializers.CharField(help_text="Empty where nothing is left.")


class HistoryEntry(ChangeOutput):
    """One change in a history."""

    record = serializers.CharField(
        help_text="The name of the record that changed, as it is today; empty where it has none for you."
    )
    done = serializers.CharField(help_text="What was done, in words, such as `added` or `merged`.")
    changes = DifferenceOutput(many=True)

    revertible = serializers.BooleanField(
        help_text="Whether it can be taken back, unless a later change was made."
    )


class HistoryPage(OutputShape):
    """A stretch of a history, the latest entry first."""

    next = serializers.URLField(
        allow_null=True, help_text="Where the history continues; null at its beginning."
    )
    results = HistoryEntry(many=True)


class RevertOutput(OutputShape):
    """What was taken back."""

    verb = serializers.CharField()
    subject = serializers.UUIDField()
