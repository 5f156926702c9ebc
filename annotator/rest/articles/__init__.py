"""Articles and their revisions over HTTP."""
