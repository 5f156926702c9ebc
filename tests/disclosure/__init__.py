"""Tests of what outsiders may know: read keys, and the public."""
