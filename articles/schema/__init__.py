"""What a record's draft says about its fields, and everything derived from it.

The draft of a record, a frozen dataclass in its room's `types`, names each field with its type, its default,
and a kind, which bounds it and explains it: `unit: Annotated[str, Line(100, help="Such as USD.")] = ""`. From
that follow what a draft must look like, what its row keeps, and the shapes of the REST API and of exports.
Rules of meaning, which look at more than one field, are written where the record lives.
"""
