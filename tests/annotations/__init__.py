"""Tests of the room annotations."""
