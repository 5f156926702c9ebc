"""Documents on their way in over HTTP."""
