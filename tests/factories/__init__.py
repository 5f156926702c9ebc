"""One small file per model: rows for tests, made by the same operations that make them for people.

Every factory takes the actor as its first argument and makes one if none is given. Only what a row can't do
without has a default; a test states every value that it asserts.
"""
