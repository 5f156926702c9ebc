"""The people and programs that use a desk: users, roles, API keys, sign-in links.

Owns the custom user model and the one table that says which role may do what. The domain knows none of
this: it sees an actor.
"""
