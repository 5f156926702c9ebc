"""The launcher, run for real."""
