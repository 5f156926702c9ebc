"""Tests of the room foundation."""
