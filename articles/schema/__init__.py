"""What a record's draft says about its fields, and everything that follows from it.

A record's draft is a frozen dataclass in the `types` of its room. It gives each field a type, a default, and
a kind, which limits and explains the field: `unit: Annotated[str, Line(100, help="Such as USD.")] = ""`. From
these follow the checks of a draft, what its row keeps, and the shapes of the REST API and of exports. Rules
that look at more than one field are written where the record lives.
"""
