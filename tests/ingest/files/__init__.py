"""Files as they arrive, made up for the tests."""
