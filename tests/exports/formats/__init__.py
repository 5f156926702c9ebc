"""The formats that are made of NDJSON's lines, each read by a reader that others wrote where there is one."""
