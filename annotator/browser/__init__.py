"""What the browser's scripts know of the domain, written from the drafts that describe it."""
