"""One writer per outward format: bundles in, bytes out, no request and no query in sight."""
