"""One writer for each format. Writers turn bundles into bytes; they know no request and run no query."""
